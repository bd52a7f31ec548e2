// The browser of the machine: playwright-core brings none of its own.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];

function executable() {
  if (process.env.JIHENG_BROWSER) return process.env.JIHENG_BROWSER;
  for (const name of NAMES) {
    for (const folder of process.env.PATH.split(delimiter)) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here.
      }
    }
  }
  throw new Error("no Chromium or Chrome on PATH: run scripts/setup test");
}

export function launch() {
  return chromium.launch({
    executablePath: executable(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-dev-shm-usage",
    ],
  });
}
