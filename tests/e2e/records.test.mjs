// The records: found, entered by keyboard, changed one by one and together, what is due and what is odd.
import assert from "node:assert/strict";
import { open, opened, importFile, ranking, site } from "./support.mjs";

const app = site();

const found = async (page) => Number((await page.getByTestId("found").innerText()).replace(/\D/g, ""));

async function foundIs(page, count) {
  const shown = count.toLocaleString("en-US");
  await page.waitForFunction(
    (shown) => document.querySelector("[data-testid=found]")?.innerText.trim() === `共 ${shown} 条`,
    shown,
  );
}

// A hotline with as many calls as are asked for.
function calls(count) {
  const lines = ["通话编号,坐席,日期,时间,业务类型,是否接听,是否解决,应答速度(秒),满意度"];
  const names = ["王芳", "李娜", "张伟", "刘洋", "陈静", "杨帆", "赵敏", "孙磊"];
  for (let row = 0; row < count; row += 1) {
    const day = String(1 + (row % 28)).padStart(2, "0");
    const minute = String(row % 60).padStart(2, "0");
    const hour = 8 + (Math.floor(row / 60) % 10);
    lines.push(`T${String(row).padStart(6, "0")},${names[row % 8]},2026-05-${day},${hour}:${minute}:00,${row % 3 ? "咨询" : "报修"},Y,${row % 5 ? "Y" : "N"},${5 + (row % 50)},${1 + ((row * 7) % 5)}`);
  }
  return { name: "热线.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) };
}

app.test("a filter is a link, a chip and one press to clear, and a name keeps it", async ({ page }) => {
  await open(page, `${app.url}#/records`);
  await foundIs(page, 2407);
  await page.getByTestId("filter-state").selectOption("overdue");
  const overdue = await (async () => {
    await page.waitForFunction(() => location.hash === "#/records?state=overdue");
    return found(page);
  })();
  assert.ok(overdue > 0 && overdue < 2407);
  await page.getByTestId("filter-type").selectOption({ label: "报修" });
  const both = await found(page);
  assert.ok(both > 0 && both < overdue);
  const stages = await page.getByTestId("records").locator("[data-stage]").allInnerTexts();
  assert.ok(stages.length > 5 && stages.every((it) => it === "已超期"), stages.join());
  const address = page.url();
  const other = await page.context().newPage();
  await open(other, address);
  await foundIs(other, both);
  assert.equal(await other.getByTestId("filter-state").inputValue(), "overdue");
  await other.close();
  await page.getByTestId("save-view").click();
  await page.getByTestId("save-view-confirm").click();
  await page.getByText("请给这个筛选起个名字。").waitFor();
  await page.getByTestId("view-name").fill("超期报修");
  await page.getByTestId("save-view-confirm").click();
  await page.getByTestId("chip-state").click();
  assert.ok((await found(page)) > both);
  await page.getByTestId("clear-filters").click();
  await foundIs(page, 2407);
  assert.equal(new URL(page.url()).hash, "#/records");
  await page.reload();
  await opened(page);
  await page.getByTestId("views").selectOption("超期报修");
  await foundIs(page, both);
  await page.getByTestId("forget-view").click();
  assert.equal(await page.getByTestId("views").count(), 0);
  await page.getByTestId("search").fill("没有这样的记录");
  await page.getByText("没有符合条件的记录", { exact: true }).waitFor();
});

app.test("every column sorts, and the table says how long it is", async ({ page }) => {
  await open(page, `${app.url}#/records`);
  const table = page.getByTestId("records");
  await table.locator("[data-row='0']").waitFor();
  assert.equal(await table.getAttribute("aria-rowcount"), "2408");
  assert.ok((await table.locator("[data-row]").count()) < 80, "only rows in sight are there");
  const first = () => table.locator("[data-row='0']").innerText();
  const newest = await first();
  await page.getByTestId("sort-created").getByRole("button").click();
  await page.waitForFunction(() => location.hash === "#/records?sort=created");
  assert.notEqual(await first(), newest);
  await page.getByTestId("sort-rating").getByRole("button").click();
  await page.waitForFunction(() => document.querySelector("[data-row='0'] > :last-child").innerText === "5");
  assert.equal(await page.getByTestId("sort-rating").getAttribute("aria-sort"), "descending");
});

app.test("records are entered one after another by keyboard alone", async ({ page }) => {
  await open(page, `${app.url}#/records`);
  await foundIs(page, 2407);
  const enter = page.getByTestId("add-record");
  await enter.focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("entry-form").waitFor();
  // The first field has the focus: the kind of work.
  await page.waitForFunction(() => document.activeElement?.dataset.testid === "entry-tasktype");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "entry-agent");
  await page.keyboard.press("ArrowDown");
  const agent = await page.getByTestId("entry-agent").locator("option:checked").innerText();
  await page.keyboard.press("Tab");
  await page.keyboard.type("7-701");
  await page.keyboard.press("F7");
  await page.keyboard.press("F8");
  await page.keyboard.press("F9");
  assert.match(await page.getByTestId("call-standing").innerText(), /保持/);
  await page.keyboard.press("F9");
  await page.keyboard.press("F10");
  assert.equal(await page.getByTestId("entry-rings").inputValue(), "1");
  assert.equal(await page.getByTestId("entry-answered").inputValue(), "yes");
  assert.equal(await page.getByTestId("entry-room").inputValue(), "7-701", "typed before the call, and still there");
  await page.getByTestId("entry-rating").focus();
  await page.keyboard.type("7");
  await page.keyboard.press("Control+Enter");
  await page.getByText("评分是 1 到 5 的整数。").waitFor();
  assert.equal(await page.getByTestId("entry-rating").inputValue(), "7", "what was typed stays");
  assert.equal(await found(page), 2407, "and nothing was saved");
  await page.getByTestId("entry-rating").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("5");
  await page.keyboard.press("Control+Enter");
  await foundIs(page, 2408);
  assert.match(await page.getByTestId("entry-status").innerText(), /已保存记录 J/);
  assert.equal(await page.getByTestId("entry-room").inputValue(), "", "the next one is empty");
  await page.waitForFunction(() => document.activeElement?.dataset.testid === "entry-tasktype");
  await page.keyboard.press("Control+Enter");
  await foundIs(page, 2409);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Z");
  await foundIs(page, 2408);
  await page.waitForFunction(() => document.querySelector("[data-testid=save-state]").innerText === "已写入本机");
  await page.reload();
  await opened(page);
  await foundIs(page, 2408);
  await page.getByTestId("search").fill("7-701");
  await foundIs(page, 1);
  assert.match(await page.getByTestId("records").locator("[data-row='0']").innerText(), new RegExp(`${agent}.*7-701`, "s"));
});

app.test("what was changed of a record is kept, and a time that cannot be is refused", async ({ page }) => {
  await open(page, `${app.url}#/records?q=R02405`);
  await foundIs(page, 1);
  const row = page.getByTestId("records").locator("[data-row='0']");
  await row.locator("[data-part=open]").click();
  await page.getByText("录入或导入以后没有改过。").waitFor();
  await page.getByTestId("entry-resolved").fill("2026-01-01T08:00:00");
  await page.getByTestId("entry-save").click();
  await page.getByText("解决时间早于创建时间。").waitFor();
  await page.getByTestId("entry-resolved").fill("2026-09-30T20:00:00");
  await page.getByTestId("entry-room").fill("9-909");
  await page.getByTestId("entry-save").click();
  await page.getByTestId("entry-form").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.querySelector("[data-row='0']").innerText.includes("9-909"));
  await page.waitForFunction(() => document.querySelector("[data-testid=save-state]").innerText === "已写入本机");
  await page.reload();
  await opened(page);
  await row.locator("[data-part=open]").click();
  const history = await page.getByTestId("history").innerText();
  assert.match(history, /房号 3栋1201 → 9-909/);
  assert.match(history, /解决 .* → 2026-09-30 20:00:00/);
  await page.getByTestId("entry-delete").click();
  await page.getByText("没有符合条件的记录", { exact: true }).waitFor();
  await page.getByTestId("toast").getByRole("button", { name: "撤销" }).click();
  await foundIs(page, 1);
});

app.test("several records are changed and deleted together, and that is undone", async ({ page }) => {
  await open(page, `${app.url}#/records?state=overdue`);
  const all = await found(page);
  await page.getByTestId("choose-all").check();
  assert.match(await page.getByTestId("bulk").innerText(), new RegExp(`已选 ${all} 条`));
  await page.getByTestId("bulk-urgency").selectOption("urgent");
  await page.getByTestId("toast").first().waitFor();
  await page.waitForFunction(() => {
    const cells = [...document.querySelectorAll("[data-row] > [data-urgent]")];
    return cells.length > 5 && cells.every((it) => it.innerText === "紧急");
  });
  assert.match(await page.getByTestId("toast").first().innerText(), /已修改 \d+ 条记录/);
  await page.getByTestId("toast").first().getByRole("button", { name: "撤销" }).click();
  await page.waitForFunction(() => [...document.querySelectorAll("[data-row] > [data-urgent]")].some((it) => it.innerText === "一般"));
  await page.getByTestId("bulk-none").click();
  assert.equal(await page.getByTestId("bulk").count(), 0);
  for (const row of [0, 1, 2]) await page.locator(`[data-row='${row}'] [data-part=choose]`).check();
  await page.getByTestId("bulk-delete").click();
  await page.getByRole("heading", { name: "删除 3 条记录？" }).waitFor();
  await page.getByTestId("bulk-delete-confirm").click();
  await foundIs(page, all - 3);
  await page.getByTestId("toast").last().getByRole("button", { name: "撤销" }).click();
  await foundIs(page, all);
});

app.test("due and overdue work stands in its lanes", async ({ page }) => {
  await open(page, `${app.url}#/records`);
  await page.getByTestId("tab-due").click();
  const lane = page.getByTestId("lane-round");
  const first = lane.locator("li").first();
  await first.waitFor();
  assert.match(await first.innerText(), /超期 \d+ 天/);
  assert.match(await first.innerText(), /总历时 .* 净历时/s);
  const [, overdue, open_] = (await lane.innerText()).match(/(\d+) 条超期，共 (\d+) 条未结/);
  await first.getByRole("button").click();
  await page.getByTestId("entry-form").waitFor();
  await page.keyboard.press("Escape");
  await open(page, `${app.url}#/records?state=overdue`);
  assert.equal(await found(page), Number(overdue));
  await open(page, `${app.url}#/records?state=open`);
  assert.ok((await found(page)) >= Number(open_));
});

app.test("what is odd is counted, weighed and one press away", async ({ page }) => {
  await open(page, `${app.url}#/records/checkup`);
  const line = page.locator("[data-doubt=before-creation]");
  assert.equal(await line.getByTestId("finding-count").innerText(), "3");
  const month = page.locator("[data-doubt=month-end]");
  await month.getByTestId("work-out").click();
  assert.match(await month.getByTestId("effect").innerText(), /周文博 \d+\.\d\d → \d+\.\d\d/);
  for (const doubt of ["before-creation", "no-time", "duplicates", "month-end"]) {
    const count = Number(await page.locator(`[data-doubt=${doubt}]`).getByTestId("finding-count").innerText());
    await page.locator(`[data-doubt=${doubt}]`).getByTestId("finding-records").click();
    await foundIs(page, count);
    await page.goBack();
  }
});

app.test("odd records are left out by the policy: in the draft first, in the scores once it is published", async ({ page }) => {
  await open(page, `${app.url}#/`);
  const score = () => page.locator("[data-agent=YQ102]").first().innerText();
  await page.locator("[data-agent=YQ102]").first().waitFor();
  const before = await score();
  await open(page, `${app.url}#/records/checkup`);
  const month = page.locator("[data-doubt=month-end]");
  await month.getByTestId("work-out").click();
  const effect = await month.getByTestId("effect").innerText();
  const [, was, becomes] = effect.match(/周文博 (\d+\.\d\d) → (\d+\.\d\d)/);
  assert.ok(before.includes(was), `${before} has ${was}`);
  await month.getByRole("switch", { name: "不计入考核" }).click();
  await page.getByTestId("checkup-draft").getByRole("button", { name: "去看后果、发布" }).click();
  // The draft's consequences are what was worked out.
  const consequence = page.getByTestId("consequences").locator("[data-agent=YQ102]");
  await page.waitForFunction(
    ([row, score]) => document.querySelector(row)?.dataset.after === score,
    ["[data-testid=consequences] [data-agent=YQ102]", becomes],
  );
  assert.equal(await consequence.getAttribute("data-before"), was);
  assert.ok(await page.getByTestId("left-out").getByRole("switch", { name: "月底突击结案" }).isChecked());
  await page.getByTestId("policy-publish").click();
  await page.getByTestId("publish-confirm").click();
  await open(page, `${app.url}#/`);
  await page.waitForFunction(
    (score) => document.querySelector("[data-agent=YQ102]")?.innerText.includes(score),
    becomes,
  );
  await page.reload();
  await page.waitForFunction(
    (score) => document.querySelector("[data-agent=YQ102]")?.innerText.includes(score),
    becomes,
  );
  // The sheet says so, and by which records.
  await open(page, `${app.url}#/agents/YQ102`);
  const whole = page.locator("[data-whole]");
  assert.match(await whole.innerText(), /月底突击结案\s+所有指标\s+× 1\d/);
  await whole.getByRole("link").first().click();
  await foundIs(page, 1);
});

app.test("a hundred thousand records are scrolled, searched and reached by key", async ({ page }) => {
  await open(page, `${app.url}#/data`);
  page.setDefaultTimeout(120_000);
  await importFile(page, calls(100_000));
  await ranking(page);
  await page.getByTestId("nav-records").click();
  await foundIs(page, 100_000);
  const table = page.getByTestId("records");
  assert.equal(await table.getAttribute("aria-rowcount"), "100001");
  await page.locator("[data-row='0'] [data-part=open]").focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement.closest("[data-row]")?.dataset.row === "1");
  await page.keyboard.press("End");
  await page.waitForFunction(() => document.activeElement.closest("[data-row]")?.dataset.row === "99999");
  assert.equal(await page.evaluate(() => document.activeElement.closest("tr").getAttribute("aria-rowindex")), "100001");
  await page.keyboard.press("PageUp");
  await page.waitForFunction(() => Number(document.activeElement.closest("[data-row]")?.dataset.row) < 99999);
  await page.keyboard.press("Home");
  await page.waitForFunction(() => document.activeElement.closest("[data-row]")?.dataset.row === "0");
  const frame = page.locator(".virtual");
  await frame.evaluate((it) => it.scrollTo(0, it.scrollHeight / 2));
  await page.waitForFunction(() => Math.abs(Number(document.querySelector("[data-row]").dataset.row) - 50_000) < 100);
  await page.getByTestId("search").fill("T099999");
  await foundIs(page, 1);
  await page.getByTestId("clear-filters").click();
  await page.getByTestId("filter-type").selectOption({ label: "报修" });
  await foundIs(page, 33_334);
});

app.test("a page that is left at once does no harm", async ({ page }) => {
  await open(page, `${app.url}#/records`);
  // Away and back within one frame of the screen, again and again.
  await page.evaluate(async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      location.hash = turn % 2 ? "#/records/checkup" : "#/records";
      await new Promise((resolve) => setTimeout(resolve, 3 * (turn % 4)));
    }
    location.hash = "#/records";
  });
  await foundIs(page, 2407);
});
