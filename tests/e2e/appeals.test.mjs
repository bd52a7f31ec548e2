// 申诉: an agent contests a case behind a figure, sees what it would do, and gets what was promised when it is upheld;
// a rejection goes to somebody else, finally. Everything can be undone and is still there after a reload.
import assert from "node:assert/strict";
import { open, opened, ranking, site } from "./support.mjs";

const app = site();

const saved = (page) => page.getByTestId("save-state").getByText("已写入本机").waitFor();
const undo = (page) => page.getByRole("button", { name: "撤销" }).last().click();
const text = (page, testid) => page.getByTestId(testid).innerText();
const score = async (page) => (await text(page, "sheet-score")).trim();

// Waits until the sheet shows this score.
const scored = (page, wanted) =>
  page.waitForFunction(
    (wanted) => document.querySelector("[data-testid=sheet-score]")?.innerText.trim() === wanted,
    wanted,
  );

async function addRuler(page, name) {
  await page.goto(`${app.url}#/team`);
  await page.getByTestId("add-person").click();
  await page.getByTestId("person-role").selectOption("manager");
  await page.getByTestId("person-name").fill(name);
  await page.getByTestId("save-person").click();
  await page.getByTestId("people").locator("tr", { hasText: name }).waitFor();
}

// Opens the sheet of somebody in the ranking: of the last one, who has something to complain of, unless said otherwise.
async function openSheet(page, at = -1) {
  await open(page, app.url);
  const rows = await ranking(page);
  const { agent, name } = rows.at(at);
  await page.goto(`${app.url}#/agents/${encodeURIComponent(agent)}`);
  await page.getByTestId("sheet-score").waitFor();
  return { agent, name };
}

// From the sheet to the ratings behind its figure, and to the form for the first one that counts as a miss.
async function contestRating(page) {
  await page.locator('[data-indicator="CSAT"] a.sheet__number').first().click();
  const miss = page.getByTestId("cases").locator("tbody tr", { hasText: "未达成" }).first();
  const row = (await miss.count()) > 0 ? miss : page.getByTestId("cases").locator("tbody tr").first();
  const number = (await row.locator("th").innerText()).trim();
  await row.locator("[data-part=appeal]").click();
  await page.getByTestId("appeal-form").waitFor();
  return number;
}

async function file(page, words) {
  await page.getByTestId("appeal-statement").fill(words);
  const promised = (await text(page, "outcome-score-after")).trim();
  const before = (await text(page, "outcome-score-before")).trim();
  await page.getByTestId("file-appeal").click();
  await page.getByTestId("appeal-form").getByRole("heading").waitFor({ state: "hidden" });
  return { before, promised };
}

async function rule(page, decision, by, reason) {
  await page.getByTestId("rule-appeal").first().click();
  await page.getByTestId("ruling-decision").getByLabel(decision, { exact: true }).check();
  await page.getByTestId("ruling-by").selectOption({ label: by });
  await page.getByTestId("ruling-reason").fill(reason);
  const after = (await text(page, "outcome-score-after")).trim();
  await page.getByTestId("save-ruling").click();
  await page.getByTestId("save-ruling").waitFor({ state: "detached" });
  return after;
}

app.test("a record is contested, upheld, and the score is what was promised; undone it is as before", async ({ page }) => {
  const { agent, name } = await openSheet(page);
  await addRuler(page, "孙经理");
  const sheet = `${app.url}#/agents/${encodeURIComponent(agent)}`;
  await page.goto(sheet);
  const now = await score(page);
  const number = await contestRating(page);
  assert.match(await text(page, "appeal-what"), new RegExp(number));
  assert.equal((await text(page, "outcome-score-before")).trim(), now);

  await page.getByTestId("file-appeal").click();
  await page.getByText("请写明申诉理由。").waitFor();
  const { promised } = await file(page, "业主打错了电话，不是我接的。");
  assert.notEqual(promised, now, "a record that does not count any more moves the score");

  await page.goto(`${app.url}#/team/appeals`);
  const entry = page.getByTestId("appeals-open").getByTestId("appeal");
  assert.match(await entry.innerText(), new RegExp(`${number}[^]*待裁定[^]*${name}[^]*业主打错了电话`));
  await page.getByTestId("rule-appeal").click();
  await page.getByTestId("save-ruling").click();
  assert.match(await text(page, "form-problem"), /请选择决定/);
  await page.getByText("请写明裁定理由。").waitFor();
  const people = await page.getByTestId("ruling-by").locator("option").allInnerTexts();
  assert.ok(!people.includes(name), "nobody rules on the own appeal");
  await page.keyboard.press("Escape");
  assert.equal(await rule(page, "成立", "孙经理", "录音证实是打错的。"), promised);

  const closed = page.getByTestId("appeals-closed").getByTestId("appeal");
  const history = await closed.innerText();
  assert.match(history, /第一次裁定[^]*成立[^]*孙经理[^]*录音证实/);
  const versions = await closed.locator("[data-part=versions]").innerText();
  assert.ok(versions.includes(now) && versions.includes(promised), versions);

  await page.goto(sheet);
  assert.equal(await score(page), promised);
  assert.match(await text(page, "sheet-appeals"), new RegExp(`${number}[^]*成立[^]*不计入`));
  await page.locator('[data-indicator="CSAT"] a.sheet__number').first().click();
  assert.match(await text(page, "struck"), new RegExp(`${number}.*申诉`));
  assert.equal(await page.getByTestId("cases").locator("tbody th", { hasText: number }).count(), 0);

  await page.goto(sheet);
  await undo(page);
  await scored(page, now);
  await page.getByRole("button", { name: "重做" }).first().click();
  await scored(page, promised);
  await saved(page);
  await page.reload();
  await opened(page);
  assert.equal(await score(page), promised);
});

app.test("an indicator is contested, rejected, and struck by somebody else in the second instance, finally", async ({ page }) => {
  const { agent } = await openSheet(page, 0);
  await addRuler(page, "孙经理");
  await addRuler(page, "李总");
  const sheet = `${app.url}#/agents/${encodeURIComponent(agent)}`;
  await page.goto(sheet);
  const now = await score(page);
  await page.locator('[data-indicator="CSAT"] [data-part=appeal]').click();
  const { promised } = await file(page, "本期的评价来自停电，与我无关。");
  assert.notEqual(promised, now);

  await page.goto(`${app.url}#/team/appeals`);
  assert.equal(await rule(page, "不成立", "孙经理", "评价都已逐条核对。"), now);
  await page.getByTestId("second-appeal").click();
  await page.getByTestId("second-statement").fill("停电的工单没有算进去。");
  await page.getByTestId("file-second").click();
  const openEntry = page.getByTestId("appeals-open").getByTestId("appeal");
  await openEntry.getByText("待二次裁定").waitFor();
  await page.getByTestId("rule-appeal").click();
  const people = await page.getByTestId("ruling-by").locator("option").allInnerTexts();
  assert.ok(!people.includes("孙经理") && people.includes("李总"), "somebody else rules");
  await page.keyboard.press("Escape");
  assert.equal(await rule(page, "成立", "李总", "停电属实。"), promised);
  const entry = page.getByTestId("appeals-closed").getByTestId("appeal");
  const history = await entry.innerText();
  assert.match(history, /已终结[^]*第一次裁定[^]*取代[^]*不成立[^]*二次裁定（最终）[^]*成立/);
  assert.equal(await entry.locator("[data-part=versions]").count(), 2, "both rulings keep both versions");
  assert.equal(await page.getByTestId("rule-appeal").count() + (await page.getByTestId("second-appeal").count()), 0);

  await page.goto(sheet);
  assert.equal(await score(page), promised);
  const line = page.locator('tr[data-indicator="CSAT"]');
  assert.match(await line.innerText(), /申诉 .*本期不以此考核/);
  await undo(page);
  await scored(page, now);
});

app.test("an indicator is struck in part: the chosen records do not count", async ({ page }) => {
  const { agent } = await openSheet(page);
  await addRuler(page, "孙经理");
  await page.goto(`${app.url}#/agents/${encodeURIComponent(agent)}`);
  await page.locator('[data-indicator="CSAT"] [data-part=appeal]').click();
  await file(page, "有两条不是我的。");
  await page.goto(`${app.url}#/team/appeals`);
  await page.getByTestId("rule-appeal").click();
  await page.getByTestId("ruling-decision").getByLabel("部分成立").check();
  await page.getByTestId("ruling-by").selectOption({ label: "孙经理" });
  await page.getByTestId("ruling-reason").fill("一条属实。");
  await page.getByTestId("save-ruling").click();
  assert.match(await text(page, "form-problem"), /至少选一条记录/);
  const first = page.getByTestId("part-records").locator("li").first();
  const number = (await first.locator("span").first().innerText()).trim();
  await first.locator("input").check();
  await page.getByTestId("save-ruling").click();
  await page.getByTestId("save-ruling").waitFor({ state: "detached" });
  const entry = page.getByTestId("appeals-closed").getByTestId("appeal");
  assert.match(await entry.innerText(), new RegExp(`部分成立[^]*不计入的记录：${number}`));
});

app.test("an appeal is filed and withdrawn with the keyboard alone, and the days to rule are set", async ({ page }) => {
  await openSheet(page);
  const button = page.locator('[data-indicator="CSAT"] [data-part=appeal]');
  await button.focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("appeal-form").waitFor();
  const inside = () => page.evaluate(() => document.activeElement.closest("dialog") !== null);
  assert.ok(await inside(), "the focus is in the form");
  await page.keyboard.press("Escape");
  await page.getByTestId("appeal-form").waitFor({ state: "hidden" });
  assert.ok(await button.evaluate((node) => node === document.activeElement), "and goes back to where it was");
  await page.keyboard.press("Enter");
  const statement = page.getByTestId("appeal-statement");
  for (let step = 0; step < 6; step += 1) {
    if (await statement.evaluate((node) => node === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("请核对。");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByTestId("sheet-appeals").waitFor();

  await page.goto(`${app.url}#/team/appeals`);
  await page.getByTestId("withdraw-appeal").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("appeals-closed").getByText("已撤回").waitFor();
  await page.getByTestId("appeal-days").fill("61");
  await page.keyboard.press("Enter");
  await page.getByText("请填 1 到 60 的整数。").waitFor();
  await page.getByTestId("appeal-days").fill("10");
  await page.keyboard.press("Enter");
  await page.getByText("裁定期限改为 10 天").waitFor();
});

app.test("without appeals the page leads to the sheets", async ({ page }) => {
  await open(page, `${app.url}#/team/appeals`);
  await page.getByTestId("appeals-empty").waitFor();
  await page.getByTestId("appeals-to-sheets").click();
  await page.getByTestId("sheet").waitFor();
});

app.test("the overview names an appeal whose time is over", async ({ page }) => {
  const start = new Date("2026-11-02T02:00:00Z");
  await page.clock.setFixedTime(start);
  await openSheet(page);
  await page.locator('[data-indicator="CSAT"] [data-part=appeal]').click();
  await file(page, "请核对。");
  await saved(page);
  await page.clock.setFixedTime(new Date("2026-11-20T02:00:00Z"));
  await page.reload();
  await opened(page);
  await page.goto(`${app.url}#/`);
  await page.getByTestId("attention-appeals").getByText("1 件申诉已经过了裁定期限").waitFor();
  await page.getByTestId("attention-appeals").getByRole("link").click();
  await page.getByTestId("appeals-open").getByText("已逾期").waitFor();
});
