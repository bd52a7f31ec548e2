// The policy page: a draft is changed, its consequences are seen, and nothing scores differently until it is published.
import assert from "node:assert/strict";
import { open, opened, ranking, site } from "./support.mjs";

const app = site();

async function consequences(page) {
  const rows = page.getByTestId("consequences").locator("tbody [data-agent]");
  await rows.first().waitFor();
  return rows.evaluateAll((found) => found.map(({ dataset: { agent, before, after } }) => ({ agent, before, after })));
}

const changed = (rows) => rows.filter((row) => row.before !== row.after);

async function type(page, testid, text) {
  const field = page.getByTestId(testid);
  await field.fill(text);
  await field.press("Enter");
}

app.test("a curve moved by keyboard changes scores only when it is published, and undo takes that back", async ({ page }) => {
  await open(page, app.url);
  const inForce = await ranking(page);
  await page.getByTestId("nav-policy").click();
  assert.match(await page.getByTestId("policy-lead").innerText(), /第 1 版/);
  await page.getByTestId("indicator-CSAT").getByRole("link", { name: "修改" }).click();
  await page.getByTestId("curve-corner-2").focus();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getByTestId("corner-2-points").inputValue(), "86.00");
  assert.equal(await page.getByTestId("corner-2-value").inputValue(), "91.00");
  assert.notEqual(changed(await consequences(page)).length, 0);
  // Nothing has happened yet.
  await page.getByTestId("nav-overview").click();
  assert.deepEqual(await ranking(page), inForce);
  // A reload keeps the draft.
  await page.getByTestId("nav-policy").click();
  await page.getByText("已写入本机").waitFor();
  await page.reload();
  await opened(page);
  await page.getByTestId("policy-draft").getByTestId("difference").first().waitFor();
  const foreseen = await consequences(page);
  await page.getByTestId("policy-publish").click();
  await page.getByTestId("publish-confirm").click();
  await page.getByTestId("toast").waitFor();
  assert.equal(await page.getByTestId("policy-draft").count(), 0);
  await page.getByTestId("nav-overview").click();
  assert.match(await page.getByTestId("overview-lead").innerText(), /第 2 版/);
  const published = await ranking(page);
  const scores = new Map(published.map((row) => [row.agent, row.score]));
  for (const row of foreseen) assert.equal(scores.get(row.agent), row.after);
  // The change log says in words what was changed.
  await page.getByTestId("nav-policy").click();
  await page.getByTestId("policy-versions").click();
  await page.getByTestId("version-2").getByText("满意率的曲线").waitFor();
  await page.getByTestId("undo").click();
  await page.getByTestId("nav-overview").click();
  assert.match(await page.getByTestId("overview-lead").innerText(), /第 1 版/);
  assert.deepEqual(await ranking(page), inForce);
});

app.test("a corner is dragged with the pointer and follows it", async ({ page }) => {
  await open(page, `${app.url}#/policy/indicators/CSAT`);
  const corner = page.getByTestId("curve-corner-1");
  await corner.scrollIntoViewIfNeeded();
  const box = await corner.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 10, y + 25, { steps: 4 });
  // While it moves, consequences follow and nothing is settled.
  await page.waitForFunction(() => /[1-9]\d* 人得分有变/.test(document.querySelector("[data-testid=policy-summary]").textContent));
  assert.equal(await page.getByTestId("policy-draft").count(), 0);
  await page.mouse.up();
  await page.getByTestId("policy-draft").waitFor();
  const points = Number(await page.getByTestId("corner-1-points").inputValue());
  assert.ok(points < 60 && points > 30, `${points}`);
  await page.keyboard.press("Control+z");
  await page.getByTestId("policy-draft").waitFor({ state: "detached" });
});

app.test("an unusable anchor is refused with its sentence, and what was typed stays", async ({ page }) => {
  await open(page, `${app.url}#/policy/indicators/CSAT`);
  await type(page, "corner-1-value", "95");
  await page.getByText("第 3 个锚点的取值没有比前一个大").waitFor();
  assert.equal(await page.getByTestId("corner-1-value").inputValue(), "95.00");
  await type(page, "corner-1-points", "130");
  await page.getByText("请输入范围内的数，最多两位小数").first().waitFor();
  await type(page, "corner-1-points", "99");
  await page.getByText("得分先升后降").first().waitFor();
  assert.equal(await page.getByTestId("policy-draft").count(), 0);
  await page.keyboard.press("Escape");
  assert.equal(await page.getByTestId("corner-1-points").inputValue(), "60.00");
});

app.test("comparisons that contradict are named and refused; those that agree become the weights", async ({ page }) => {
  await open(page, `${app.url}#/policy`);
  await page.getByTestId("weigh-groups").click();
  const dialog = page.getByTestId("weigh-dialog");
  await dialog.getByRole("radio", { name: "两两比较" }).check({ force: true });
  await page.getByTestId("pair-0").selectOption("9");
  await page.getByTestId("pair-1").selectOption("-5");
  await page.getByTestId("pair-3").selectOption("7");
  assert.match(await page.getByTestId("pairs-verdict").innerText(), /互相矛盾.*矛盾最大的一处是/);
  assert.ok(await page.getByTestId("weigh-take").isDisabled());
  for (const [at, times] of [2, 4, 3, 3, 2, -2].entries()) {
    await page.getByTestId(`pair-${at}`).selectOption(String(times));
  }
  assert.match(await page.getByTestId("pairs-verdict").innerText(), /CR = 0\.011/);
  await page.getByTestId("weigh-take").click();
  await page.getByTestId("policy-draft").waitFor();
  const weights = ["Q", "E", "C", "R"].map((group) => page.getByTestId(`policy-weight-${group}`).inputValue());
  assert.deepEqual(await Promise.all(weights), ["46.73", "27.72", "9.54", "16.01"]);
});

app.test("swings become weights within a group", async ({ page }) => {
  await open(page, `${app.url}#/policy`);
  await page.getByTestId("policy-group-Q").getByText("用向导定组内权重").click();
  for (const [at, swing] of [100, 60, 40].entries()) await type(page, `swing-${at}`, String(swing));
  await page.getByTestId("weigh-take").click();
  const weights = ["CSAT", "FCR", "CMPL"].map((id) => page.getByTestId(`policy-weight-${id}`).inputValue());
  assert.deepEqual(await Promise.all(weights), ["50.00", "30.00", "20.00"]);
});

app.test("what is doubtful is said at the top with the way to its place, and goes when it is put right", async ({ page }) => {
  await open(page, `${app.url}#/policy`);
  await page.getByTestId("add-indicator").click();
  await page.getByTestId("add-VOL").click();
  await page.getByTestId("indicator-editor").waitFor();
  const lint = page.getByTestId("lints").getByText("工作量被算了两次");
  await lint.waitFor();
  await page.getByTestId("policy-grades").click();
  await page.getByTestId("workload").click();
  await lint.waitFor({ state: "detached" });
});

app.test("an own indicator is named, counted and removed again", async ({ page }) => {
  await open(page, `${app.url}#/policy`);
  await page.getByTestId("add-indicator").click();
  assert.ok(await page.getByTestId("add-OWN_RATIO").isDisabled());
  await page.getByTestId("own-name").fill("五星评价率");
  await page.getByTestId("own-name").press("Tab");
  await page.getByTestId("add-OWN_RATIO").click();
  await page.getByRole("heading", { name: "五星评价率" }).waitFor();
  await page.getByTestId("own-hits-0-least").fill("5");
  await page.getByTestId("own-hits-0-least").press("Enter");
  await page.getByText("评分不少于 5").first().waitFor();
  const values = page.getByTestId("indicator-people").locator("tbody tr td:nth-child(2)");
  assert.match((await values.allInnerTexts()).join(" "), /\d+\.\d\d%/);
  await page.getByTestId("indicator-remove").click();
  await page.getByTestId("policy-draft").waitFor({ state: "detached" });
});

app.test("time limits wait in the draft like everything else", async ({ page }) => {
  await open(page, app.url);
  const before = await ranking(page);
  await open(page, `${app.url}#/policy/limits`);
  await type(page, "limit-repair-normal-resolution", "12");
  assert.notEqual(changed(await consequences(page)).length, 0);
  await page.getByTestId("nav-overview").click();
  assert.deepEqual(await ranking(page), before);
  await page.getByTestId("nav-policy").click();
  await page.getByTestId("policy-discard").click();
  await page.getByTestId("policy-limits").click();
  assert.equal(await page.getByTestId("limit-repair-normal-resolution").inputValue(), "72.00");
});

app.test("grades come from a preset and are typed; thresholds must fall", async ({ page }) => {
  await open(page, `${app.url}#/policy/grades`);
  await page.getByTestId("bands-pass").click();
  assert.equal(await page.getByTestId("band-0-label").inputValue(), "优秀");
  await type(page, "band-1-from", "95");
  await page.getByText("起点要从高到低").waitFor();
  await type(page, "band-1-from", "75");
  assert.equal(await page.getByTestId("band-1-from").inputValue(), "75.00");
  await page.getByTestId("policy-draft").getByText("优秀≥90").waitFor();
});

app.test("a version judges the periods that begin when it holds, and the earlier ones stay as they were", async ({ page }) => {
  await open(page, app.url);
  const whole = await page.getByTestId("period").inputValue();
  const quarter = await ranking(page);
  await page.getByTestId("period").selectOption("2026-09");
  const september = await ranking(page);
  await open(page, `${app.url}#/policy`);
  await type(page, "policy-weight-E", "70");
  await page.getByTestId("policy-publish").click();
  await page.getByTestId("publish-date").fill("2019-06-01");
  await page.getByTestId("publish-date").press("Tab");
  await page.getByText("新版本不能更早").waitFor();
  assert.ok(await page.getByTestId("publish-confirm").isDisabled());
  await page.getByTestId("publish-date").fill("2026-09-01");
  await page.getByTestId("publish-date").press("Tab");
  await page.getByTestId("publish-confirm").click();
  await page.getByTestId("toast").waitFor();
  await page.getByTestId("nav-overview").click();
  await page.getByTestId("period").selectOption(whole);
  assert.match(await page.getByTestId("overview-lead").innerText(), /第 1 版/);
  assert.deepEqual(await ranking(page), quarter);
  await page.getByTestId("period").selectOption("2026-09");
  assert.match(await page.getByTestId("overview-lead").innerText(), /第 2 版/);
  assert.notDeepEqual(await ranking(page), september);
});

app.test("a template becomes the draft, and the lab and this page share it", async ({ page }) => {
  await open(page, `${app.url}#/policy`);
  await page.getByTestId("policy-templates").click();
  await page.getByTestId("template-quality_first").click();
  await page.getByTestId("policy-draft").waitFor();
  await page.getByTestId("nav-lab").click();
  assert.equal(Number(await page.getByTestId("weight-Q").inputValue()), 65);
  await page.getByTestId("reset").click();
  await page.getByTestId("nav-policy").click();
  assert.equal(await page.getByTestId("policy-draft").count(), 0);
});
