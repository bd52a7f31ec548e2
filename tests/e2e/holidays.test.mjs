// 工作时间与节假日: a year whose holidays nobody knows is pointed out, its notice is imported, and that can be undone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { importFile, open, opened, ranking, site } from "./support.mjs";

const app = site();

// The demo three years earlier, of which no notice is built in, with limits in office hours.
async function earlier(page) {
  await open(page, `${app.url}#/data`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("export-json").click()]);
  const text = await readFile(await download.path(), "utf8");
  const bundle = JSON.parse(text.replaceAll("2026-", "2023-"));
  for (const kind of bundle.offices[0].task_types) {
    for (const target of Object.values(kind.targets)) target.clock = "office";
  }
  const buffer = Buffer.from(JSON.stringify(bundle));
  await importFile(page, { name: "2023.json", mimeType: "application/json", buffer });
  await ranking(page);
  await page.goto(`${app.url}#/data`);
  await page.getByTestId("hours-standard").click();
  await page.getByTestId("holiday-years").waitFor();
}

async function give(page, text, name = "2023.csv") {
  await page.getByTestId("holidays-file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
}

const NOTICE = [
  "日期,类型,名称",
  "2022-12-31,放假,元旦",
  "2023-01-01,放假,元旦",
  "2023-09-29,放假,中秋节",
  "2023-09-30,放假,国庆节",
  "2023-10-07,上班,国庆节",
].join("\n");

app.test("an unknown year is said on the overview, imported, undone, and kept over a reload", async ({ page }) => {
  await earlier(page);
  await page.getByTestId("nav-overview").click();
  const attention = page.getByTestId("attention-holidays");
  await attention.getByText("2023 年的放假安排还不知道").waitFor();
  await attention.getByRole("link", { name: "导入放假通知" }).click();
  await page.getByTestId("holidays-unknown").getByText("2023").waitFor();
  const row = page.getByTestId("holiday-years").locator("[data-year='2023']");
  assert.equal(await row.getAttribute("data-known"), "false");
  await give(page, NOTICE);
  const preview = page.getByTestId("holidays-preview");
  await preview.getByText("放假 4 天，调休上班 1 天").waitFor();
  assert.equal(await row.getAttribute("data-known"), "false", "nothing is stored before it is confirmed");
  await page.getByTestId("holidays-cancel").click();
  await preview.waitFor({ state: "detached" });
  await give(page, NOTICE);
  await page.getByTestId("holidays-confirm").focus();
  await page.keyboard.press("Enter");
  await page.getByText("已导入 2023 年放假安排").waitFor();
  await page.getByTestId("holidays-unknown").waitFor({ state: "detached" });
  assert.match(await row.innerText(), /已导入\s+4\s+1/);
  await page.keyboard.press("Control+z");
  await page.getByTestId("holidays-unknown").waitFor();
  await page.keyboard.press("Control+Shift+z");
  await page.getByTestId("holidays-unknown").waitFor({ state: "detached" });
  await page.getByText("已写入本机").waitFor();
  await page.reload();
  await opened(page);
  assert.match(await row.innerText(), /已导入/);
  await page.getByTestId("nav-overview").click();
  await page.getByTestId("attention").getByRole("listitem").first().waitFor();
  assert.equal(await attention.count(), 0);
  // And away with it again.
  await page.getByTestId("nav-data").click();
  await page.getByTestId("holidays-remove-2023").click();
  await page.getByTestId("holidays-unknown").waitFor();
});

app.test("a faulty table is refused whole, with row, column and reason", async ({ page }) => {
  await open(page, `${app.url}#/data`);
  await page.getByTestId("hours-standard").click();
  await give(page, "日期,类型\n2027-02-30,休\n2027-01-01,?\n2028-05-01,班\n2027-01-02,休");
  await page.getByTestId("holidays-refused").getByText("什么都没有写入").waitFor();
  const faults = page.getByTestId("holiday-faults").locator("tbody tr");
  const said = await faults.evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText)));
  assert.deepEqual(said, [
    ["2", "日期", "“2027-02-30”不是日期：请写成 2027-10-01、2027/10/1 或 2027年10月1日。"],
    ["3", "类型", "“?”不是放假也不是上班：请写“放假”或“上班”（休、班、off、work 也可以）。"],
    ["4", "日期", "2028-05-01 不在 2027 年，也不在上一年的 12 月。"],
  ]);
  await give(page, "{}", "x.json");
  await page.getByText("看起来是 JSON，但里面没有日期列表。").waitFor();
  assert.equal(await page.getByTestId("holiday-years").locator("[data-year='2027']").count(), 0);
  // A built-in year may be put right; that is said before.
  await give(page, "2026-10-08,放假,国庆节");
  await page.getByTestId("holidays-replaces").waitFor();
});

app.test("an office without hours needs no holidays and is offered hours, which can be undone", async ({ page }) => {
  await open(page, `${app.url}#/data`);
  await page.getByTestId("holidays").getByText("不需要放假通知").waitFor();
  await page.getByTestId("hours-standard").click();
  await page.getByTestId("holidays").getByText("周一至周五 9:00–12:00、13:00–18:00，周六至周日 休息").waitFor();
  assert.equal(await page.getByTestId("holidays-unknown").count(), 0, "the demo's year is built in");
  await page.keyboard.press("Control+z");
  await page.getByTestId("hours-standard").waitFor();
});

app.test("in English, too", { context: { locale: "en-US" } }, async ({ page }) => {
  await earlier(page);
  await page.getByTestId("nav-overview").click();
  await page.getByTestId("attention-holidays").getByText("The holidays of 2023 are not known").waitFor();
  await page.getByRole("link", { name: "Import the holidays" }).click();
  await give(page, "2023-01-01,?,x");
  await page.getByTestId("holiday-faults").getByText("“?” is neither off nor work").waitFor();
});

app.test("the hours of a week are typed day by day, refused with the reason, and limits are counted by them", async ({ page }) => {
  await earlier(page);
  await page.getByTestId("nav-overview").click();
  const before = await ranking(page);
  await page.getByTestId("nav-data").click();
  await page.getByTestId("hours-edit").click();
  const form = page.getByTestId("hours-form");
  const monday = form.getByTestId("hours-mon");
  assert.equal(await monday.inputValue(), "9:00–12:00、13:00–18:00");
  await monday.fill("9:00-12:00, 11:00-18");
  await form.getByTestId("hours-sat").fill("24-6");
  await form.getByTestId("hours-sun").fill("nine to five");
  await form.getByTestId("hours-save").click();
  await form.getByText("“nine to five”不是一段时间").waitFor();
  await form.getByTestId("hours-sun").fill("");
  await form.getByTestId("hours-save").click();
  await form.getByText("11:00–18:00 与前一段重叠").waitFor();
  await monday.fill("8-20");
  await form.getByTestId("hours-save").click();
  await form.getByText("24:00–6:00 过了午夜").waitFor();
  await form.getByTestId("hours-sat").fill("10-16");
  await form.getByTestId("hours-copy").click();
  await form.getByTestId("hours-save").click();
  await form.waitFor({ state: "hidden" });
  await page.getByTestId("office-hours").getByText("周一至周五 8:00–20:00，周六 10:00–16:00，周日 休息").waitFor();
  await page.getByTestId("nav-overview").click();
  const after = await ranking(page);
  assert.notDeepEqual(after, before, "longer days leave less time for the same limits");
  await page.reload();
  await opened(page);
  assert.deepEqual(await ranking(page), after);
  await page.goto(`${app.url}#/data`);
  await page.getByTestId("hours-edit").click();
  await page.getByTestId("hours-none").click();
  await page.getByTestId("hours-standard").waitFor();
});
