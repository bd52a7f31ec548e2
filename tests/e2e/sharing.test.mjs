// Files between devices, and what happens to data when storage misbehaves.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { choose, importFile, open, opened, ranking, site } from "./support.mjs";

const app = site();
const HASHES = ["policy-hash", "data-hash", "result-hash"];

async function hashes(page) {
  return Promise.all(HASHES.map((name) => page.getByTestId(name).innerText()));
}

async function change(page) {
  await page.getByTestId("nav-lab").click();
  const field = page.getByTestId("weight-Q-exact");
  await field.fill("35");
  await field.press("Enter");
  await page.getByTestId("adopt").click();
  await page.getByTestId("nav-overview").click();
}

async function exported(page) {
  await page.getByTestId("nav-data").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("export-json").click()]);
  assert.match(download.suggestedFilename(), /^jiheng-\d{4}-\d\d-\d\d\.json$/);
  return { name: "shared.json", mimeType: "application/json", buffer: await readFile(await download.path()) };
}

app.test("what one browser exports another scores alike, with the same fingerprints", async ({ page, profile }) => {
  await open(page, app.url);
  const untouched = await hashes(page);
  await change(page);
  const [rows, prints] = [await ranking(page), await hashes(page)];
  assert.notEqual(prints[0], untouched[0]);
  assert.equal(prints[1], untouched[1]);
  assert.ok(prints.every((hash) => /^[0-9a-f]{64}$/.test(hash)));
  const file = await exported(page);

  const other = await (await profile({ locale: "en-US" })).newPage();
  await open(other, `${app.url}#/data`);
  await importFile(other, file);
  const theirs = await ranking(other);
  const plain = (row) => [row.agent, row.rank, row.score];
  assert.deepEqual(theirs.map(plain), rows.map(plain));
  assert.deepEqual(await hashes(other), prints);
});

app.test("a damaged copy is refused and the offices stay as they are", async ({ page }) => {
  await open(page, app.url);
  const file = await exported(page);
  for (const broken of [
    file.buffer.subarray(0, file.buffer.length - 200),
    Buffer.from(file.buffer.toString().replace('"weight_bp":4500', '"weight_bp":4600')),
    Buffer.from(file.buffer.toString().replace('"score":4', '"score":9')),
  ]) {
    await choose(page, { ...file, buffer: broken });
    const sentence = await page.getByTestId("import-refused").innerText();
    assert.match(sentence, /原有数据不变/);
    await page.reload();
    await opened(page);
  }
});

app.test("a store that cannot be read is kept aside and offered, never overwritten", async ({ page }) => {
  await open(page, app.url);
  await change(page);
  await page.getByTestId("save-state").getByText("已写入本机").waitFor();
  const lost = await page.evaluate(() => {
    const key = Object.keys(localStorage).find((it) => it.includes("policies"));
    localStorage.setItem(key, "damaged");
    return key;
  });
  assert.ok(lost);
  await page.reload();
  await opened(page);
  await page.getByTestId("storage-aside").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("download-aside").click()]);
  const text = await readFile(await download.path(), "utf8");
  assert.match(text, /damaged/);
  assert.equal((await ranking(page)).length, 8, "the demo is there to go on with");
});

app.test("a store of a newer version is left alone", async ({ page }) => {
  await open(page, app.url);
  await page.evaluate(() => localStorage.setItem("jiheng/head", JSON.stringify({ schema: "jiheng.store/9" })));
  await page.reload();
  await opened(page);
  await page.getByTestId("storage-newer").waitFor();
  await change(page);
  await page.waitForTimeout(800);
  const head = await page.evaluate(() => localStorage.getItem("jiheng/head"));
  assert.equal(head, JSON.stringify({ schema: "jiheng.store/9" }));
});

app.test("of two tabs the second to write is told, and loses nothing", async ({ page }) => {
  await open(page, app.url);
  const second = await page.context().newPage();
  await open(second, app.url);
  await change(page);
  await page.getByTestId("save-state").getByText("已写入本机").waitFor();
  await second.getByTestId("storage-elsewhere").waitFor();
  const head = await page.evaluate(() => localStorage.getItem("jiheng/head"));
  await change(second);
  await second.waitForTimeout(800);
  assert.equal(await page.evaluate(() => localStorage.getItem("jiheng/head")), head, "nothing was written over");
  await second.reload();
  await opened(second);
  assert.deepEqual(await hashes(second), await hashes(page));
});

app.test("nothing is written before the first change", async ({ page }) => {
  await open(page, app.url);
  await page.getByTestId("nav-lab").click();
  await page.getByTestId("nav-data").click();
  await page.waitForTimeout(600);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
});

app.test("a full store keeps the change in the page and says what to do", async ({ page }) => {
  await open(page, app.url);
  await page.evaluate(() => {
    localStorage.setItem("fill", "x".repeat(5_242_880 - 4 - 2_000));
  });
  await change(page);
  await page.getByTestId("save-failed").waitFor();
  assert.match(await page.getByTestId("save-failed").innerText(), /导出 JSON/);
  await page.evaluate(() => localStorage.removeItem("fill"));
  await page.getByTestId("nav-lab").click();
  const field = page.getByTestId("weight-Q-exact");
  await field.fill("36");
  await field.press("Enter");
  await page.getByTestId("save-state").getByText("已写入本机").waitFor();
});

app.test("with storage blocked the page works and says that nothing is kept", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  });
  await open(page, app.url);
  await page.getByTestId("storage-blocked").waitFor();
  await change(page);
  assert.equal((await ranking(page)).length, 8);
});

app.test("a deleted office comes back by undoing", async ({ page }) => {
  await open(page, `${app.url}#/data`);
  await page.getByRole("button", { name: /^删除云栖/ }).click();
  await page.getByTestId("remove-confirm").click();
  await page.getByTestId("toast").getByRole("button", { name: "撤销" }).click();
  await page.getByTestId("nav-overview").click();
  assert.equal((await ranking(page)).length, 8);
});
