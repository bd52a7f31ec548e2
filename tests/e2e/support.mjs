// What every end-to-end test starts from:
//
//   const app = site();
//   app.test("opens", async ({ page }) => { await page.goto(app.url); … });
//
// A test gets a page in a browser profile of its own; `profile()` opens another profile (another person's browser)
// and `page.context().newPage()` another tab. At the end of a test nothing may have been logged as an error, thrown,
// failed to load or been refused by the content security policy, in any of them. A test that provokes such things
// names them: `app.test(name, { expect: [/integrity/] }, …)`.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

export { serve } from "./server.mjs";

const PATIENCE_MS = 15_000;

export function site() {
  let browser;
  let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve()]);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  return {
    get url() {
      return server.url;
    },
    test(name, ...rest) {
      const body = rest.pop();
      const { expect = [], context: options = {}, ...others } = rest.pop() ?? {};
      test(name, others, async () => {
        const contexts = [];
        const complaints = [];
        async function profile(more = {}) {
          const context = await browser.newContext({ locale: "zh-CN", ...options, ...more });
          contexts.push(context);
          await watch(context, complaints);
          return context;
        }
        try {
          const page = await (await profile()).newPage();
          await body({ page, profile });
        } catch (error) {
          // What the browser complained about is often the cause.
          for (const complaint of complaints) error.message += `\n  ${complaint}`;
          throw error;
        } finally {
          await Promise.all(contexts.map((context) => context.close()));
        }
        const unexpected = complaints.filter((complaint) => !expect.some((pattern) => pattern.test(complaint)));
        assert.deepEqual(unexpected, [], "the browser complained");
      });
    },
  };
}

async function watch(context, complaints) {
  context.setDefaultTimeout(PATIENCE_MS);
  await context.exposeBinding("__refused", (_source, text) => complaints.push(`policy: ${text}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      globalThis.__refused(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  context.on("console", (message) => {
    if (["error", "assert"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => complaints.push(`error: ${error.error()}`));
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // A page that is left while its icon or its worker loads has not failed to load it.
    const isLeft = reason === "net::ERR_ABORTED" && /\/(icon\.svg|worker\w*\.(js|wasm))$/.test(request.url());
    if (!isLeft) complaints.push(`request: ${request.url()} ${reason}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`response: ${response.url()} ${response.status()}`);
  });
}

// Resolves when the application has taken the place of the static shell.
export async function opened(page) {
  await page.locator("#boot").waitFor({ state: "detached" });
}

export async function open(page, address) {
  await page.goto(address);
  await opened(page);
}

// The ranking as a reader sees it, in the order of the rows.
export async function ranking(page) {
  const rows = page.getByTestId("ranking").locator("[data-agent]");
  await rows.first().waitFor();
  return rows.evaluateAll((found) =>
    found.map(({ dataset: { agent, name, rank, score, grade } }) => ({ agent, name, rank, score, grade })),
  );
}

// Gives a file to the page as a person would: `import-file` is the file input or something around one. A file is a
// path or `{ name, mimeType, buffer }`.
export async function choose(page, file) {
  const place = page.getByTestId("import-file");
  await place.waitFor({ state: "attached" });
  const input = (await place.evaluate((node) => node.matches("input"))) ? place : place.locator("input[type=file]");
  await input.setInputFiles(file);
}

export async function importFile(page, file) {
  await choose(page, file);
  await page.getByTestId("import-confirm").click();
}
