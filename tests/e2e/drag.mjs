// Measures a dragged weight with 200 people under 12 indicators, as a person drags it: with the mouse.
//
//   node tests/e2e/drag.mjs [people]
//
// Prints, for every input event of the drag, the main thread's work for it (handlers, style and layout, forced at
// once) and the gaps between frames. It needs dist/ and asserts nothing: figures are read, not tested.
import { launch } from "./browser.mjs";
import { crowd } from "./crowd.mjs";
import { serve } from "./server.mjs";
import { importFile, open, ranking } from "./support.mjs";

const people = Number(process.argv[2] ?? 200);
const [browser, server] = await Promise.all([launch(), serve()]);
const page = await (await browser.newContext({ locale: "zh-CN", viewport: { width: 1440, height: 900 } })).newPage();
page.setDefaultTimeout(60_000);

function percentile(values, share) {
  const sorted = [...values].sort((one, two) => one - two);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

function report(name, values) {
  const figures = [0.5, 0.95, 0.99, 1].map((share) => percentile(values, share).toFixed(1).padStart(7));
  console.log(`${name.padEnd(44)} n ${String(values.length).padStart(4)}  p50/p95/p99/max ms ${figures.join(" ")}`);
}

try {
  await open(page, `${server.url}#/data`);
  await importFile(page, { name: "crowd.json", mimeType: "application/json", buffer: Buffer.from(crowd(people)) });
  await page.getByTestId("nav-lab").click();
  const rows = await ranking(page);
  console.log(`${rows.length} people, 12 indicators, ${await browser.version()}`);

  // Work per input, all of it on the main thread: the handlers with everything they set off (which the page does in
  // microtasks), then style and layout, forced at once.
  const work = await page.evaluate(async () => {
    const input = document.querySelector("[data-testid=weight-Q]");
    const script = [];
    const layout = [];
    for (let step = 0; step < 240; step += 1) {
      const percent = 45 + 40 * Math.sin(step / 9);
      const start = performance.now();
      input.value = percent.toFixed(2);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      const done = performance.now();
      document.body.getBoundingClientRect();
      script.push(done - start);
      layout.push(performance.now() - done);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return { script, layout, whole: script.map((time, at) => time + layout[at]) };
  });

  // Frames while the mouse drags the knob.
  const knob = await page.getByTestId("weight-E").boundingBox();
  await page.evaluate(() => {
    globalThis.frames_ = [];
    let last = performance.now();
    const tick = (now) => {
      globalThis.frames_.push(now - last);
      last = now;
      globalThis.running = requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const y = knob.y + knob.height / 2;
  await page.mouse.move(knob.x + knob.width * 0.3, y);
  await page.mouse.down();
  for (let step = 0; step < 300; step += 1) {
    await page.mouse.move(knob.x + knob.width * (0.4 + 0.3 * Math.sin(step / 15)), y);
  }
  await page.mouse.up();
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.running);
    return globalThis.frames_.slice(2);
  });
  report("work per input: script", work.script.slice(10));
  report("work per input: style and layout", work.layout.slice(10));
  report("work per input: both", work.whole.slice(10));
  report("gap between frames while the mouse drags", frames);
  console.log(`frames later than 25 ms: ${frames.filter((gap) => gap > 25).length} of ${frames.length}`);
} finally {
  await browser.close();
  await server.close();
}
