// Own data: a table comes in, is shown before it is stored, and adds nothing twice.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { choose, importFile, open, opened, ranking, site } from "./support.mjs";

const app = site();
const folder = process.env.JIHENG_DATA;
const calls = folder && join(folder, "pwc_call_center.csv");
const skip = calls && existsSync(calls) ? false : "JIHENG_DATA does not name a folder with pwc_call_center.csv";

// A hotline of four, with a fault in every tenth row.
function table({ separator = ",", bom = "", rows = 200, faults = true } = {}) {
  const names = ["王芳", "李娜", "张伟", "刘洋"];
  const lines = [["通话编号", "坐席", "日期", "时间", "业务类型", "是否接听", "是否解决", "应答速度(秒)", "满意度"]];
  for (let row = 0; row < rows; row += 1) {
    const day = String(1 + (row % 28)).padStart(2, "0");
    const answered = row % 7 !== 3;
    const fault = faults && row % 10 === 9;
    lines.push([
      `T${row}`,
      names[row % 4],
      fault ? "昨天" : `2026-05-${day}`,
      "9:15:00",
      "咨询",
      answered ? "Y" : "N",
      answered && row % 5 ? "Y" : "N",
      answered ? String(10 + (row % 50)) : "",
      answered ? String(1 + ((row * 3) % 5)) : "",
    ]);
  }
  const text = bom + lines.map((cells) => cells.join(separator)).join("\r\n");
  return { name: "五月热线.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
}

for (const [name, shape] of [
  ["commas", {}],
  ["semicolons and a byte order mark", { separator: ";", bom: "\ufeff" }],
  ["tabs", { separator: "\t" }],
]) {
  app.test(`a table with ${name} is previewed with its problem rows, then stored`, async ({ page }) => {
    await open(page, `${app.url}#/data`);
    await choose(page, table(shape));
    await page.getByTestId("import-table").waitFor();
    assert.equal(await page.getByTestId("import-records").innerText(), "180");
    assert.equal(await page.getByTestId("import-agents").innerText(), "4");
    const problems = page.getByTestId("import-problems");
    assert.match(await problems.innerText(), /有问题的 20 行/);
    const first = await problems.locator("tbody tr").first().innerText();
    assert.deepEqual(first.split(/\s+/), ["11", "日期", "昨天", "不是日期"]);
    await page.getByTestId("import-confirm").click();
    const rows = await ranking(page);
    assert.equal(rows.length, 4);
    assert.ok(rows.every((row) => row.score && row.grade !== "不评级"));
    assert.equal(await page.getByTestId("period").inputValue(), "2026-05");
    assert.equal(await page.getByTestId("demo-banner").count(), 0, "an own office is no demo");
  });
}

app.test("nothing is stored before it is confirmed, and the same file adds nothing twice", async ({ page }) => {
  await open(page, `${app.url}#/data`);
  await choose(page, table());
  await page.getByTestId("import-cancel").click();
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("office")).length), 0);
  await importFile(page, table());
  await ranking(page);
  await page.getByTestId("nav-data").click();
  await choose(page, table());
  await page.getByText("没有新的记录可以导入").waitFor();
  assert.ok(await page.getByTestId("import-confirm").isDisabled());
});

app.test("a column recognized wrongly can be corrected, and too little says what is missing", async ({ page }) => {
  await open(page, `${app.url}#/data`);
  const text = "谁,什么时候\n王芳,2026-05-01\n李娜,2026-05-02\n";
  await choose(page, { name: "x.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByTestId("column-0").selectOption("Agent");
  await page.getByTestId("column-1").selectOption("Created");
  await page.waitForFunction(() => document.querySelector("[data-testid=import-records]").innerText === "2");
  assert.match(await page.getByTestId("import-policy").innerText(), /还需要.*满意度/s);
  await page.getByTestId("import-confirm").click();
  const rows = await ranking(page);
  assert.deepEqual(
    rows.map((row) => [row.score, row.grade]),
    [
      ["", "不评级"],
      ["", "不评级"],
    ],
  );
});

for (const [name, buffer, sentence] of [
  ["Excel workbook", Buffer.from("PK\u0003\u0004\u0014\u0000xl/workbook.xml"), /另存为/],
  ["empty file", Buffer.from(""), /空的/],
  ["file of another program", Buffer.from('{"type":"excalidraw"}'), /不是绩衡导出的文件/],
  ["newer file", Buffer.from('{"schema":"jiheng.bundle/9","offices":[]}'), /更新的版本/],
  ["broken file", Buffer.from('{"schema":"jiheng.bundle/1","offices":[{"off'), /不完整|损坏/],
]) {
  app.test(`an ${name} is refused with a sentence and changes nothing`, async ({ page }) => {
    await open(page, `${app.url}#/data`);
    const offices = await page.getByTestId("offices").innerText();
    await choose(page, { name: "file", mimeType: "application/octet-stream", buffer });
    assert.match(await page.getByTestId("import-refused").innerText(), sentence);
    assert.equal(await page.getByTestId("offices").innerText(), offices);
    assert.equal(await page.getByTestId("import-confirm").count(), 0);
  });
}

app.test("a table in GB18030, as Excel writes it in China", async ({ page }) => {
  await open(page, `${app.url}#/data`);
  // 坐席,日期 / 王芳,2026-05-01
  const buffer = Buffer.from("d7f8cfaf2cc8d5c6da0acdf5b7bc2c323032362d30352d30310a", "hex");
  await choose(page, { name: "gbk.csv", mimeType: "text/csv", buffer });
  assert.equal(await page.getByTestId("import-records").innerText(), "1");
  assert.match(await page.getByTestId("import-preview").innerText(), /王芳/);
});

app.test("a real export of five thousand calls shows its own figures", { skip }, async ({ page }) => {
  await open(page, `${app.url}#/data`);
  await choose(page, calls);
  const figure = (name) => page.getByTestId(`import-${name}`).innerText();
  await page.getByTestId("import-table").waitFor();
  assert.deepEqual(await Promise.all(["records", "answered", "resolved", "agents"].map(figure)), ["5,000", "4,054", "3,646", "8"]);
  assert.match(await figure("wait"), /^67\.52/);
  assert.equal(await figure("rating"), "3.4036");
  assert.match(await page.getByTestId("import-table").innerText(), /4,054 条有评分/);
  assert.equal(await page.getByTestId("import-problems").count(), 0);
  await page.getByTestId("import-confirm").click();
  const rows = await ranking(page);
  assert.equal(rows.length, 8);
  assert.ok(rows.every((row) => row.score && row.grade !== "不评级"));
  assert.equal(await page.getByTestId("period").inputValue(), "2021Q1");
  const activity = page.getByTestId("activity");
  const person = async (name) => (await activity.locator(`[data-name=${name}]`).innerText()).split("\t").slice(2, 5);
  assert.deepEqual(await person("Martha"), ["638", "514", "461"]);
  assert.deepEqual(await person("Stewart"), ["582", "477", "424"]);
  await page.getByTestId("nav-data").click();
  await choose(page, calls);
  await page.getByText("5,000 条已经在项目里").waitFor();
  assert.ok(await page.getByTestId("import-confirm").isDisabled());
  await page.reload();
  await opened(page);
  await page.getByTestId("nav-overview").click();
  assert.deepEqual(await ranking(page), rows, "and it is there after a reload");
});
