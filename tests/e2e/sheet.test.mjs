// The score sheet as a document: what it says of chance, what it left out, who may see what of reviews, and its receipt,
// whose code is read back from the very pixels that are printed.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { open, ranking, site } from "./support.mjs";

const require = createRequire(import.meta.url);
const jsQR = require("jsqr");
const app = site();

// What a reader of QR codes sees in an element of the page.
async function decoded(page, locator) {
  const png = await locator.screenshot();
  const { width, height, data } = await page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return { width: image.width, height: image.height, data: [...context.getImageData(0, 0, image.width, image.height).data] };
  }, [...png]);
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data;
}

async function go(page, address) {
  await page.evaluate((it) => (location.hash = it), address);
}

async function openSheet(page, agent) {
  await go(page, `#/agents/${agent}`);
  await page.getByTestId("sheet").waitFor();
}

for (const colorScheme of ["light", "dark"]) {
  const context = { colorScheme, deviceScaleFactor: 2 };
  app.test(`the code on paper is the link of the receipt: ${colorScheme}`, { context }, async ({ page }) => {
    await open(page, `${app.url}#/`);
    const [first] = await ranking(page);
    await openSheet(page, first.agent);
    const link = await page.getByTestId("receipt-link").getAttribute("href");
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 710, height: 1000 });
    const code = page.getByTestId("receipt-qr").locator("svg");
    const { width } = await code.boundingBox();
    assert.ok(width >= 25 * (96 / 25.4), `${width} px on paper`);
    assert.equal(await decoded(page, code), `${app.url.replace(/#.*$/, "").replace(/\/$/, "")}/${link}`);
  });
}

app.test("a receipt says who and what, proves it and is computed again", async ({ page, profile }) => {
  await open(page, `${app.url}#/`);
  const [first, second] = await ranking(page);
  const root = await page.getByTestId("receipt-root").textContent();
  assert.match(root, /^[0-9a-f]{64}$/);
  await openSheet(page, second.agent);
  assert.equal(await page.getByTestId("receipt-root").textContent(), root);
  await openSheet(page, first.agent);
  assert.equal(await page.getByTestId("receipt-root").textContent(), root);
  const link = await page.getByTestId("receipt-link").getAttribute("href");
  await page.getByTestId("receipt-link").click();
  await page.getByTestId("receipt-page").waitFor();
  assert.match(await page.getByTestId("receipt-who").textContent(), new RegExp(first.name));
  assert.equal(await page.getByTestId("receipt-score").textContent(), first.score);
  await page.getByTestId("proof-holds").waitFor();
  await page.getByTestId("receipt-agrees").waitFor();
  assert.equal(await page.getByTestId("receipt-root").textContent(), root);

  // Another browser without the office's data.
  const other = await (await profile({ locale: "en-US" })).newPage();
  await other.addInitScript(() => localStorage.setItem("jiheng/first-look", JSON.stringify("over")));
  await open(other, `${app.url}${link}`);
  await other.getByTestId("proof-holds").waitFor();

  // Altered letters: the last ones are the proof's, the first ones say what it is.
  const letters = link.split("d=")[1];
  const end = letters.slice(-20, -10) === "0000000000" ? "1111111111" : "0000000000";
  await go(page, `#/receipt?d=${letters.slice(0, -20)}${end}${letters.slice(-10)}`);
  await page.getByTestId("proof-fails").waitFor();
  assert.equal(await page.getByTestId("receipt-agrees").count(), 0);
  for (const damaged of [letters.slice(0, -9), "HELLO", ""]) {
    await go(page, `#/receipt?d=${damaged}`);
    await page.getByTestId("broken-receipt").waitFor();
  }
});

app.test("a receipt of other data names the difference", async ({ page }) => {
  await open(page, `${app.url}#/`);
  const [first] = await ranking(page);
  await openSheet(page, first.agent);
  const link = await page.getByTestId("receipt-link").getAttribute("href");
  // One review more in this browser.
  await go(page, "#/team/reviews");
  await page.getByTestId("review-score").getByLabel("3", { exact: true }).check();
  await page.getByTestId("save-review").click();
  await page.locator(".toasts").getByText("已").first().waitFor();
  await go(page, link);
  await page.getByTestId("proof-holds").waitFor();
  await page.getByTestId("receipt-differs").waitFor();
  assert.match(await page.getByTestId("receipt-differs").textContent(), /数据不同/);
});
