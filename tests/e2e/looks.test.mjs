// A few pages look as somebody accepted them; and a picture of a page that is not right is told from one that is.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { accepted, compare, FAILED, leave, LOOKS, picture, posed } from "./looks.mjs";
import { serve } from "./server.mjs";

let browser;
let server;
let bench;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
  bench = await browser.newPage();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const look of LOOKS) {
  test(`it looks as it was accepted: ${look.name}`, async () => {
    const page = await posed(browser, server.url, look);
    const actual = await picture(page);
    await page.context().close();
    const expected = await accepted(look);
    if (!expected) await leave(look, actual);
    assert.ok(expected, `there is no accepted picture; the actual one is in ${FAILED}; node tests/e2e/looks.mjs --accept takes it`);
    const { same, share, difference } = await compare(bench, expected, actual);
    if (!same) await leave(look, actual, difference);
    assert.ok(same, `${(share * 100).toFixed(2)}% of the picture differs; what it looks like and where it differs is in ${FAILED}; if it is right: node tests/e2e/looks.mjs --accept`);
  });
}

// What a script does to the page, given the blocks, tables and buttons in sight; and whether it is still the same page.
const CHANGES = [
  ["nothing", true, () => {}],
  ["letters drawn by another rule", true, ({ main }) => (main.style.textRendering = "geometricPrecision")],
  ["everything a third of a pixel to the right", true, ({ main }) => (main.style.transform = "translateX(0.33px)")],
  ["edges a little softer", true, ({ main }) => (main.style.filter = "blur(0.4px)")],
  ["a block that is missing", false, ({ blocks }) => (blocks[0].style.display = "none")],
  ["a block that has moved by a line", false, ({ blocks }) => (blocks[0].style.marginBlockStart = "40px")],
  ["a block that is there and empty", false, ({ blocks }) => (blocks[0].style.visibility = "hidden")],
  ["a button that is missing", false, ({ buttons }) => (buttons[0].style.visibility = "hidden")],
  ["another ground", false, ({ main }) => (main.style.background = "#888")],
];

async function change(page, doIt) {
  const there = await page.evaluateHandle(() => {
    const inSight = (it) => it.checkVisibility() && it.getBoundingClientRect().top < innerHeight - 160;
    const main = document.querySelector("main");
    return { main, blocks: [...document.querySelector(".page").children].filter(inSight), buttons: [...main.querySelectorAll("button")].filter(inSight) };
  });
  await page.evaluate(doIt, there);
}

for (const name of ["overview-zh-light-desktop", "overview-en-dark-phone"]) {
  test(`a moved or missing block is told from another antialiasing: ${name}`, async () => {
    const look = LOOKS.find((it) => it.name === name);
    const found = [];
    const page = await posed(browser, server.url, look);
    const right = await picture(page);
    await page.context().close();
    for (const [what, isSame, doIt] of CHANGES) {
      const changed = await posed(browser, server.url, look);
      await change(changed, doIt);
      const { same, share } = await compare(bench, right, await picture(changed));
      await changed.context().close();
      if (process.env.JIHENG_SHARES) console.log(name, what, share);
      if (same !== isSame) found.push(`${what}: ${(share * 100).toFixed(2)}% differs`);
    }
    assert.deepEqual(found, []);
  });
}
