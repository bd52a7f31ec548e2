// axe-core finds nothing to object to on any page, in both languages and both themes.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { open, site } from "./support.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const app = site();

// Every address there is; a page that is left out here is noticed below.
const PAGES = [
  "#/",
  "#/records",
  "#/records/due",
  "#/records/checkup",
  "#/satisfaction",
  "#/satisfaction/forms",
  "#/satisfaction/collect",
  "#/satisfaction/visits",
  "#/policy",
  "#/policy/limits",
  "#/policy/grades",
  "#/policy/versions",
  "#/lab",
  "#/team",
  "#/team/shifts",
  "#/team/tasks",
  "#/team/reviews",
  "#/team/appeals",
  "#/data",
  "#/help",
  "#/answer",
  "#/receipt?d=HELLO",
  "#/kiosk?form=nothing",
  "#/nowhere",
];

for (const locale of ["zh-CN", "en-US"]) {
  for (const colorScheme of ["light", "dark"]) {
    // axe is a script that the page's policy does not let in.
    const context = { locale, colorScheme, bypassCSP: true };
    app.test(`nothing to object to: ${locale}, ${colorScheme}`, { context }, async ({ page }) => {
      await open(page, `${app.url}#/`);
      await page.addScriptTag({ path: axe });
      const addresses = [...PAGES, await firstSheet(page), await firstReceipt(page), await firstFigure(page), "#/policy/indicators/CSAT"];
      const objections = await appeal(page);
      for (const address of addresses) {
        await page.evaluate((it) => (location.hash = it), address);
        await settled(page);
        objections.push(...(await objectionsOf(page, address)));
      }
      assert.deepEqual(objections, []);
    });
  }
}

app.test("every way around leads to a page that is examined", async ({ page }) => {
  await open(page, `${app.url}#/`);
  const ways = await page.locator(".rail a").evaluateAll((links) => links.map((it) => it.getAttribute("href")));
  assert.ok(ways.length > 5, ways.join());
  assert.deepEqual(ways.filter((it) => !PAGES.includes(it)), []);
});

// Files an appeal, so that sheets and the page of appeals have one; what there is to object to in its form.
async function appeal(page) {
  const back = await page.evaluate(() => location.hash);
  await page.evaluate((it) => (location.hash = it), await firstSheet(page));
  await page.locator('[data-indicator="CSAT"] [data-part=appeal]').click();
  await settled(page);
  const objections = await objectionsOf(page, "the form of an appeal");
  await page.getByTestId("appeal-statement").fill("…");
  await page.getByTestId("file-appeal").click();
  await page.getByTestId("sheet-appeals").waitFor();
  await page.evaluate((it) => (location.hash = it), back);
  return objections;
}

// The address of the first person's score sheet.
async function firstSheet(page) {
  const agent = await page.getByTestId("ranking").locator("[data-agent]").first().getAttribute("data-agent");
  return `#/agents/${agent}`;
}

// The address of the first person's receipt: it is read, holds and is computed again.
async function firstReceipt(page) {
  const here = await page.evaluate(() => location.hash);
  const sheet = await firstSheet(page);
  await page.evaluate((it) => (location.hash = it), sheet);
  const receipt = await page.getByTestId("receipt-link").getAttribute("href");
  await page.evaluate((it) => (location.hash = it), here);
  await page.getByTestId("ranking").waitFor();
  return receipt;
}

// The address of the records behind a figure.
async function firstFigure(page) {
  return `#/records?agent=${(await firstSheet(page)).split("/").pop()}&indicator=CSAT`;
}

// Resolves when nothing moves any more: half a colour is no colour to judge.
async function settled(page) {
  await page.evaluate(async () => {
    await new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 300));
    await Promise.allSettled(document.getAnimations().map((it) => it.finished));
  });
}

async function objectionsOf(page, address) {
  const found = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${address} ${rule.id} ${node.target.join(" ")}: ${node.failureSummary.split("\n")[1]?.trim()}`));
}
