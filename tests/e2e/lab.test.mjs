// The policy lab: weights move, others give way, the ranking follows, and nothing is lost.
import assert from "node:assert/strict";
import { crowd } from "./crowd.mjs";
import { importFile, open, opened, ranking, site } from "./support.mjs";

const app = site();
const GROUPS = ["Q", "E", "C", "R"];

// Drags a range input the way a script can: value, then the events of a person's hand.
async function drag(page, testid, percents) {
  for (const percent of percents) {
    await page.getByTestId(testid).evaluate((input, value) => {
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }, String(percent));
  }
}

async function drop(page, testid) {
  await page.getByTestId(testid).evaluate((input) => input.dispatchEvent(new Event("change", { bubbles: true })));
}

async function weights(page) {
  return Promise.all(GROUPS.map(async (group) => Number(await page.getByTestId(`weight-${group}`).inputValue())));
}

const sum = (numbers) => Math.round(numbers.reduce((total, it) => total + it, 0) * 100) / 100;

app.test("a moved weight rebalances the others and reorders the ranking", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const before = await ranking(page);
  assert.deepEqual(await weights(page), [45, 30, 10, 15]);
  await drag(page, "weight-E", [40, 60, 80]);
  assert.equal(sum(await weights(page)), 100);
  const during = await ranking(page);
  assert.notDeepEqual(
    during.map((row) => row.agent),
    before.map((row) => row.agent),
  );
  await drop(page, "weight-E");
  assert.deepEqual(await ranking(page), during);
  await page.getByTestId("reset").click();
  assert.deepEqual(await ranking(page), before);
});

app.test("a weight pushed to nothing on the way comes back in its old proportion", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  await drag(page, "weight-Q", [100, 45]);
  assert.deepEqual(await weights(page), [45, 30, 10, 15]);
});

app.test("a locked weight keeps still, and exact numbers can be typed", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  await page.getByTestId("weight-E-lock").click();
  const field = page.getByTestId("weight-Q-exact");
  await field.fill("50.5");
  await field.press("Enter");
  const [quality, efficiency, ...others] = await weights(page);
  assert.deepEqual([quality, efficiency], [50.5, 30]);
  assert.equal(sum(others), 19.5);
  await field.fill("a lot");
  await field.press("Enter");
  await page.getByText("请输入 0 到 100 之间的数").first().waitFor();
  assert.deepEqual((await weights(page))[0], 50.5);
});

app.test("keys move a slider; undo and redo take it back and forth", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const start = await weights(page);
  await page.getByTestId("weight-Q").focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("PageDown");
  assert.equal((await weights(page))[0], 39);
  await page.keyboard.press("Control+z");
  assert.equal((await weights(page))[0], 44);
  await page.getByTestId("undo").click();
  assert.deepEqual(await weights(page), start);
  await page.getByTestId("redo").click();
  await page.getByTestId("redo").click();
  assert.equal((await weights(page))[0], 39);
});

app.test("the draft survives a reload, leaves the overview alone, and is adopted as the next version", async ({ page }) => {
  await open(page, app.url);
  const inForce = await ranking(page);
  await open(page, `${app.url}#/lab`);
  await page.reload();
  await opened(page);
  await drag(page, "weight-E", [80]);
  await drop(page, "weight-E");
  const draft = await ranking(page);
  await page.getByTestId("save-state").getByText("已写入本机").waitFor();
  await page.reload();
  await opened(page);
  assert.deepEqual(await ranking(page), draft);
  await page.getByTestId("nav-overview").click();
  assert.deepEqual(
    (await ranking(page)).map((row) => row.score),
    inForce.map((row) => row.score),
  );
  await page.getByTestId("nav-lab").click();
  await page.getByTestId("adopt").click();
  await page.getByTestId("toast").waitFor();
  await page.getByTestId("nav-overview").click();
  assert.deepEqual(
    (await ranking(page)).map((row) => row.score),
    draft.map((row) => row.score),
  );
  assert.match(await page.getByTestId("overview-lead").innerText(), /第 2 版/);
});

app.test("weights within a group move too", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const before = await ranking(page);
  await page.getByText("服务质量内部").click();
  await drag(page, "weight-Q-CSAT", [90]);
  await drop(page, "weight-Q-CSAT");
  const inner = await Promise.all(
    ["CSAT", "FCR", "CMPL"].map(async (id) => Number(await page.getByTestId(`weight-Q-${id}`).inputValue())),
  );
  assert.deepEqual(inner, [90, 5, 5]);
  assert.notDeepEqual(await ranking(page), before);
});

app.test("rows out of sight follow as soon as a dragged slider rests or is let go", async ({ page }) => {
  await open(page, `${app.url}#/data`);
  await importFile(page, { name: "crowd.json", mimeType: "application/json", buffer: Buffer.from(crowd(90)) });
  await page.getByTestId("nav-lab").click();
  const before = await ranking(page);
  assert.equal(before.length, 90);
  const steady = (rows) => rows.every((row, at) => at === 0 || Number(rows[at - 1].score) >= Number(row.score));
  const people = (rows) => new Set(rows.map((row) => row.agent)).size;
  await drag(page, "weight-R", [20, 60, 95]);
  // Held still, not let go.
  await page.waitForFunction(
    (last) => document.querySelector("[data-testid=ranking] [data-agent]:last-child").dataset.score !== last,
    before.at(-1).score,
  );
  const held = await ranking(page);
  assert.ok(steady(held));
  assert.equal(people(held), 90);
  // Let go in the middle of a movement: nothing waits any longer.
  await drag(page, "weight-R", [80, 50]);
  await drop(page, "weight-R");
  const dropped = await ranking(page);
  assert.ok(steady(dropped));
  assert.equal(people(dropped), 90);
  assert.notDeepEqual(dropped, held);
});
