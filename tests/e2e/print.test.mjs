// What is printed: a score sheet fits on one sheet of A4 and has lines to sign; nothing is cut off at the side.
import assert from "node:assert/strict";
import { open, site } from "./support.mjs";

const app = site();

// Pages that are printed for a meeting or a file, and the most sheets of A4 the demo's may take.
const PRINTED = [
  ["#/", 3],
  ["#/lab", 5],
  ["#/policy", 5],
  ["#/policy/grades", 3],
  ["#/satisfaction", 2],
  ["#/team", 1],
  ["#/help", 12],
];

for (const locale of ["zh-CN", "en-US"]) {
  app.test(`every score sheet fits on two sides of A4 and can be signed: ${locale}`, { context: { locale } }, async ({ page }) => {
    await open(page, `${app.url}#/`);
    const rows = page.getByTestId("ranking").locator("[data-agent]");
    const agents = await rows.evaluateAll((found) => found.map((it) => it.dataset.agent));
    assert.ok(agents.length > 2, agents.join());
    for (const agent of agents) {
      await go(page, `#/agents/${agent}`);
      await page.getByTestId("sheet").waitFor();
      await page.emulateMedia({ media: "print" });
      const signed = await page.locator(".signatures__line").evaluateAll((lines) => lines.map((it) => it.clientWidth > 50));
      assert.deepEqual(signed, [true, true, true]);
      // Whoever signs has what is signed on the same side: the fingerprints, the receipt and the lines are not parted.
      const end = await page.locator(".sheet__end").evaluate((it) => [getComputedStyle(it).breakInside, it.querySelectorAll("svg.qr, .fingerprints").length]);
      assert.deepEqual(end, ["avoid", 2]);
      assert.deepEqual(await cutOff(page), []);
      await page.emulateMedia({ media: null });
      const sides = await sidesOf(page);
      assert.ok(sides >= 1 && sides <= 2, `${agent}: ${sides}`);
    }
  });

  app.test(`what is printed stays within its sheets: ${locale}`, { context: { locale } }, async ({ page }) => {
    await open(page, `${app.url}#/`);
    const found = [];
    for (const [address, most] of PRINTED) {
      await go(page, address);
      await page.locator("h1").first().waitFor();
      const sides = await sidesOf(page);
      if (sides < 1 || sides > most) found.push(`${address} takes ${sides} sides for ${most}`);
      await page.emulateMedia({ media: "print" });
      found.push(...(await cutOff(page)).map((it) => `${address} ${it}`));
      await page.emulateMedia({ media: null });
    }
    assert.deepEqual(found, []);
  });
}

app.test("every record of a list is printed, and of a long list what is left out is said", async ({ page }) => {
  const text = async () => {
    const before = await page.getByTestId("records").locator("[data-row]").count();
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    const rows = page.getByTestId("records").locator("[data-row]");
    const heights = await rows.evaluateAll((all) => all.map((it) => it.getBoundingClientRect().height));
    const cut = await page.getByTestId("cut-on-paper").evaluateAll((all) => all.map((it) => it.innerText));
    await page.emulateMedia({ media: null });
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await rows.count(), before, "afterwards only those in sight are there");
    return { rows: heights.length, flat: heights.filter((it) => it < 5).length, cut };
  };
  await open(page, `${app.url}#/records?rating=low`);
  await page.getByTestId("records").locator("[data-row]").first().waitFor();
  const found = Number((await page.getByTestId("found").innerText()).match(/\d+/)[0]);
  assert.ok(found > 20, `${found}`);
  assert.deepEqual(await text(), { rows: found, flat: 0, cut: [] });
  const few = await sidesOf(page);
  await go(page, "#/records");
  await page.waitForFunction(() => /2,407/.test(document.querySelector("[data-testid=found]").innerText));
  const all = await text();
  assert.deepEqual([all.rows, all.flat], [1000, 0]);
  assert.match(all.cut[0], /前 1,000 条，共 2,407 条/);
  const many = await sidesOf(page);
  assert.ok(few >= 1 && few < many && many <= 60, `${few} and ${many} sides`);
});

async function go(page, address) {
  await page.evaluate((it) => (location.hash = it), address);
  await page.waitForTimeout(300);
}

// The number of sides of A4 that the page prints to.
async function sidesOf(page) {
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

// What is wider than a sheet of A4 without its margins: 188 mm.
async function cutOff(page) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 710, height: 960 });
  const found = await page.evaluate(() => {
    const wide = [...document.querySelectorAll("main *")].filter((it) => {
      const { right, width } = it.getBoundingClientRect();
      return width > 0 && right > innerWidth + 1 && getComputedStyle(it).position !== "absolute" && !it.closest("svg, .spoken");
    });
    return wide.slice(0, 3).map((it) => `${it.tagName}.${it.className} ends at ${Math.round(it.getBoundingClientRect().right)}`);
  });
  await page.setViewportSize(before);
  return found;
}
