// The four people who open the page, each on the way that must succeed; found by the words and roles on the screen.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { open, opened, site } from "./support.mjs";

const app = site();

const place = (page, name) => page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name, exact: true });
const heading = (page, name) => page.getByRole("heading", { name, exact: true, level: 1 });
const region = (page, name) => page.getByRole("region", { name, exact: true });
const published = (page) => page.getByRole("table", { name: /的公布得分与等级$/ });
const tried = (page) => page.getByRole("table", { name: "试行方案下的排名，与现行方案对照" });
const payouts = (page) => region(page, "奖金池").getByRole("table");
const yuan = (text) => Math.round(Number(text.replaceAll(",", "").replace("−", "-")) * 100);

// A ranking as it is read: a row a person, every cell by the words of its head.
async function read(table) {
  const rows = table.locator("tbody tr");
  await rows.first().waitFor();
  return table.evaluate((it) => {
    const heads = [...it.querySelectorAll("thead th")].map((head) => head.innerText.trim().replace(/[↕↑↓\n].*/s, ""));
    return [...it.querySelectorAll("tbody tr")].map((row) =>
      Object.fromEntries([...row.cells].map((cell, at) => [heads[at], cell.innerText.trim().split("\n")[0]])));
  });
}

const order = (rows) => rows.map((row) => row["姓名"]);

async function give(page, ...files) {
  await region(page, "导入").locator("input[type=file]").setInputFiles(files);
}

async function sides(page) {
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

// What is on paper where somebody signs.
async function signatures(page) {
  await page.emulateMedia({ media: "print" });
  const words = [];
  for (const word of ["本人签字", "主管签字", "日期"]) {
    if (await page.getByText(word, { exact: true }).last().isVisible()) words.push(word);
  }
  await page.emulateMedia({ media: null });
  return words;
}

// A month's calls of four people of an own office, as the telephone system exports them.
function calls(months, { names = ["王芳", "李娜", "张伟", "刘洋"], number = "T" } = {}) {
  const lines = ["通话编号,坐席,日期,时间,业务类型,是否接听,是否解决,应答速度(秒),满意度"];
  let at = 0;
  for (const month of months) {
    for (let row = 0; row < 160; row += 1, at += 1) {
      const who = row % names.length;
      // The first is the best in May, and the last in every other month.
      const worse = month.endsWith("05") ? who : names.length - 1 - who;
      const turn = Math.floor(row / names.length) % 5;
      const answered = row % 9 !== 4;
      const solved = turn >= worse;
      const day = String(1 + (row % 28)).padStart(2, "0");
      lines.push([
        `${number}${at}`, names[who], `${month}-${day}`, "9:15:00", "咨询", answered ? "Y" : "N",
        answered && solved ? "Y" : "N", answered ? String(8 + worse * 9) : "", answered ? String(solved ? 5 : 2) : "",
      ].join(","));
    }
  }
  return lines.join("\r\n");
}

// The bytes of GB18030, found by asking the decoder for every character of two bytes.
function gb18030(text) {
  const decoder = new TextDecoder("gb18030");
  const bytes = new Map();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const character = decoder.decode(new Uint8Array([first, second]));
      if (character.length === 1 && !bytes.has(character)) bytes.set(character, [first, second]);
    }
  }
  return Buffer.from([...text].flatMap((it) => (it < "\u0080" ? [it.charCodeAt(0)] : bytes.get(it))));
}

app.test("a supervisor's first minute: the ranking, who needs help, a sheet, the records behind a number, a print to sign", async ({ page }) => {
  await open(page, app.url);
  await page.getByText("这是虚构的演示数据", { exact: false }).waitFor();
  await page.getByRole("button", { name: "不用了" }).click();
  const rows = await read(published(page));
  assert.equal(rows.length, 8);
  assert.deepEqual(rows.map((row) => Number(row["名次"])), [1, 2, 3, 4, 5, 6, 7, 8]);
  const notes = published(page).getByText(/边界|难分高下/);
  assert.ok((await notes.count()) > 0, "how sure the order is stands beside it");
  // Who needs help, and with what.
  const help = region(page, "培训建议").getByRole("row").filter({ has: page.getByRole("link") });
  assert.ok((await help.count()) > 0);
  const advice = await help.first().innerText();
  assert.match(advice, /练到目标总分 \+\d/);
  await region(page, "需要关注").getByRole("link", { name: "看算分单" }).first().click();
  // Somebody's sheet, and the number of records behind a number is the number of records.
  await page.getByRole("button", { name: "打印" }).first().waitFor();
  const name = (await page.getByRole("heading", { level: 1 }).innerText()).trim();
  assert.ok(order(rows).some((it) => name.includes(it)), name);
  const link = page.getByTitle("查看满意率背后的记录").first();
  const [hits, cases] = (await link.innerText()).split("/").map(Number);
  assert.ok(hits > 0 && hits < cases);
  await link.click();
  await heading(page, `${order(rows).find((it) => name.includes(it))} · 满意率`).waitFor();
  for (const [verdict, count] of [["计入，达成", hits], ["计入，未达成", cases - hits]]) {
    await page.getByLabel("如何计入").selectOption(verdict);
    await page.getByText(new RegExp(`共 ${count} 条`)).waitFor();
  }
  await page.getByRole("link", { name: "回到算分单" }).click();
  await page.getByRole("button", { name: "打印" }).first().waitFor();
  assert.deepEqual(await signatures(page), ["本人签字", "主管签字", "日期"]);
  const count = await sides(page);
  assert.ok(count >= 1 && count <= 2, `${count} sides`);
});

for (const [writing, encode] of [["UTF-8", (text) => Buffer.from(text)], ["GB18030", gb18030]]) {
  app.test(`a supervisor's ten minutes with an own spreadsheet: ${writing}`, async ({ page }) => {
    await open(page, app.url);
    await page.getByRole("button", { name: "不用了" }).click();
    await page.getByRole("button", { name: "用自己的数据开始" }).first().click();
    await heading(page, "数据").waitFor();
    // A column that the page does not know is told to it by hand.
    const text = calls(["2026-05", "2026-06"]).replace("坐席", "谁接的");
    await give(page, { name: "翠湖热线.csv", mimeType: "text/csv", buffer: encode(text) });
    await region(page, "导入 翠湖热线.csv").waitFor();
    await page.getByLabel("“谁接的”列的含义").selectOption({ label: "客服" });
    await page.getByLabel("项目名称").fill("翠湖服务中心");
    await page.getByRole("button", { name: "导入 320 条记录" }).click();
    await heading(page, "翠湖服务中心").waitFor();
    assert.equal(await page.getByText("这是演示数据").count(), 0);
    // The month is run: each month has its own ranking.
    const period = page.getByLabel("考核期", { exact: true });
    await period.selectOption({ label: "2026 年 5 月" });
    await page.getByRole("table", { name: /2026 年 5 月 的公布得分与等级/ }).waitFor();
    const may = await read(published(page));
    await period.selectOption({ label: "2026 年 6 月" });
    await page.getByRole("table", { name: /2026 年 6 月 的公布得分与等级/ }).waitFor();
    const june = await read(published(page));
    assert.deepEqual(order(may).toSorted(), ["刘洋", "张伟", "李娜", "王芳"].toSorted());
    assert.equal(may[0]["姓名"], "王芳");
    assert.equal(june[0]["姓名"], "刘洋");
    assert.ok([...may, ...june].every((row) => Number(row["得分"]) > 0 && row["等级"] !== "不评级"));
    await region(page, "与上期相比").getByRole("row").nth(1).waitFor();
    // And the best one's sheet goes to be signed.
    await published(page).getByRole("link", { name: "刘洋" }).click();
    await page.getByRole("button", { name: "打印" }).first().waitFor();
    assert.deepEqual(await signatures(page), ["本人签字", "主管签字", "日期"]);
    const count = await sides(page);
    assert.ok(count >= 1 && count <= 2, `${count} sides`);
    // It is there tomorrow.
    await page.getByText("已写入本机", { exact: true }).waitFor();
    await page.reload();
    await opened(page);
    await place(page, "总览").click();
    assert.deepEqual(order(await read(published(page))), order(june));
  });
}

app.test("a manager of a region: several offices, other weights, a pool, and all of it to another computer", async ({ page, profile }) => {
  await open(page, app.url);
  const tour = page.getByRole("button", { name: "不用了" });
  await tour.click();
  for (const [office, names] of [["翠湖服务中心", ["王芳", "李娜", "张伟"]], ["金桂服务中心", ["周梅", "吴强", "郑洁"]]]) {
    await place(page, "数据").click();
    await give(page, { name: `${office}.csv`, mimeType: "text/csv", buffer: Buffer.from(calls(["2026-06"], { names })) });
    await page.getByLabel("导入到").selectOption({ label: "新建项目" });
    await page.getByLabel("项目名称").fill(office);
    await page.getByRole("button", { name: "导入 160 条记录" }).click();
    await heading(page, office).waitFor();
    assert.deepEqual(order(await read(published(page))).toSorted(), names.toSorted());
  }
  const office = page.getByLabel("项目", { exact: true });
  assert.equal(await office.locator("option").count(), 3);
  // Between offices: each has its own people, scores and pool.
  await office.selectOption({ label: "翠湖服务中心" });
  await heading(page, "翠湖服务中心").waitFor();
  const pool = page.getByLabel("奖金总额");
  await pool.fill("6000");
  await pool.press("Enter");
  const before = await read(payouts(page));
  assert.equal(before.reduce((sum, row) => sum + yuan(row["金额（元）"]), 0), 600_000);
  await office.selectOption({ label: "金桂服务中心" });
  await heading(page, "金桂服务中心").waitFor();
  assert.equal(await pool.inputValue(), "", "a pool is of one office");
  await office.selectOption({ label: "翠湖服务中心" });
  await heading(page, "翠湖服务中心").waitFor();
  // Other weights follow the strategy; adopted, they are the next version and share out the pool.
  await place(page, "方案实验室").click();
  const first = page.getByRole("slider").first();
  await first.waitFor();
  const weight = region(page, "权重").getByRole("spinbutton").first();
  await weight.fill("70");
  await weight.press("Enter");
  await page.getByRole("button", { name: "采用此方案" }).click();
  await page.getByText(/已采用，现为第 2 版/).waitFor();
  await place(page, "总览").click();
  await page.getByText(/第 2 版/).first().waitFor();
  const scores = await read(published(page));
  const paid = await read(payouts(page));
  assert.equal(paid.reduce((sum, row) => sum + yuan(row["金额（元）"]), 0), 600_000);
  assert.notDeepEqual(paid.map((row) => row["金额（元）"]), before.map((row) => row["金额（元）"]));
  // The file has everything: another computer shows the same.
  await place(page, "数据").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出 JSON" }).click()]);
  assert.match(download.suggestedFilename(), /^jiheng-\d{4}-\d\d-\d\d\.json$/);
  const file = { name: download.suggestedFilename(), mimeType: "application/json", buffer: await readFile(await download.path()) };
  const other = await (await profile()).newPage();
  await open(other, `${app.url}#/data`);
  await give(other, file);
  await other.getByText("文件里有以下项目", { exact: false }).waitFor();
  await other.getByRole("button", { name: /^导入 \d 个项目$/ }).click();
  await other.getByText(/已导入 \d 个项目/).waitFor();
  await place(other, "总览").click();
  await other.getByLabel("项目", { exact: true }).selectOption({ label: "翠湖服务中心" });
  await heading(other, "翠湖服务中心").waitFor();
  assert.deepEqual(await read(published(other)), scores);
  assert.deepEqual(await read(payouts(other)), paid);
});

app.test("a meeting: a slider is dragged on the wall, people rise and fall, and the policy is sent round", { context: { viewport: { width: 1920, height: 1080 } } }, async ({ page, profile }) => {
  await open(page, app.url);
  await page.getByRole("button", { name: "不用了" }).click();
  const pool = page.getByLabel("奖金总额");
  await pool.fill("10000");
  await pool.press("Enter");
  await payouts(page).waitFor();
  await place(page, "方案实验室").click();
  // How little it takes to turn two people round is said before anybody touches a weight.
  assert.match(await region(page, "有多稳").innerText(), /要挪动 [\d.]+ 个百分点权重，\S+会反超\S+。/);
  await page.getByRole("button", { name: "演示模式" }).click();
  await page.getByRole("button", { name: "退出演示（Esc）" }).waitFor();
  assert.equal(await place(page, "总览").isVisible(), false);
  const before = await read(tried(page));
  const slider = page.getByRole("slider", { name: "工作效率" });
  const box = await slider.boundingBox();
  const y = box.y + box.height / 2;
  const x = (percent) => box.x + 12 + (box.width - 24) * (percent / 100);
  await page.mouse.move(x(30), y);
  await page.mouse.down();
  for (let percent = 32; percent <= 70; percent += 2) await page.mouse.move(x(percent), y);
  // Still held: everything has followed already.
  const during = await read(tried(page));
  assert.notDeepEqual(order(during), order(before));
  assert.deepEqual(order(during).toSorted(), order(before).toSorted());
  assert.ok(during.some((row) => row["名次变化"].includes("↑") || /上升/.test(row["名次变化"]) || /\d/.test(row["名次变化"])), JSON.stringify(during[0]));
  await page.mouse.up();
  const weight = Number(await slider.inputValue());
  assert.ok(Math.abs(weight - 70) < 4, `${weight}`);
  await page.getByText(/^\d 人受影响：\d 人名次变化，\d 人等级变化，\d 人奖金变化/).waitFor();
  assert.match(await page.getByText(/^受影响的人：/).innerText(), /：\S+（.*[+−][\d.,]+ 元.*）/);
  assert.match(await page.getByText(/^奖金池 10,000\.00 元/).innerText(), /有人多得，合计 [\d,.]+ 元/);
  await page.keyboard.press("Escape");
  await place(page, "总览").waitFor();
  assert.deepEqual(order(await read(tried(page))), order(during), "leaving the wall changes nothing");
  // The link shows somebody else the same policy on the same data.
  await page.getByRole("button", { name: "分享方案" }).click();
  const link = await page.getByRole("dialog").getByRole("textbox").inputValue();
  const other = await (await profile()).newPage();
  await open(other, link);
  await other.getByText("打开云栖花园服务中心的方案").waitFor();
  await other.getByRole("button", { name: "作为试行方案" }).click();
  await other.getByText("云栖花园服务中心的方案已成为试行方案").waitFor();
  assert.equal(Number(await other.getByRole("slider", { name: "工作效率" }).inputValue()), weight);
  const shown = (rows) => rows.map((row) => [row["姓名"], row["试行得分"], row["等级"]]);
  assert.deepEqual(shown(await read(tried(other))), shown(during));
});

app.test("somebody at the front desk: the own sheet on a phone and on paper, every record behind every number", { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } }, async ({ page }) => {
  await open(page, app.url);
  await page.getByRole("button", { name: "不用了" }).tap();
  const rows = await read(published(page));
  const own = rows[4];
  await published(page).getByRole("link", { name: own["姓名"] }).tap();
  await page.getByRole("button", { name: "打印" }).first().waitFor();
  // Nothing has to be pushed sideways but a table in its own frame.
  const fits = async () => assert.deepEqual(await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]), [390, 390]);
  await fits();
  await page.getByText(own["得分"], { exact: true }).first().waitFor();
  const sheet = page.url();
  const links = page.getByTitle(/^查看.+背后的记录$/);
  // One number of each indicator, most of them as "so many of so many".
  const names = await links.evaluateAll((all) => [...new Map(all.reverse().map((it) => [it.title, it.innerText.trim()]))]);
  assert.ok(names.length >= 6, names.join());
  for (const [name, figure] of names) {
    await page.getByTitle(name, { exact: true }).filter({ hasText: figure }).first().tap();
    await page.getByRole("link", { name: "回到算分单" }).waitFor();
    const indicator = name.match(/^查看(.+)背后的记录$/)[1];
    await heading(page, `${own["姓名"]} · ${indicator}`).waitFor();
    // As many are counted as the number says.
    const lead = await page.getByText(/^.*下面逐条列出/).innerText();
    if (figure.includes("/")) for (const part of figure.match(/[\d,]+(?:\.\d+)?/g)) assert.ok(lead.includes(part), `${figure}: ${lead}`);
    assert.ok((await page.getByRole("table").last().locator("tbody tr").count()) > 0, name);
    await fits();
    await page.getByRole("link", { name: "回到算分单" }).tap();
    await page.getByRole("button", { name: "打印" }).first().waitFor();
    assert.equal(page.url(), sheet);
  }
  assert.deepEqual(await signatures(page), ["本人签字", "主管签字", "日期"]);
  const count = await sides(page);
  assert.ok(count >= 1 && count <= 2, `${count} sides`);
});
