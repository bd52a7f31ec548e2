// The score sheet as a document: what it says of chance, what it left out, who may see what of reviews, and its receipt,
// whose code is read back from the very pixels that are printed.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { open, ranking, site } from "./support.mjs";

const require = createRequire(import.meta.url);
const jsQR = require("jsqr");
const app = site();

// What a reader of QR codes sees in an element of the page.
async function decoded(page, locator) {
  const png = await locator.screenshot();
  const { width, height, data } = await page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return { width: image.width, height: image.height, data: [...context.getImageData(0, 0, image.width, image.height).data] };
  }, [...png]);
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data;
}

async function go(page, address) {
  await page.evaluate((it) => (location.hash = it), address);
}

async function openSheet(page, agent) {
  await go(page, `#/agents/${agent}`);
  await page.getByTestId("sheet").waitFor();
}

for (const colorScheme of ["light", "dark"]) {
  const context = { colorScheme, deviceScaleFactor: 2 };
  app.test(`the code on paper is the link of the receipt: ${colorScheme}`, { context }, async ({ page }) => {
    await open(page, `${app.url}#/`);
    const [first] = await ranking(page);
    await openSheet(page, first.agent);
    const link = await page.getByTestId("receipt-link").getAttribute("href");
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 710, height: 1000 });
    const code = page.getByTestId("receipt-qr").locator("svg");
    const { width } = await code.boundingBox();
    assert.ok(width >= 25 * (96 / 25.4), `${width} px on paper`);
    assert.equal(await decoded(page, code), `${app.url.replace(/#.*$/, "").replace(/\/$/, "")}/${link}`);
  });
}

app.test("a receipt says who and what, proves it and is computed again", async ({ page, profile }) => {
  await open(page, `${app.url}#/`);
  const [first, second] = await ranking(page);
  const root = await page.getByTestId("receipt-root").textContent();
  assert.match(root, /^[0-9a-f]{64}$/);
  await openSheet(page, second.agent);
  assert.equal(await page.getByTestId("receipt-root").textContent(), root);
  await openSheet(page, first.agent);
  assert.equal(await page.getByTestId("receipt-root").textContent(), root);
  const link = await page.getByTestId("receipt-link").getAttribute("href");
  await page.getByTestId("receipt-link").click();
  await page.getByTestId("receipt-page").waitFor();
  assert.match(await page.getByTestId("receipt-who").textContent(), new RegExp(first.name));
  assert.equal(await page.getByTestId("receipt-score").textContent(), first.score);
  await page.getByTestId("proof-holds").waitFor();
  await page.getByTestId("receipt-agrees").waitFor();
  assert.equal(await page.getByTestId("receipt-root").textContent(), root);

  // A browser whose office has another name has nothing to compare with, and the proof holds all the same.
  const other = await (await profile()).newPage();
  await open(other, `${app.url}#/data`);
  const name = other.locator("[data-office] input").first();
  await name.fill("别处");
  await name.press("Enter");
  await go(other, link);
  await other.getByTestId("proof-holds").waitFor();
  await other.getByTestId("receipt-unknown").waitFor();

  // From agreement to the very sheet, whatever period was looked at.
  const shown = await page.getByTestId("receipt-score").textContent();
  await page.getByTestId("receipt-page").getByRole("link").first().click();
  await page.getByTestId("sheet-score").getByText(shown).waitFor();

  // Altered letters: the last ones are the proof's, the first ones say what it is.
  const letters = link.split("d=")[1];
  const end = letters.slice(-20, -10) === "0000000000" ? "1111111111" : "0000000000";
  await go(page, `#/receipt?d=${letters.slice(0, -20)}${end}${letters.slice(-10)}`);
  await page.getByTestId("proof-fails").waitFor();
  assert.equal(await page.getByTestId("receipt-agrees").count(), 0);
  for (const damaged of [letters.slice(0, -9), "HELLO", ""]) {
    await go(page, `#/receipt?d=${damaged}`);
    await page.getByTestId("broken-receipt").waitFor();
  }
});

app.test("a receipt of other data names the difference", async ({ page }) => {
  await open(page, `${app.url}#/`);
  const [first] = await ranking(page);
  await openSheet(page, first.agent);
  const link = await page.getByTestId("receipt-link").getAttribute("href");
  // One review more in this browser.
  await go(page, "#/team/reviews");
  await page.getByTestId("review-rows").getByLabel("3", { exact: true }).first().check();
  await page.getByTestId("save-review").click();
  await page.locator(".toasts").getByText("已").first().waitFor();
  await go(page, link);
  await page.getByTestId("proof-holds").waitFor();
  await page.getByTestId("receipt-differs").waitFor();
  assert.match(await page.getByTestId("receipt-differs").textContent(), /数据不同/);
});

app.test("what one or two peers think is told nowhere, and who said what never", async ({ page }) => {
  const newcomer = "钱一鸣";
  await open(page, `${app.url}#/team`);
  await page.getByTestId("add-person").click();
  await page.getByTestId("person-name").fill(newcomer);
  await page.getByTestId("save-person").click();
  await page.getByTestId("people").getByText(newcomer).first().waitFor();
  await go(page, "#/team/reviews");
  await page.getByTestId("review-kind").getByLabel("同事互评").check();
  const options = page.getByTestId("review-rater").locator("option");
  const raters = await options.evaluateAll((all) => all.map((it) => ({ id: it.value, name: it.textContent })));
  const review = async (rater, score) => {
    await page.getByTestId("review-rater").selectOption(rater.id);
    await page.getByTestId("review-rows").locator(`[data-ratee=${newcomer}]`).getByLabel(score, { exact: true }).check();
    await page.getByTestId("save-review").click();
    await page.getByTestId("review-filled").getByText("已打 0 人").waitFor();
  };
  await review(raters[0], "2");
  await review(raters[1], "3");
  await openSheet(page, newcomer);
  const line = page.locator('[data-indicator="PEER"]').first();
  await line.getByText("同事不足 3 位，不显示").waitFor();
  assert.doesNotMatch(await line.innerText(), /2\.5|5 \/ 2/);
  await page.getByTestId("sheet-peers").getByText("2 人已评，不足 3 人不显示").waitFor();
  await go(page, `#/records?agent=${newcomer}&indicator=PEER`);
  await page.getByTestId("peers-hidden").waitFor();
  const hidden = await page.locator("main").innerText();
  assert.doesNotMatch(hidden, /2\.5|计入 [0-9]/);
  for (const { name } of raters.slice(0, 2)) assert.ok(!hidden.includes(name), name);
  await go(page, "#/policy/indicators/PEER");
  const row = page.getByTestId("indicator-people").locator(`[data-agent=${newcomer}]`);
  await row.getByText("同事不足 3 位，不显示").waitFor();
  assert.doesNotMatch(await row.innerText(), /\d\.\d/);
  assert.ok(!(await page.locator("main").innerText()).includes(`${newcomer} 2.5`));

  await go(page, "#/team/reviews");
  await page.getByTestId("review-kind").getByLabel("同事互评").check();
  await review(raters[2], "4");
  await openSheet(page, newcomer);
  await page.getByTestId("sheet-peers").getByText("3.00 分（3 人）").waitFor();
  await go(page, `#/records?agent=${newcomer}&indicator=PEER`);
  const cases = page.getByTestId("cases").locator("tbody tr");
  await cases.nth(2).waitFor();
  const shown = await cases.allInnerTexts();
  assert.deepEqual(shown.map((it) => it.match(/计入 (\d)/)?.[1]), ["2", "3", "4"]);
  for (const { name } of raters) assert.ok(!shown.join().includes(name), name);
});

app.test("a sheet says how sure it is, on screen and on paper", async ({ page }) => {
  await open(page, `${app.url}#/`);
  const people = await ranking(page);
  const close = [];
  for (const [at, person] of people.entries()) {
    await openSheet(page, person.agent);
    await page.locator("h1").getByText(person.name).waitFor();
    await page.emulateMedia({ media: "print" });
    if (person.score) {
      const [, low, high] = (await page.getByTestId("doubt-interval").innerText()).match(/落在 ([\d.]+) 到 ([\d.]+) 之间/).map(Number);
      const score = Number(person.score);
      assert.ok(low <= score && score <= high && low < high, `${low} ≤ ${score} ≤ ${high}`);
      const neighbors = await page.getByTestId("doubt-neighbors").innerText();
      const above = people[at - 1]?.score && `前一位${people[at - 1].name}`;
      const below = people[at + 1]?.score && `后一位${people[at + 1].name}`;
      // Nobody but the neighbors is spoken of, and the difference is the one between the published scores.
      for (const [named, other] of [[above, people[at - 1]], [below, people[at + 1]]]) {
        if (!named || !neighbors.includes(named)) continue;
        const gap = Math.abs(Number(other.score) - score).toFixed(2);
        assert.match(neighbors, new RegExp(`${named}难分高下：[差多] ${gap} 分`));
        close.push([person.name, other.name].sort().join());
      }
    }
    await page.emulateMedia({ media: null });
  }
  // Too close is said on both sheets.
  assert.ok(close.length > 0 && close.length % 2 === 0, close.join(" "));
  assert.equal(new Set(close).size * 2, close.length);
});

app.test("what did not count stands with its reasons, its counts and its records", async ({ page }) => {
  await open(page, `${app.url}#/`);
  const people = await ranking(page);
  await openSheet(page, people.at(-1).agent);
  const entries = page.getByTestId("left-out").locator("[data-indicator]");
  await entries.first().waitFor();
  const listed = await entries.evaluateAll((all) =>
    all.map((it) => [it.dataset.indicator, Number(it.querySelector(".left-out__count").textContent.replace(/\D/g, "")), it.querySelectorAll(".left-out__record").length]));
  const table = page.getByTestId("sheet-lines").locator("[data-indicator]");
  const told = await table.evaluateAll((all) =>
    all.flatMap((it) => [...it.querySelectorAll(".sheet__left-out")].map((left) => [it.dataset.indicator, Number.parseInt(left.textContent, 10)])));
  const sorted = (all) => all.map(([indicator, count]) => `${indicator} ${count}`).sort();
  assert.ok(told.length > 2, told.join());
  assert.deepEqual(sorted(listed), sorted(told), "the list and the lines say the same");
  for (const [indicator, count, records] of listed) assert.equal(records, Math.min(count, 5), indicator);
  const record = entries.first().locator(".left-out__record").first();
  const number = await record.innerText();
  await record.click();
  await page.getByText(number, { exact: true }).first().waitFor();
});

app.test("on paper the sheet names the nearest way to the next grade", async ({ page }) => {
  await open(page, `${app.url}#/`);
  const found = [];
  for (const { agent } of await ranking(page)) {
    await openSheet(page, agent);
    const ways = page.getByTestId("coach").locator("[data-of=ways] > li");
    const onScreen = await ways.count();
    await page.emulateMedia({ media: "print" });
    const onPaper = await ways.evaluateAll((all) => all.filter((it) => it.checkVisibility()).length);
    await page.emulateMedia({ media: null });
    assert.equal(onPaper, Math.min(onScreen, 1), agent);
    found.push(onScreen);
  }
  assert.ok(Math.max(...found) > 1, found.join());
});
