// The first minute: demo data, its ranking, a score sheet, and the records behind a number.
import assert from "node:assert/strict";
import { open, opened, ranking, site } from "./support.mjs";

const app = site();

app.test("opens on a ranked demo that says it is one", async ({ page }) => {
  await open(page, app.url);
  await page.getByTestId("tour").getByText("演示数据").waitFor();
  await page.getByTestId("tour-skip").click();
  await page.getByTestId("demo-banner").waitFor();
  const rows = await ranking(page);
  assert.equal(rows.length, 8);
  const scores = rows.map((row) => Number(row.score));
  assert.deepEqual(scores, [...scores].sort((one, two) => two - one));
  assert.ok(rows.every((row) => /^\d+\.\d\d$/.test(row.score) && row.rank && row.grade));
  assert.ok(new Set(rows.map((row) => row.grade)).size >= 3, "the grades are spread");
  await page.getByTestId("start-own").first().click();
  await page.getByTestId("import-file").waitFor({ state: "attached" });
});

app.test("another period has another ranking, and both languages have it", async ({ page }) => {
  await open(page, app.url);
  const quarter = await ranking(page);
  await page.getByTestId("period").selectOption("2026-07");
  await page.waitForFunction(
    (before) => document.querySelector("[data-testid=ranking] [data-agent]").dataset.score !== before,
    quarter[0].score,
  );
  const july = await ranking(page);
  assert.notDeepEqual(july, quarter);
  await page.getByTestId("language").click();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  const english = await ranking(page);
  assert.deepEqual(
    english.map((row) => row.score),
    july.map((row) => row.score),
  );
  await page.reload();
  await opened(page);
  assert.equal(await page.locator("html").getAttribute("lang"), "en", "the language is remembered");
  assert.equal(await page.getByTestId("period").inputValue(), "2026-07", "and so is the period");
});

app.test("the theme follows the button and is remembered", async ({ page }) => {
  await open(page, app.url);
  await page.getByTestId("theme").click();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await page.reload();
  await opened(page);
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
});

app.test("every number of a score sheet opens the records it came from", async ({ page }) => {
  await open(page, app.url);
  const [first] = await ranking(page);
  await page.getByRole("link", { name: first.name }).click();
  await page.getByTestId("sheet").waitFor();
  assert.equal(await page.getByTestId("sheet-score").innerText(), first.score);
  assert.equal(await page.getByTestId("sheet-grade").innerText(), first.grade);
  const line = page.locator("[data-indicator=CSAT]");
  const [hits, cases] = (await line.locator("a").first().innerText()).split(" / ").map(Number);
  await line.locator("a").first().click();
  await page.getByTestId("cases").waitFor();
  const counted = async (word) => {
    await page.getByTestId("filter-verdict").selectOption({ label: word });
    const text = await page.locator(".pager [role=status]").innerText();
    return Number(text.match(/共 (\d+) 条/)[1]);
  };
  const met = await counted("计入，达成");
  assert.equal(met, hits);
  assert.equal(met + (await counted("计入，未达成")), cases);
});

app.test("records are found by what is written in them", async ({ page }) => {
  await open(page, `${app.url}#/records`);
  const all = await page.getByTestId("found").innerText();
  await page.getByTestId("search").fill("投诉");
  await page.waitForFunction((before) => document.querySelector("[data-testid=found]").innerText !== before, all);
  await page.getByTestId("search").fill("没有这样的记录");
  await page.getByText("没有符合条件的记录", { exact: true }).waitFor();
});

app.test("an address that leads nowhere says so and leads back", async ({ page }) => {
  await open(page, `${app.url}#/agents/nobody`);
  await page.getByTestId("not-found").getByRole("button").click();
  assert.equal((await ranking(page)).length, 8);
});
