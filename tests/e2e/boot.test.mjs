// Opening the page, and not opening it: under any path, with a changed file, without storage.
import assert from "node:assert/strict";
import { open, opened, serve, site } from "./support.mjs";

const app = site();

app.test("opens under a sub-path, and nothing is refused or missing", async ({ page }) => {
  await open(page, app.url);
  assert.match(await page.locator("body").innerText(), /\S/);
  assert.equal(await page.title().then((title) => title.includes("绩衡")), true);
});

app.test("opens from an address that names the file", async ({ page }) => {
  await open(page, `${app.url}index.html`);
});

app.test("asks nobody but its own host", async ({ page }) => {
  const hosts = new Set();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await open(page, app.url);
  assert.deepEqual([...hosts], [new URL(app.url).host]);
});

for (const [languages, lang] of [
  ["zh-CN", "zh-CN"],
  ["en-US", "en"],
  ["fr-FR", "zh-CN"],
]) {
  app.test(`a browser in ${languages} starts in ${lang}`, { context: { locale: languages } }, async ({ page }) => {
    // The wasm is held back: this is what stands before the application does.
    await page.route("**/*.wasm", () => {});
    await page.goto(app.url, { waitUntil: "commit" });
    await page.locator("#boot").waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), lang);
    assert.equal(await page.locator("html").getAttribute("data-theme"), "system");
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });
}

app.test("the saved language and theme hold before the application runs", async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem("jiheng/language", JSON.stringify("en"));
    localStorage.setItem("jiheng/theme", JSON.stringify("dark"));
  });
  await page.route("**/*.wasm", () => {});
  await page.goto(app.url, { waitUntil: "commit" });
  await page.locator("#boot").waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

// One byte in the middle, where a module stays well-formed often enough.
function flip(bytes) {
  const changed = Buffer.from(bytes);
  changed[changed.length >> 1] ^= 1;
  return changed;
}

for (const [what, pattern] of [
  ["wasm", /\.wasm$/],
  ["script", /^jiheng-.*\.js$/],
]) {
  app.test(`a changed ${what} is refused with a sentence`, { expect: [/integrity|digest|failed/i] }, async ({ page }) => {
    const server = await serve({ change: (name, bytes) => (pattern.test(name) ? flip(bytes) : bytes) });
    try {
      await page.goto(server.url);
      const alert = page.getByTestId("boot-failed");
      await alert.waitFor();
      assert.equal(await alert.getAttribute("data-reason"), "arrival");
      const text = await alert.innerText();
      assert.match(text, /没有打开/);
      assert.match(text, /did not open/);
    } finally {
      await server.close();
    }
  });
}

app.test("a missing wasm is reported with a sentence", { expect: [/404|integrity/] }, async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "not found" }));
  await page.goto(app.url);
  const alert = page.getByTestId("boot-failed");
  await alert.waitFor();
  assert.equal(await alert.getAttribute("data-reason"), "arrival");
});

app.test("a browser without wasm is told so", async ({ page }) => {
  await page.addInitScript(() => {
    delete globalThis.WebAssembly;
  });
  await page.goto(app.url);
  const alert = page.getByTestId("boot-failed");
  await alert.waitFor();
  assert.equal(await alert.getAttribute("data-reason"), "browser");
});

// Chromium then refuses the preloads as well, and says so.
const withoutScript = { context: { javaScriptEnabled: false }, expect: [/^request: .* csp$/] };
app.test("without JavaScript the page says what it needs", withoutScript, async ({ page }) => {
  await page.goto(app.url);
  const text = await page.locator("noscript").innerText();
  assert.match(text, /JavaScript/);
});

app.test("opens where storage is blocked", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
  });
  await page.goto(app.url);
  await opened(page);
  assert.equal(await page.getByTestId("boot-failed").count(), 0);
});
