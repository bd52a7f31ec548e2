// 团队: people, shifts, kinds of work and reviews are changed, seen, undone, and still there after a reload.
import assert from "node:assert/strict";
import { open, opened, site } from "./support.mjs";

const app = site();

const saved = (page) => page.getByTestId("save-state").getByText("已写入本机").waitFor();
const undo = (page) => page.getByRole("button", { name: "撤销" }).last().click();
const person = (page, name) => page.getByTestId("people").locator("tr", { hasText: name });

async function addPerson(page, name) {
  await page.getByTestId("add-person").click();
  await page.getByTestId("person-name").fill(name);
  await page.getByTestId("save-person").click();
  await person(page, name).waitFor();
}

app.test("a person is added, changed, still there after a reload, and deleted only while nothing speaks of them", async ({ page }) => {
  await open(page, `${app.url}#/team`);
  await page.getByTestId("add-person").click();
  await page.getByTestId("save-person").click();
  await page.getByText("请填写姓名。").waitFor();
  await page.getByTestId("person-name").fill("钱一鸣");
  await page.getByTestId("person-from").fill("2026-09-10");
  await page.getByTestId("person-to").fill("2026-09-01");
  await page.getByTestId("person-skills").fill("粤语，投诉处理");
  await page.getByTestId("save-person").click();
  assert.match(await page.getByTestId("form-problem").innerText(), /离岗日期早于到岗日期/);
  assert.equal(await page.getByTestId("person-skills").inputValue(), "粤语，投诉处理", "nothing typed is lost");
  await page.getByTestId("person-to").fill("");
  await page.getByTestId("person-experienced").check();
  await page.getByTestId("save-person").click();
  assert.match(await person(page, "钱一鸣").innerText(), /有经验\s*粤语\s*投诉处理/);
  await saved(page);
  await page.reload();
  await opened(page);
  await person(page, "钱一鸣").getByTestId("leave-person").click();
  await page.getByTestId("delete-person").click();
  await person(page, "钱一鸣").waitFor({ state: "detached" });
  await undo(page);
  await person(page, "钱一鸣").waitFor();
});

app.test("somebody with records leaves on a date and is not deleted", async ({ page }) => {
  await open(page, `${app.url}#/team`);
  const row = page.getByTestId("people").locator("[data-person]").nth(1);
  await row.getByTestId("leave-person").click();
  assert.match(await page.getByTestId("leave-why").innerText(), /条记录、班次、评价、培训或申诉.*只登记离岗日期/s);
  assert.equal(await page.getByTestId("delete-person").count(), 0);
  await page.getByTestId("leave-date").fill("2026-10-01");
  await page.getByTestId("set-leaving").click();
  await row.getByText("2026-10-01").waitFor();
  await undo(page);
  await row.getByText("在岗").waitFor();
});

app.test("pay is shown only when asked for", async ({ page }) => {
  await open(page, `${app.url}#/team`);
  assert.equal(await page.getByTestId("pay").count(), 0);
  await page.getByTestId("show-pay").check();
  const row = page.getByTestId("people").locator("[data-person]").nth(1);
  await row.getByTestId("edit-person").click();
  await page.getByTestId("person-pay").fill("六千");
  await page.getByTestId("save-person").click();
  await page.getByText("请填写 0 到 1,000,000 之间的金额").waitFor();
  await page.getByTestId("person-pay").fill("6500.5");
  await page.getByTestId("save-person").click();
  await row.getByText("6500.50").waitFor();
  await page.getByTestId("show-pay").uncheck();
  assert.equal(await page.getByTestId("pay").count(), 0);
});

app.test("shifts are entered, refused when they overlap, copied to the next week, and summed", async ({ page }) => {
  await open(page, `${app.url}#/team`);
  await addPerson(page, "钱一鸣");
  await page.getByTestId("team-part").getByLabel("班次与工时").check();
  const row = page.getByTestId("week").locator("[data-person=钱一鸣]");
  const hours = row.getByTestId("week-hours");
  assert.equal(await hours.innerText(), "0 小时");
  const add = async (start, end, logged) => {
    await row.getByTestId("add-shift").first().click();
    await page.getByTestId("shift-start").fill(start);
    await page.getByTestId("shift-end").fill(end);
    await page.getByTestId("shift-logged").fill(logged);
    await page.getByTestId("save-shift").click();
  };
  await add("08:00", "16:30", "8.25");
  await row.getByText("08:00–16:30", { exact: true }).waitFor();
  assert.equal(await hours.innerText(), "8.5 小时");
  await add("16:00", "18:00", "");
  assert.match(await page.getByTestId("form-problem").innerText(), /钱一鸣 在 .* 已有班次，时间重叠/);
  await page.getByTestId("shift-start").fill("16:30");
  await page.getByTestId("shift-logged").fill("9");
  await page.getByTestId("save-shift").click();
  assert.match(await page.getByTestId("form-problem").innerText(), /登录工时不能超过/);
  await page.keyboard.press("Escape");
  await page.getByTestId("next-week").click();
  assert.equal(await hours.innerText(), "0 小时");
  await page.getByTestId("copy-week").click();
  await row.getByText("08:00–16:30", { exact: true }).waitFor();
  await page.getByTestId("copy-week").click();
  await page.getByText("上周没有班次可以复制").waitFor();
  await saved(page);
  await page.reload();
  await opened(page);
  await row.getByText("08:00–16:30", { exact: true }).waitFor();
});

app.test("a roster is imported with the rows it refuses named", async ({ page }) => {
  await open(page, `${app.url}#/team/shifts`);
  const name = await page.getByTestId("week").locator("tbody th").nth(1).innerText();
  const text = `姓名,日期,上班,下班,登录工时\n${name},2026-10-05,8:00,16:00,7.5\n没有这个人,2026-10-05,8:00,16:00,\n${name},2026-10-06,早上,16:00,\n`;
  await page.getByTestId("roster-file").setInputFiles({ name: "排班.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  assert.equal(await page.getByTestId("roster-found").innerText(), "可导入 1 个班次，2 行有问题。");
  const rows = await page.getByTestId("roster-problems").locator("tbody tr").allInnerTexts();
  assert.match(rows[0], /3\s+姓名\s+没有这个人\s+项目里没有这个人/);
  assert.match(rows[1], /4\s+上班\s+早上\s+不是时间/);
  await page.getByTestId("roster-confirm").click();
  await page.getByTestId("next-week").click();
  const cell = page.getByTestId("week").locator("tbody tr").nth(1).locator("[data-day='2026-10-05']");
  await cell.getByText("08:00–16:00", { exact: true }).waitFor();
  await undo(page);
  await cell.getByText("08:00–16:00", { exact: true }).waitFor({ state: "detached" });
});

app.test("a suggested difficulty is taken with one press, and complex work opens its records", async ({ page }) => {
  await open(page, `${app.url}#/team/tasks`);
  const repair = page.getByTestId("tasks").locator("[data-task=repair]");
  const before = await repair.getByTestId("difficulty").innerText();
  await repair.getByTestId("take-suggestion").click();
  const suggested = (await repair.locator(".team__advice").innerText()).match(/^[\d.]+/)[0];
  assert.notEqual(suggested, before);
  assert.equal(await repair.getByTestId("difficulty").innerText(), suggested);
  await undo(page);
  assert.equal(await repair.getByTestId("difficulty").innerText(), before);
  const button = page.getByTestId("see-mismatch").first();
  const count = Number((await button.innerText()).match(/\d+/)[0]);
  await button.click();
  const rows = page.getByTestId("mismatch-records").locator("tbody tr");
  await rows.first().waitFor();
  assert.equal(await rows.count(), Math.min(count, 100));
  await page.keyboard.press("Escape");
  await page.getByTestId("tasks").locator("[data-task=complaint]").getByTestId("edit-task").click();
  await page.getByTestId("task-tier").getByLabel("简单").check();
  await page.getByTestId("task-script").fill("您好，这里是云栖花园服务中心。");
  await page.getByTestId("save-task").click();
  await page.getByTestId("no-mismatch").waitFor();
});

app.test("peer scores stay hidden until three have reviewed, and supervisors' are shown", async ({ page }) => {
  await open(page, `${app.url}#/team`);
  await addPerson(page, "钱一鸣");
  await page.getByTestId("team-part").getByLabel("评价", { exact: true }).check();
  const row = page.getByTestId("received").locator("[data-person=钱一鸣]");
  const raters = await page.getByTestId("review-rater").locator("option").evaluateAll((all) => all.map((it) => it.value));
  const review = async (kind, rater, score) => {
    await page.getByTestId("review-kind").getByLabel(kind).check();
    await page.getByTestId("review-rater").selectOption(rater);
    await page.getByTestId("review-rows").locator("[data-ratee=钱一鸣]").getByLabel(score, { exact: true }).check();
    await page.getByTestId("save-review").click();
  };
  await page.getByTestId("save-review").click();
  assert.match(await page.getByTestId("form-problem").innerText(), /1 到 5/);
  await review("主管评分", raters[0], "4");
  await row.getByTestId("supervisor-mean").getByText("4.00").waitFor();
  await review("同事互评", raters[1], "2");
  await row.getByText("还差 2 人").waitFor();
  await review("同事互评", raters[2], "3");
  await row.getByText("还差 1 人").waitFor();
  assert.doesNotMatch(await row.getByTestId("peer-mean").innerText(), /\d\.\d/);
  await review("同事互评", raters[3], "4");
  await row.getByTestId("peer-mean").getByText("3.00").waitFor();
  await undo(page);
  await row.getByText("还差 1 人").waitFor();
});

app.test("a peer scores all colleagues by keys, and the next one sees nothing of it", async ({ page }) => {
  await open(page, `${app.url}#/team/reviews`);
  const rows = page.getByTestId("review-rows").locator("[data-ratee]");
  const given = () => rows.locator("input:checked").evaluateAll((all) => all.map((it) => it.value).join(""));
  await page.getByTestId("review-kind").getByLabel("同事互评").check();
  const raters = await page.getByTestId("review-rater").locator("option").evaluateAll((all) => all.map((it) => it.value));
  const [one, two] = raters.slice(-2);
  await page.getByTestId("review-rater").selectOption(one);
  assert.equal(await rows.evaluateAll((all, me) => all.filter((it) => it.dataset.ratee === me).length, one), 0);
  const count = await rows.count();
  await rows.first().locator("input").first().focus();
  await page.keyboard.type("453");
  assert.equal(await given(), "453");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("0");
  assert.equal(await given(), "45");
  await page.keyboard.type("2");
  assert.equal(await given(), "452");
  assert.equal(await page.getByTestId("review-filled").innerText(), `已打 3 人，共 ${count} 人`);
  // What was not saved is not for the next one to see, nor is what was.
  await page.getByTestId("review-rater").selectOption(two);
  await page.getByTestId("review-filled").getByText("已打 0 人").waitFor();
  assert.equal(await given(), "");
  await rows.first().locator("input").first().focus();
  await page.keyboard.type("11");
  await page.getByTestId("save-review").click();
  await page.locator(".toasts").getByText("2 个评分").waitFor();
  assert.equal(await given(), "");
  await undo(page);
  await page.locator(".toasts").getByText("2 个评分").waitFor({ state: "detached" });
});

app.test("a self review stands beside the others and counts for nothing", async ({ page }) => {
  await open(page, `${app.url}#/team/reviews`);
  await page.getByTestId("review-kind").getByLabel("自评").check();
  const row = page.getByTestId("review-rows").locator("[data-ratee]");
  assert.equal(await row.count(), 1);
  const me = await row.getAttribute("data-ratee");
  assert.equal(await page.getByTestId("review-rater").inputValue(), me);
  const received = page.getByTestId("received").locator(`[data-person="${me}"]`);
  const before = await received.getByTestId("peer-mean").innerText();
  await page.evaluate((it) => (location.hash = `#/agents/${it}`), me);
  const score = await page.getByTestId("sheet-score").innerText();
  await page.evaluate(() => (location.hash = "#/team/reviews"));
  await page.getByTestId("review-kind").getByLabel("自评").check();
  await page.getByTestId("review-rater").selectOption(me);
  await row.getByLabel("1", { exact: true }).check();
  await page.getByTestId("save-review").click();
  await received.getByTestId("own-mean").getByText("1.00").waitFor();
  assert.equal(await received.getByTestId("peer-mean").innerText(), before);
  await page.evaluate((it) => (location.hash = `#/agents/${it}`), me);
  await page.getByTestId("sheet-own").getByText("1.00 分，只供对照，不计分").waitFor();
  assert.equal(await page.getByTestId("sheet-score").innerText(), score);
});

app.test("a person is added by keyboard alone", async ({ page }) => {
  await open(page, `${app.url}#/team`);
  await page.getByTestId("add-person").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("person-name").focus();
  await page.keyboard.type("钱一鸣");
  const isSave = () => page.evaluate(() => document.activeElement?.dataset.testid === "save-person");
  for (let presses = 0; presses < 30 && !(await isSave()); presses += 1) await page.keyboard.press("Tab");
  assert.ok(await isSave(), "the tab key leads to the button");
  await page.keyboard.press("Enter");
  await person(page, "钱一鸣").waitFor();
});
