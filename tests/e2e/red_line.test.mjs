// 一票否决 and 超额得分 on the policy page: set, seen in its effect, doubted, undone, kept, published.
import assert from "node:assert/strict";
import { open, opened, ranking, site } from "./support.mjs";

const app = site();

async function type(page, testid, text) {
  const field = page.getByTestId(testid);
  await field.fill(text);
  await field.press("Enter");
}

const effect = (page, pattern) => page.getByTestId("red-line-effect").getByText(pattern).waitFor();

app.test("a red line is set by keyboard, holds somebody down, is published and undone", async ({ page }) => {
  await open(page, app.url);
  const inForce = await ranking(page);
  await page.goto(`${app.url}#/policy/indicators/CSAT`);
  await page.getByTestId("red-line").focus();
  await page.keyboard.press("Space");
  await effect(page, "现在没有人触碰红线");
  await page.getByTestId("red-line-crossed").selectOption("below");
  // The limit begins where the points are least; nobody can be above it there.
  assert.equal(await page.getByTestId("red-line-limit").inputValue(), "60.00");
  await type(page, "red-line-limit", "100.5");
  await page.getByText("请输入范围内的数。").first().waitFor();
  assert.equal(await page.getByTestId("red-line-limit").inputValue(), "100.5");
  await type(page, "red-line-limit", "100");
  await effect(page, /现在有 \d+ 人触碰红线：.*等级因此降低：.* → D/);
  const worst = (await page.getByTestId("red-line-effect").innerText()).match(/ → D/g).length;
  await page.getByTestId("red-line-cap").selectOption({ label: "C" });
  await effect(page, / → C/);
  await page.getByTestId("policy-draft").getByText("满意率的红线：低于 100%，最高只能评 C").waitFor();
  // The last change alone is taken back, and a reload keeps the rest.
  await page.getByTestId("undo").click();
  await effect(page, / → D/);
  await page.getByText("已写入本机").waitFor();
  await page.reload();
  await opened(page);
  await effect(page, / → D/);
  await page.getByTestId("policy-publish").click();
  await page.getByTestId("publish-confirm").click();
  await page.getByTestId("toast").waitFor();
  await page.getByTestId("nav-overview").click();
  const published = await ranking(page);
  const grades = new Map(inForce.map((row) => [row.agent, row.grade]));
  const lowered = published.filter((row) => row.grade === "D" && grades.get(row.agent) !== "D");
  assert.equal(lowered.length, worst);
  assert.deepEqual(
    published.map(({ agent, score }) => ({ agent, score })),
    inForce.map(({ agent, score }) => ({ agent, score })),
    "a red line leaves scores alone",
  );
  await page.getByTestId("undo").click();
  assert.deepEqual(await ranking(page), inForce);
});

app.test("a red line that nothing can cross is doubted beside it, and one is taken off again", async ({ page }) => {
  await open(page, `${app.url}#/policy/indicators/CMPL`);
  await page.getByTestId("red-line").check();
  await page.getByTestId("red-line-crossed").selectOption("above");
  await type(page, "red-line-limit", "100");
  await page.getByTestId("red-line-doubt").getByText("永远不会触发").waitFor();
  await page.getByTestId("lints").getByText("永远不会触发").waitFor();
  await type(page, "red-line-limit", "2");
  await page.getByTestId("lints").getByText("永远不会触发").waitFor({ state: "detached" });
  assert.equal(await page.getByTestId("red-line-doubt").innerText(), "");
  // The list of indicators says it, too.
  await page.getByTestId("policy-indicators").click();
  await page.getByTestId("indicator-CMPL").getByText("高于 2%，最高只能评 D").waitFor();
  await page.getByTestId("indicator-CMPL").getByRole("link", { name: "修改" }).click();
  await page.getByTestId("red-line").uncheck();
  await page.getByTestId("policy-draft").waitFor({ state: "detached" });
});

app.test("a red line keeps its grade when grades come and go", async ({ page }) => {
  await open(page, `${app.url}#/policy/indicators/CMPL`);
  await page.getByTestId("red-line").check();
  await page.getByTestId("red-line-cap").selectOption({ label: "C" });
  await page.getByTestId("policy-grades").click();
  await page.getByTestId("band-1-remove").click();
  await page.goto(`${app.url}#/policy/indicators/CMPL`);
  const cap = page.getByTestId("red-line-cap");
  await cap.waitFor();
  assert.equal(await cap.evaluate((it) => it.selectedOptions[0].textContent), "C");
});

app.test("points above a hundred are refused with a sentence until the policy allows them", async ({ page }) => {
  await open(page, `${app.url}#/policy/indicators/TRAIN`);
  await page.getByTestId("curve-corner-1").waitFor();
  const last = (await page.locator("[data-testid^=curve-corner-]").count()) - 1;
  await type(page, `corner-${last}-points`, "110");
  await page.getByText("得分 110 超过 100").first().waitFor();
  assert.equal(await page.getByTestId(`corner-${last}-points`).inputValue(), "110.00");
  await page.keyboard.press("Escape");
  // The plot ends where points do.
  await page.getByTestId(`curve-corner-${last}`).focus();
  await page.keyboard.press("PageUp");
  assert.equal(await page.getByTestId(`corner-${last}-points`).inputValue(), "100.00");
  await page.getByTestId("above-full").check();
  await page.getByTestId("lints").getByText("没有哪条曲线超过 100 分").waitFor({ state: "attached" });
  for (let press = 0; press < 5; press += 1) {
    await page.getByTestId(`curve-corner-${last}`).focus();
    await page.keyboard.press("PageUp");
  }
  assert.equal(await page.getByTestId(`corner-${last}-points`).inputValue(), "120.00");
  assert.equal(await page.getByTestId(`curve-corner-${last}`).getAttribute("aria-valuemax"), "12000");
  await page.getByTestId("lints").getByText("没有哪条曲线超过 100 分").waitFor({ state: "detached" });
  await page.getByTestId("policy-draft").getByText("单项得分可以超过 100，最高 120").waitFor();
  // While a curve needs it, it cannot be turned off, and the switch springs back.
  await page.getByTestId("above-full").click();
  await page.getByText("的换算曲线超过 100 分，而方案不允许超额得分").waitFor();
  assert.ok(await page.getByTestId("above-full").isChecked());
  await page.getByTestId("policy-publish").click();
  await page.getByTestId("publish-confirm").click();
  await page.getByTestId("toast").first().waitFor();
  await page.getByTestId("nav-overview").click();
  const rows = await ranking(page);
  assert.ok(rows.every((row) => Number(row.score) <= 100));
  // Somebody's sheet says what counts above 100.
  let seen = 0;
  for (const { agent } of rows) {
    await page.goto(`${app.url}#/agents/${agent}`);
    await page.getByTestId("sheet-lines").locator("[data-indicator=TRAIN]").waitFor();
    seen += await page.getByText(/超过 100 的 [\d.]+ 分计入总分/).count();
  }
  assert.ok(seen > 0, "nobody is above 100");
});

app.test("in English, too", { context: { locale: "en-US" } }, async ({ page }) => {
  await open(page, `${app.url}#/policy/indicators/CSAT`);
  await page.getByTestId("red-line").check();
  await page.getByTestId("red-line-crossed").selectOption("below");
  await type(page, "red-line-limit", "100");
  await page.getByTestId("red-line-effect").getByText(/cross(es)? it now: .*Grades lowered by it: .* → D/).waitFor();
});
