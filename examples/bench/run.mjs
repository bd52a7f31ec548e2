// Measures the same work everywhere and prints one table: `run.mjs BUILDS PACKAGES [PYTHON]`, called by scripts/bench.
//
// It says nothing about time by its exit code; it fails when two results of the same work differ.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { launch } from "../../tests/e2e/browser.mjs";
import { goals } from "./goals.mjs";
import { serve } from "./server.mjs";

const [builds, packages, python] = process.argv.slice(2);
const runs = Number(process.env.JIHENG_BENCH_RUNS ?? 7);
const most = Number(process.env.JIHENG_BENCH_RECORDS ?? 1_000_000);
const small = Math.round(most / 10);
const here = fileURLToPath(new URL(".", import.meta.url));
const measured = [];

function sayMissing(who, problem) {
  console.log(`${who} is left out: ${String(problem.message ?? problem).split("\n")[0]}`);
}

// --- natively

const data = join(builds, "data");
mkdirSync(data, { recursive: true });
const call = (program, given) =>
  JSON.parse(execFileSync(program, given, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1e9 }));

const native = call(join(builds, "native"), [data, String(most), String(runs)]);
measured.push(...native);
if (python) {
  try {
    measured.push(...call(python, [join(here, "native.py"), data, String(most), String(runs), here]));
  } catch (problem) {
    sayMissing("Python", problem);
  }
}

// --- in the browser: every stage in a new page

// The engine's tasks are those that were measured natively, as often.
const offices = native.flatMap(({ office }) => (office ? [office] : []));
const [server, browser] = await Promise.all([
  serve({ bench: here, page: join(here, "page"), target: builds, packages }),
  launch(),
]);
const stages = packages ? ["fast", "page", "javascript", "duckdb", "arquero"] : ["fast", "page", "javascript"];
for (const stage of stages) {
  const page = await browser.newPage();
  try {
    await page.goto(`${server.url}/page/index.html`);
    await page.waitForFunction(() => globalThis.stages);
    const options = { runs, sizes: [small, most], offices };
    measured.push(...(await page.evaluate(([name, given]) => globalThis.stages[name](given), [stage, options])));
  } catch (problem) {
    // Ours has to run; an alternative that does not is only missing from the table.
    if (stage === "fast" || stage === "page") throw problem;
    sayMissing(stage, problem);
  } finally {
    await page.close();
  }
}
const version = browser.version();
await browser.close();
server.close();

// --- do all agree?

const works = new Map();
for (const it of measured) works.set(it.work, [...(works.get(it.work) ?? []), it]);
let differences = 0;
for (const [work, [first, ...others]] of works) {
  for (const other of others) {
    const same = (value, at) => Math.abs(value - first.result[at]) <= 1e-9 * Math.abs(value);
    if (other.result.length !== first.result.length || !other.result.every(same)) {
      console.error(`${work}: ${other.who} and ${first.who} disagree`);
      differences += 1;
    }
  }
}

// --- the table

function median(values) {
  const sorted = [...values].sort((one, two) => one - two);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function shown(value) {
  if (value === undefined || Number.isNaN(value)) return "–";
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

// What a row is compared with: the plain job's loops are fast only at opt-level 3, the engine is what the page has.
function reference(work, all) {
  const fast = /^(plain job|record scores|reading|weights on)/.test(work);
  const build = fast ? "ours, opt-level 3" : "ours, as in the page";
  return all.find((it) => it.who.startsWith(build) && !it.who.endsWith("by row"));
}

console.log(`\n${cpus().length} cores, ${cpus()[0].model}, Chromium ${version}; ${runs} runs of each`);
console.log("\n| work | who | median ms | minimum ms | × ours |\n|---|---|---|---|---|");
for (const [work, all] of works) {
  const ours = reference(work, all);
  const by = (it) => Math.min(...it.ms);
  for (const it of [...all].sort((one, two) => by(one) - by(two))) {
    const ratio = ours && median(it.ms) / median(ours.ms);
    const cells = [it.work, it === ours ? `**${it.who}**` : it.who, shown(median(it.ms)), shown(by(it)), shown(ratio)];
    console.log(`| ${cells.join(" | ")} |`);
  }
}

const min = (work, who) => {
  const found = works.get(work)?.find((it) => it.who === who);
  return found ? Math.min(...found.ms) : undefined;
};
const polars = measured.find((it) => it.who.startsWith("polars"))?.who;
console.log("\n| goal | ratio of minima | found | wanted | |\n|---|---|---|---|---|");
for (const { goal, what, found, wanted, met } of goals(min, { small, most, polars })) {
  const word = Number.isNaN(found) ? "not measured" : met ? "met" : "missed";
  console.log(`| ${goal} | ${what} | ${shown(found)} | ${wanted} | ${word} |`);
}
if (differences > 0) process.exit(1);
console.log(`\nall results agree`);
