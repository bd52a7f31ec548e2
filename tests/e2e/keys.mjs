// A person without a mouse: presses keys, and after each looks at where the focus is.
//
//   const hand = await keyboard(page);
//   await hand.to(page.getByTestId("save"));   // Tab until it has the focus
//   await hand.press("Enter");
//   assert.deepEqual(hand.troubles, []);
//
// What a person would stumble over is collected in `troubles`: a stop whose focus cannot be seen, one that something
// else covers, and a focus that was lost to the body of the page.

const MOST_STOPS = 400;

export async function keyboard(page) {
  await page.evaluate(install);
  const troubles = [];

  async function look(key) {
    await settled(page);
    if (!key.endsWith("Tab")) await given(page);
    const { at, trouble, doubtful } = await page.evaluate(() => globalThis.__focus.look());
    if (doubtful && !(await isSeen(page))) trouble.push(`${doubtful} shows no focus`);
    for (const it of trouble) troubles.push(`${here()} after ${key}: ${it}`);
    return at;
  }

  const here = () => new URL(page.url()).hash || "#/";

  const hand = {
    troubles,
    // Presses a key and answers where the focus is, in words; null for nowhere.
    async press(key) {
      await page.keyboard.press(key);
      const at = await look(key);
      // Tab may leave the page for the browser's own bar; no other key may.
      if (!at && !key.endsWith("Tab")) troubles.push(`${here()}: the focus is lost after ${key}`);
      return at;
    },
    async type(text) {
      await page.keyboard.type(text);
    },
    // Tab, or Shift+Tab for `{ back: true }`, until the one asked for has the focus.
    async to(locator, { back = false } = {}) {
      await locator.waitFor({ state: "attached" });
      const has = () => locator.evaluate((node) => node === document.activeElement || (node.contains(document.activeElement) && !node.matches("table, ul, main")));
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        if (await has()) return;
        await hand.press(back ? "Shift+Tab" : "Tab");
      }
      throw new Error(`${locator} is not reached by Tab`);
    },
    // The focus has to be somewhere when what was done is done.
    async keeps(after) {
      const at = await look(after);
      if (!at) troubles.push(`${here()}: the focus is lost when ${after}`);
      return at;
    },
    // Every stop of the page from its start to its end, as `{ name, inMain, left, top, right, bottom }`; null at the
    // end if the last Tab did not leave the page: the hand is trapped.
    async everyStop() {
      await page.evaluate(() => globalThis.__focus.start());
      const stops = [];
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        await hand.press("Tab");
        const place = await page.evaluate(() => globalThis.__focus.place());
        if (!place || place.again) return stops;
        stops.push(place);
      }
      stops.push(null);
      return stops;
    },
  };
  return hand;
}

// Whether the one that was left looks otherwise with the focus than without it, on the screen: a ring can be drawn
// around a part that no script can ask, like the knob of a slider.
async function isSeen(page) {
  const clip = await page.evaluate(() => globalThis.__focus.again(true));
  const withFocus = await page.screenshot({ clip });
  await page.evaluate(() => globalThis.__focus.again(false));
  const without = await page.screenshot({ clip });
  await page.evaluate(() => globalThis.__focus.resume());
  return !withFocus.equals(without);
}

// What goes gives the focus on when the page has found its form: at once or in a moment, but before the next key.
function given(page) {
  const isSomewhere = () => document.activeElement !== null && document.activeElement !== document.body;
  return page.waitForFunction(isSomewhere, undefined, { timeout: 1000 }).catch(() => {});
}

function settled(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

// Runs in the page.
function install() {
  // The rings that a node, or what stands for it (its label, its frame, the part drawn after it), shows now.
  function rings(node) {
    const around = [node, node.parentElement, node.nextElementSibling, node.previousElementSibling, node.closest("label"), ...node.children];
    const faces = around.filter(Boolean).flatMap((it) => [null, "::before", "::after"].map((part) => getComputedStyle(it, part)));
    return faces.map((it) => {
      const outline = it.outlineStyle === "none" || parseFloat(it.outlineWidth) === 0 ? "" : `${it.outlineStyle} ${it.outlineWidth} ${it.outlineColor}`;
      return `${outline}/${it.boxShadow === "none" ? "" : it.boxShadow}/${it.stroke} ${it.strokeWidth}`;
    }).join("|");
  }
  function name(node) {
    const label = node.getAttribute("aria-label") ?? node.labels?.[0]?.innerText ?? node.innerText ?? "";
    return `${node.tagName.toLowerCase()}${node.dataset.testid ? `[${node.dataset.testid}]` : ""} “${label.trim().slice(0, 30)}”`;
  }
  function isCovered(node) {
    const { left, top, width, height } = node.getBoundingClientRect();
    if (width < 4 || height < 4 || getComputedStyle(node).opacity === "0") return false;
    const x = left + Math.min(width / 2, 40);
    const y = top + Math.min(height / 2, 12);
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return true;
    const there = document.elementFromPoint(x, y);
    return !(there && (node.contains(there) || there.contains(node) || there.closest("label")?.contains(node)));
  }
  let last = null;
  let doubted = null;
  let seen = new Set();
  globalThis.__focus = {
    start() {
      document.activeElement?.blur();
      getSelection().removeAllRanges();
      scrollTo(0, 0);
      last = null;
      seen = new Set();
      // Sequential navigation begins at the start of the page again.
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute("tabindex");
    },
    look() {
      const trouble = [];
      const node = document.activeElement;
      const isLeft = last && last.node !== node && last.node.isConnected;
      doubted = isLeft && rings(last.node) === last.rings ? { node: last.node, now: node } : null;
      const doubtful = doubted && last.name;
      last = null;
      if (!node || node === document.body || node === document.documentElement) return { at: null, trouble, doubtful };
      if (isCovered(node)) trouble.push(`${name(node)} has the focus and is covered or out of sight`);
      last = { node, rings: rings(node), name: name(node) };
      return { at: last.name, trouble, doubtful };
    },
    again(has) {
      doubted.node.focus({ preventScroll: true, focusVisible: true });
      if (!has) doubted.node.blur();
      const { x, y, width, height } = doubted.node.getBoundingClientRect();
      return { x: Math.max(0, x - 8), y: Math.max(0, y - 8), width: width + 16, height: height + 16 };
    },
    resume() {
      doubted.now?.focus({ preventScroll: true, focusVisible: true });
    },
    place() {
      const node = document.activeElement;
      if (!node || node === document.body) return null;
      const again = seen.has(node);
      seen.add(node);
      const it = node.getBoundingClientRect();
      const box = it.width < 4 ? (node.closest("label") ?? node.parentElement).getBoundingClientRect() : it;
      return {
        name: name(node), again, inMain: node.closest("main") !== null,
        left: box.left + scrollX, top: box.top + scrollY, right: box.right + scrollX, bottom: box.bottom + scrollY,
      };
    },
  };
}
