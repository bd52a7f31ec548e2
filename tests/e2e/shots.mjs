// Screenshots of dist/ for the eye: every route × language × theme × device, into tests/e2e/shots.
//
//   node tests/e2e/shots.mjs [--routes "#/,#/lab"] [--only zh-light-desktop,en-dark] [--import FILE] [--full] [--tour] [--out FOLDER]
//
// After an address, `>` and a test id press what has it: "#/team>add-person" shows the form in front of the page.
// `--only` keeps the shots that have all words of one of the given names (zh en · light dark · desktop phone print).
// `--import` first gives a file to the page and confirms it. `--full` takes the whole page and not one screen, `--tour` with the first look round on it.
// `print` is the page in print at A4 width, and beside it the PDF that the browser would print. Builds nothing.
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";
import { importFile, open } from "./support.mjs";

const DEVICES = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  print: { width: 794, height: 1123 },
};

const { values } = parseArgs({
  options: {
    routes: { type: "string", default: "#/" },
    only: { type: "string", default: "" },
    import: { type: "string" },
    full: { type: "boolean", default: false },
    tour: { type: "boolean", default: false },
    out: { type: "string", default: fileURLToPath(new URL("shots/", import.meta.url)) },
  },
});
const routes = values.routes.split(",");
const names = values.only.split(",").map((name) => name.split("-"));

function wanted(...words) {
  return names.some((name) => name.every((word) => word === "" || words.includes(word)));
}

function slug(route) {
  return route.replace(/^#?\/?/, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "home";
}

async function settled(page) {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
}

async function shoot(page, device, file) {
  await page.setViewportSize(DEVICES[device]);
  await page.emulateMedia({ media: device === "print" ? "print" : "screen" });
  await settled(page);
  await page.screenshot({ path: `${file}.png`, fullPage: values.full || device === "print", animations: "disabled" });
  if (device === "print") await page.pdf({ path: `${file}.pdf`, format: "A4", printBackground: true, preferCSSPageSize: true });
  console.log(`${file}.png`);
}

const out = resolve(values.out);
await mkdir(out, { recursive: true });
const [browser, server] = await Promise.all([launch(), serve()]);
try {
  for (const language of ["zh", "en"]) {
    for (const theme of ["light", "dark"]) {
      const devices = Object.keys(DEVICES).filter((device) => wanted(language, theme, device));
      if (devices.length === 0) continue;
      const context = await browser.newContext({ locale: language === "zh" ? "zh-CN" : "en-US", viewport: DEVICES.desktop });
      await context.addInitScript(
        ([language, theme, tour]) => {
          localStorage.setItem("jiheng/language", JSON.stringify(language));
          localStorage.setItem("jiheng/theme", JSON.stringify(theme));
          localStorage.setItem("jiheng/first-look", JSON.stringify(tour ? "ahead" : "over"));
        },
        [language, theme, values.tour],
      );
      const page = await context.newPage();
      page.on("console", (message) => {
        if (message.type() === "error") console.error(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => console.error(`error: ${error}`));
      await open(page, values.import ? `${server.url}#/data` : server.url);
      if (values.import) {
        await importFile(page, resolve(values.import));
        await settled(page);
      }
      for (const route of routes) {
        const [address, ...presses] = route.split(">");
        await page.evaluate((hash) => {
          location.hash = hash;
        }, address.replace(/^[^#]/, "#$&"));
        for (const testid of presses) {
          await page.getByTestId(testid).first().click();
          await settled(page);
        }
        for (const device of devices) {
          await shoot(page, device, join(out, `${slug(route)}-${language}-${theme}-${device}`));
        }
        // What was pressed is not in the way of the next one.
        if (presses.length) await page.reload();
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
