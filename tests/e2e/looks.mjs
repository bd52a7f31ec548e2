// What a few pages look like, and whether that is still what they looked like when somebody last accepted it.
//
//   node tests/e2e/looks.mjs --accept     takes how dist/ looks now as how it has to look, into tests/e2e/looks
//
// Pictures are taken at half size and compared by cells of eight by eight of their pixels, by the mean colour: another
// antialiasing, another version of the browser or of a font moves a mean by little; a block that is missing or
// has moved changes many cells by much.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";
import { open } from "./support.mjs";

export const ACCEPTED = fileURLToPath(new URL("looks/", import.meta.url));
export const FAILED = join(ACCEPTED, "failed/");

const CELL = 8;
// A mean this far from the accepted one, of 255, is seen; so many cells of a picture may be seen to differ.
const SEEN = 16;
const MOST = 0.004;

const DESKTOP = { locale: "zh-CN", colorScheme: "light", viewport: { width: 1440, height: 900 } };
const PHONE = { locale: "en-US", colorScheme: "dark", viewport: { width: 390, height: 844 } };

const PLACES = [
  ["first-run", "#/", { tour: true }],
  ["overview", "#/"],
  ["sheet", "#/agents/YQ101"],
  ["lab", "#/lab"],
  ["policy", "#/policy"],
];

// Every picture: its name, and how it is taken.
export const LOOKS = [["zh-light-desktop", DESKTOP], ["en-dark-phone", PHONE]].flatMap(([device, context]) =>
  PLACES.map(([name, address, { tour = false } = {}]) => ({ name: `${name}-${device}`, address, tour, context })));

// Opens a page as a picture of it is taken: on the same day, with nothing moving.
export async function posed(browser, url, { address, tour, context }) {
  const profile = await browser.newContext({ ...context, deviceScaleFactor: 0.5, reducedMotion: "reduce", timezoneId: "Asia/Shanghai" });
  await profile.addInitScript((step) => localStorage.setItem("jiheng/first-look", JSON.stringify(step)), tour ? "ahead" : "over");
  const page = await profile.newPage();
  await page.clock.setFixedTime(new Date("2026-10-08T09:00:00+08:00"));
  await open(page, `${url}${address}`);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

// The picture of a page when it has come to rest: twice the same.
export async function picture(page) {
  let last = null;
  for (let time = 0; time < 40; time += 1) {
    const now = await page.screenshot({ animations: "disabled", caret: "hide" });
    if (last?.equals(now)) return now;
    last = now;
    await page.waitForTimeout(100);
  }
  throw new Error("the page does not come to rest");
}

// Compares two pictures in a page of the browser: `{ share, same, difference }`, the share of cells that are seen to
// differ, whether that is few enough, and a picture in which they are marked.
export async function compare(page, accepted, actual) {
  const sources = [accepted, actual].map((it) => `data:image/png;base64,${it.toString("base64")}`);
  const { share, png } = await page.evaluate(async ([[before, after], cell, seen]) => {
    const drawn = await Promise.all([before, after].map(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
      const context = canvas.getContext("2d", { willReadFrequently: true });
      context.drawImage(image, 0, 0);
      return { canvas, context, width: image.width, height: image.height };
    }));
    const [one, other] = drawn;
    if (one.width !== other.width || one.height !== other.height) return { share: 1, png: other.canvas.toDataURL() };
    const { width, height } = one;
    const [first, second] = drawn.map((it) => it.context.getImageData(0, 0, width, height).data);
    const mark = other.context;
    mark.strokeStyle = "red";
    let cells = 0;
    let differ = 0;
    for (let top = 0; top < height; top += cell) {
      for (let left = 0; left < width; left += cell) {
        const sums = [0, 0, 0];
        let pixels = 0;
        for (let y = top; y < Math.min(top + cell, height); y += 1) {
          for (let x = left; x < Math.min(left + cell, width); x += 1) {
            const at = (y * width + x) * 4;
            for (let channel = 0; channel < 3; channel += 1) sums[channel] += first[at + channel] - second[at + channel];
            pixels += 1;
          }
        }
        cells += 1;
        if (sums.some((it) => Math.abs(it) / pixels > seen)) {
          differ += 1;
          mark.strokeRect(left + 0.5, top + 0.5, cell - 1, cell - 1);
        }
      }
    }
    return { share: differ / cells, png: other.canvas.toDataURL() };
  }, [sources, CELL, SEEN]);
  return { share, same: share <= MOST, difference: Buffer.from(png.split(",")[1], "base64") };
}

export async function accepted({ name }) {
  return readFile(join(ACCEPTED, `${name}.png`)).catch(() => null);
}

// Leaves what was seen, and where it differs, for somebody to look at.
export async function leave({ name }, actual, difference) {
  await mkdir(FAILED, { recursive: true });
  await writeFile(join(FAILED, `${name}.png`), actual);
  if (difference) await writeFile(join(FAILED, `${name}-difference.png`), difference);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] !== "--accept") {
    console.error("node tests/e2e/looks.mjs --accept");
    process.exit(2);
  }
  const [browser, server] = await Promise.all([launch(), serve()]);
  try {
    for (const look of LOOKS) {
      const page = await posed(browser, server.url, look);
      const png = await picture(page);
      await page.context().close();
      await writeFile(join(ACCEPTED, `${look.name}.png`), png);
      console.log(`${look.name}.png ${Math.round(png.length / 1024)} kB`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
}
