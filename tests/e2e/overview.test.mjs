// The overview beyond the ranking: what needs attention, what changed, whom to train, and the bonus pool.
import assert from "node:assert/strict";
import { open, opened, ranking, site } from "./support.mjs";

const app = site();

app.test("what needs attention opens its evidence", async ({ page }) => {
  await open(page, app.url);
  await ranking(page);
  const attention = page.getByTestId("attention");
  const first = attention.getByTestId("attention-imbalance").first();
  const points = (await first.innerText()).match(/\d+\.\d/g).map(Number);
  assert.ok(Math.abs(points[0] - points[1]) >= 15, "an imbalance is at least 15 points");
  await first.getByRole("link").click();
  await page.waitForURL(/#\/agents\//);
});

app.test("low satisfaction and overdue work are among what needs attention, as their pages have them", async ({ page }) => {
  await open(page, app.url);
  await ranking(page);
  const attention = page.getByTestId("attention");
  const overdue = Number((await attention.getByTestId("attention-overdue").innerText()).match(/(\d+) 条记录已经超期/)[1]);
  const low = attention.getByTestId("attention-low");
  const people = await low.count();
  const named = people ? (await low.first().innerText()).split("的满意率")[0] : null;
  await attention.getByTestId("attention-overdue").getByRole("link").click();
  await page.locator(".lane__one, [data-testid=lane-round]").first().waitFor();
  const lanes = await Promise.all(["lane-round", "lane-office"].map((it) => page.getByTestId(it).innerText()));
  const counted = lanes.map((it) => Number(it.match(/(\d+) 条超期/)?.[1] ?? 0));
  assert.equal(counted[0] + counted[1], overdue);
  await open(page, `${app.url}#/satisfaction`);
  const flagged = page.locator("[data-flagged=true]");
  await page.getByTestId("low").or(page.getByTestId("low-none")).first().waitFor();
  assert.equal(await flagged.count(), people);
  if (named) assert.ok((await flagged.first().innerText()).includes(named));
});

app.test("scores are compared with the period before", async ({ page }) => {
  await open(page, app.url);
  await ranking(page);
  await page.getByTestId("period").selectOption("2026-08");
  const rows = page.getByTestId("changes").locator("[data-agent]");
  await rows.first().waitFor();
  const changes = await rows.evaluateAll((all) => all.map((it) => [...it.querySelectorAll("td")].map((it) => it.innerText)));
  assert.equal(changes.length, (await ranking(page)).length);
  const now = Object.fromEntries((await ranking(page)).map((it) => [it.agent, it.score]));
  const agents = await rows.evaluateAll((all) => all.map((it) => it.dataset.agent));
  for (const [at, [before, score, gain]] of changes.entries()) {
    assert.equal(score, now[agents[at]]);
    assert.equal((Number(before) + Number(gain.replace("−", "-"))).toFixed(2), score);
  }
  const sizes = changes.map(([, , gain]) => Math.abs(Number(gain.replace("−", "-"))));
  assert.deepEqual(sizes, [...sizes].sort((one, two) => two - one), "the greatest change first");
  await page.getByTestId("period").selectOption("2026-07");
  await page.getByText("没有可以评分的记录").waitFor();
});

app.test("a pool is shared out to the fen, kept, and taken back", async ({ page }) => {
  await open(page, app.url);
  await ranking(page);
  const rows = page.getByTestId("payouts").locator("[data-fen]");
  const fen = async () => (await rows.evaluateAll((all) => all.map((it) => Number(it.dataset.fen))));
  await page.getByTestId("bonus-pool").fill("一万");
  await page.getByTestId("bonus-pool").press("Enter");
  await page.getByText("请填 0 到 100 亿之间的金额").waitFor();
  assert.equal(await page.getByTestId("bonus-pool").inputValue(), "一万", "what was typed stays");
  await page.getByTestId("bonus-pool").fill("10000.01");
  await page.getByTestId("bonus-pool").press("Enter");
  await rows.first().waitFor();
  const byScore = await fen();
  assert.equal(byScore.length, 8);
  assert.equal(byScore.reduce((sum, it) => sum + it, 0), 1_000_001);
  await page.getByTestId("bonus-by").getByRole("radio", { name: "按等级系数" }).check();
  await page.waitForFunction((it) => document.querySelector("[data-testid=payouts] [data-fen]").dataset.fen !== it, `${byScore[0]}`);
  await page.getByTestId("bonus-cap").fill("1000");
  await page.getByTestId("bonus-cap").press("Enter");
  await page.getByText("留存 2,000.01 元").waitFor();
  assert.deepEqual(await fen(), Array(8).fill(100_000));
  await page.waitForFunction(() => document.querySelector("[data-testid=save-state]").innerText.includes("已写入"));
  await page.reload();
  await opened(page);
  await rows.first().waitFor();
  assert.deepEqual(await fen(), Array(8).fill(100_000), "it is kept");
});
