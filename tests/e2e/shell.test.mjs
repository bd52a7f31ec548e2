// The frame: the first look round, the command palette, undo and redo, the help page.
import assert from "node:assert/strict";
import { open, opened, ranking, site } from "./support.mjs";

const app = site();

app.test("the first look round leads over four pages and does not come back", async ({ page }) => {
  await open(page, app.url);
  const tour = page.getByTestId("tour");
  await tour.waitFor();
  assert.match(await tour.innerText(), /第 1 步，共 4 步/);
  const best = (await ranking(page))[0];
  for (const [step, address] of [[2, `#/agents/${best.agent}`], [3, "#/lab"], [4, "#/data"]]) {
    await page.getByTestId("tour-next").click();
    await tour.getByText(`第 ${step} 步`).waitFor();
    assert.equal(decodeURIComponent(new URL(page.url()).hash), address);
  }
  await page.getByTestId("tour-back").click();
  assert.equal(new URL(page.url()).hash, "#/lab");
  await page.getByTestId("tour-next").click();
  await page.getByTestId("tour-next").click();
  await tour.waitFor({ state: "detached" });
  await open(page, app.url);
  await ranking(page);
  assert.equal(await tour.count(), 0, "it is over for good");
  await page.goto(`${app.url}#/help`);
  await page.getByTestId("tour-again").click();
  await tour.waitFor();
});

app.test("the palette finds pages, people, periods and commands by keyboard alone", async ({ page }) => {
  await open(page, app.url);
  const rows = await ranking(page);
  const person = rows[2];
  await page.keyboard.press("Control+k");
  const palette = page.getByTestId("palette");
  await palette.getByRole("combobox").waitFor();
  assert.equal(await palette.getByRole("combobox").evaluate((it) => it === document.activeElement), true);
  await page.keyboard.type(person.name);
  await palette.getByRole("option", { name: person.name }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => decodeURIComponent(url.hash) === `#/agents/${person.agent}`);
  assert.equal(await palette.getByRole("combobox").count(), 0, "choosing closes it");

  await page.keyboard.press("Control+k");
  await page.keyboard.type("2026年7月");
  await palette.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("[data-testid=period]").value === "2026-07");

  await page.keyboard.press("Control+k");
  const options = palette.getByRole("option");
  await options.first().waitFor();
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(
    [await options.nth(0).getAttribute("aria-selected"), await options.nth(1).getAttribute("aria-selected")],
    ["false", "true"],
  );
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await options.last().getAttribute("aria-selected"), "true", "the list goes round");
  await page.keyboard.type("没有这个");
  await palette.getByText("没有叫这个名字").waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await options.first().waitFor({ state: "detached" });
});

app.test("what the lab changed is taken back and made again from the bar", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const undo = page.getByTestId("undo");
  const redo = page.getByTestId("redo");
  assert.deepEqual([await undo.isDisabled(), await redo.isDisabled()], [true, true]);
  const slider = page.locator("input[type=range]").first();
  const before = await slider.inputValue();
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((it) => document.querySelector("input[type=range]").value !== it, before);
  const after = await slider.inputValue();
  await undo.click();
  await page.waitForFunction((it) => document.querySelector("input[type=range]").value === it, before);
  await redo.click();
  await page.waitForFunction((it) => document.querySelector("input[type=range]").value === it, after);
});

app.test("the help explains every indicator of the policy and the rest of the library", async ({ page }) => {
  await open(page, `${app.url}#/help`);
  const used = await page.getByTestId("help-used").locator("dt").allInnerTexts();
  const library = await page.getByTestId("help-library").locator("dt").allInnerTexts();
  assert.ok(used.length >= 6 && used.includes("问题解决率"), used.join());
  assert.ok(library.length >= 10 && !library.includes("问题解决率"), library.join());
  await page.getByTestId("language").click();
  await page.getByRole("heading", { name: "How a score comes about" }).waitFor();
  await page.reload();
  await opened(page);
  assert.doesNotMatch(await page.locator("main").innerText(), /\p{Script=Han}{2}/u);
});

for (const locale of ["zh-CN", "en-US"]) {
  const context = { locale, viewport: { width: 390, height: 844 } };
  app.test(`on a phone the bar holds whatever is said of saving: ${locale}`, { context }, async ({ page }) => {
    await open(page, `${app.url}#/lab`);
    const wide = () =>
      page.evaluate(() => [document.documentElement.scrollWidth, ...[...document.querySelectorAll(".top-bar button")].map((it) => it.getBoundingClientRect().right)]);
    for (const width of await wide()) assert.ok(width <= 390, `${width}`);
    await page.getByTestId("weight-Q").fill("50");
    await page.getByTestId("weight-Q").press("Enter");
    await page.getByTestId("save-state").getByText(/已写入本机|Written to this device/).waitFor();
    for (const width of await wide()) assert.ok(width <= 390, `${width}`);
  });
}
