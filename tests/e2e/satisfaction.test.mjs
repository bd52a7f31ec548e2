// 满意度: a questionnaire is made, answered on the tablet, on a phone and at the door, and the rates follow.
import assert from "node:assert/strict";
import { importFile, open, opened, site } from "./support.mjs";

const app = site();

const undo = (page) => page.getByRole("button", { name: "撤销" }).last().click();
const rate = (page, name) => page.getByTestId(name).innerText();

// An own office with calls of today, so that today's answers fall into its period.
function table() {
  const now = new Date(Date.now() + 8 * 3600 * 1000);
  const today = now.toISOString().slice(0, 10);
  const lines = ["通话编号,坐席,日期,时间,业务类型,是否接听,是否解决,应答速度(秒),满意度"];
  for (let row = 0; row < 20; row += 1) {
    lines.push(`T${row},${["王芳", "李娜"][row % 2]},${today},0:00:${String(row).padStart(2, "0")},咨询,Y,Y,10,${row < 10 ? 4 : ""}`);
  }
  return { name: "今天.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) };
}

async function office(page) {
  await open(page, `${app.url}#/data`);
  await importFile(page, table());
  await page.getByTestId("ranking").waitFor();
}

async function makeForm(page) {
  await page.goto(`${app.url}#/satisfaction/forms`);
  await page.getByTestId("add-form").click();
  await page.getByTestId("save-form").click();
  await page.getByTestId("form-version").waitFor();
}

// Every question of the standard questionnaire.
async function answer(page, rating) {
  await page.getByTestId(`reply-${rating}`).click();
  await page.getByTestId("ask-progress").getByText("第 2 题").waitFor();
  await page.getByTestId("reply-9").click();
  await page.getByTestId("ask-progress").getByText("第 3 题").waitFor();
  await page.getByTestId("reply-2").click();
  await page.getByTestId("ask-progress").getByText("第 4 题").waitFor();
  await page.getByTestId("reply-text").fill("电梯常坏");
  await page.getByTestId("ask-next").click();
}

async function heldPress(page) {
  const button = page.getByTestId("kiosk-leave");
  const box = await button.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.getByTestId("satisfaction-part").waitFor();
  await page.mouse.up();
}

async function take(page, text) {
  await page.getByTestId("codes").fill(text);
  await page.getByTestId("take-codes").click();
}

app.test("an answer on the tablet changes the rate, and undo takes it back", async ({ page }) => {
  await office(page);
  await makeForm(page);
  await page.goto(`${app.url}#/satisfaction`);
  assert.equal(await rate(page, "response-rate"), "—");
  assert.equal(await rate(page, "satisfied-share"), "100%");
  assert.equal(await rate(page, "coverage-rate"), "50%");
  await page.getByTestId("satisfaction-part").getByLabel("收集").check();
  await page.getByTestId("open-kiosk").click();
  await page.getByTestId("ask-start").click();
  await answer(page, 1);
  await page.getByText("谢谢您的评价").waitFor();
  await page.getByTestId("ask-start").waitFor();
  await page.evaluate(() => {
    location.hash = "#/data";
  });
  await page.waitForFunction(() => location.hash.startsWith("#/kiosk"));
  assert.ok(await page.getByTestId("kiosk").isVisible(), "another address does not lead away");
  await page.getByTestId("kiosk-leave").click();
  assert.ok(await page.getByTestId("kiosk").isVisible(), "a short press does not lead away");
  await heldPress(page);
  await page.getByTestId("response-rate").getByText("100%").waitFor();
  assert.equal(await rate(page, "satisfied-share"), "90.91%");
  assert.match(await page.getByTestId("causes").innerText(), /响应慢\s*1 · 100%/);
  await page.reload();
  await opened(page);
  assert.equal(await rate(page, "response-rate"), "100%", "and it is there after a reload");
});

app.test("the last answer of the tablet is taken back with one press", async ({ page }) => {
  await office(page);
  await makeForm(page);
  await page.goto(`${app.url}#/satisfaction/collect`);
  await page.getByTestId("open-kiosk").click();
  await page.getByTestId("ask-start").click();
  await answer(page, 5);
  await page.getByText("谢谢您的评价").waitFor();
  await heldPress(page);
  await page.getByTestId("response-rate").getByText("100%").waitFor();
  await undo(page);
  await page.getByTestId("response-rate").getByText("—").waitFor();
});

app.test("a code made on one phone is pasted in another profile, once, and wrong ones are refused by line", async ({ page, profile }) => {
  await office(page);
  await makeForm(page);
  await page.goto(`${app.url}#/satisfaction/collect`);
  await page.getByTestId("qr").locator("svg").waitFor();
  await page.getByTestId("collect-record").fill("没有");
  await page.getByTestId("collect-record").blur();
  await page.getByText("没有这个编号的记录").waitFor();
  await page.getByTestId("collect-record").fill("T15");
  await page.getByTestId("collect-record").blur();
  const link = page.getByTestId("survey-link");
  await link.getByText("#/answer").waitFor();
  const phone = await (await profile({ viewport: { width: 390, height: 844 } })).newPage();
  await open(phone, await link.innerText());
  await phone.getByText("今天").waitFor();
  await answer(phone, 2);
  const code = (await phone.getByTestId("answer-code").innerText()).trim();
  assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{1,4})+$/);
  assert.equal(await phone.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("office")).length), 0);

  const wrong = code.replace(/.$/, (letter) => (letter === "0" ? "1" : "0"));
  await take(page, `${wrong}\n${code}\n你好\n${code.toLowerCase()}`);
  const result = page.getByTestId("codes-result");
  await result.getByText("新录入 1 份，已有 1 份，2 行有问题。").waitFor();
  const refused = await page.getByTestId("codes-refused").locator("li").allInnerTexts();
  assert.match(refused[0], /第 1 行：校验不符/);
  assert.match(refused[1], /第 3 行：不是回执码/);
  assert.match(await page.getByTestId("codes").inputValue(), /你好/, "what was refused stays to be put right");
  await take(page, code);
  await result.getByText("新录入 0 份，已有 1 份，0 行有问题。").waitFor();
  await page.getByTestId("satisfaction-part").getByLabel("结果").check();
  assert.equal(await rate(page, "response-rate"), "100%");
  assert.equal(await rate(page, "coverage-rate"), "55%");
  await undo(page);
  await page.getByTestId("coverage-rate").getByText("50%").waitFor();
});

app.test("a link that was cut off says so", async ({ page }) => {
  await open(page, `${app.url}#/answer?d=abc`);
  await page.getByTestId("broken-link").getByText("这个链接不完整").waitFor();
});

app.test("a questionnaire without a rating is refused, and a changed one is the next version", async ({ page }) => {
  await open(page, `${app.url}#/satisfaction/forms`);
  await page.getByTestId("add-form").click();
  await page.getByTestId("remove-question").first().click();
  await page.getByTestId("save-form").click();
  assert.match(await page.getByTestId("form-problem").innerText(), /至少要有一道评分题/);
  await page.getByTestId("add-question").click();
  await page.getByTestId("question-text").last().fill("师傅的手艺怎么样？");
  await page.getByTestId("save-form").click();
  await page.getByTestId("form-version").getByText("第 1 版").waitFor();
  await page.getByTestId("edit-form").click();
  await page.getByTestId("form-title").fill("维修回访");
  await page.getByTestId("save-form").click();
  await page.getByTestId("form-version").getByText("第 2 版").waitFor();
  assert.match(await page.getByTestId("forms").innerText(), /维修回访[\s\S]*师傅的手艺怎么样？/);
  await undo(page);
  await page.getByTestId("form-version").getByText("第 1 版").waitFor();
});

app.test("the same seed draws the same rooms, and interviews are keyed in by one hand", async ({ page }) => {
  await open(page, app.url);
  await makeForm(page);
  await page.goto(`${app.url}#/satisfaction/visits`);
  const rooms = page.getByTestId("sample-rooms");
  const draw = async (seed) => {
    await page.getByTestId("visit-seed").fill(seed);
    await page.getByTestId("visit-seed").blur();
    await page.getByTestId("sample-summary").getByText(`种子 ${seed}`).waitFor();
    return rooms.innerText();
  };
  await page.getByTestId("visit-count").fill("2");
  const first = await draw("7");
  assert.equal(first.split(" · ").length, 2);
  assert.notEqual(await draw("8"), first);
  assert.equal(await draw("7"), first);
  await page.getByTestId("visit-seed").fill("七");
  await page.getByTestId("visit-seed").blur();
  await page.getByText("请填写整数。").waitFor();
  await draw("7");
  assert.equal(await page.getByTestId("visit-sheet").locator("tbody tr").count(), 2);
  const place = page.getByTestId("tally-place");
  await page.getByTestId("start-tally").click();
  await page.keyboard.press("5");
  await page.keyboard.press("8");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("t");
  await page.keyboard.press("-");
  await page.keyboard.press("-");
  await place.getByText("第 2 户").waitFor();
  await page.getByText(`已保存 ${first.split(" · ")[0]} 的访谈`).waitFor();
  for (const key of ["2", "3", "1", "-"]) await page.keyboard.press(key);
  await place.getByText("2 户已全部录完。").waitFor();
  await page.keyboard.press("Backspace");
  await place.getByText("第 2 户").waitFor();
  await page.getByTestId("save-state").getByText("已写入本机").waitFor();
});

app.test("the demo's low ratings are named with their records, as training", async ({ page }) => {
  await open(page, `${app.url}#/satisfaction`);
  await page.getByTestId("low-target").fill("100");
  await page.getByTestId("low-target").press("Enter");
  const row = page.getByTestId("low").locator("[data-flagged=true]").first();
  await row.getByText("安排培训").waitFor();
  assert.match(await page.getByTestId("low-card").innerText(), /安排培训/);
  await row.getByTestId("see-evidence").click();
  const records = page.getByTestId("low-evidence").locator("tbody tr");
  await records.first().waitFor();
  assert.ok((await records.count()) > 3);
  await page.keyboard.press("Escape");
  await page.getByTestId("see-low").click();
  await page.getByTestId("low-records").locator("tbody tr").first().waitFor();
});
