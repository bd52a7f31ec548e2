// What runs in the page, one stage per load: each answers a list of { work, who, ms, result }.
import * as records from "./records.js";
import * as scripts from "./scripts.js";
import * as tables from "./tables.js";

const WEIGHTS = [
  [0.3, 0.2, 0.1, 0.1, 0.2, 0.1],
  [0.25, 0.25, 0.1, 0.1, 0.2, 0.1],
];

// `times` is how often one run repeats the job, so that the clock's steps do not show. Before it is timed it runs
// for a while: a browser compiles again what turns out to be busy.
const WARM_MS = 500;

async function timed(work, who, runs, times, job) {
  const cold = performance.now();
  let result;
  do result = await job(times);
  while (performance.now() - cold < WARM_MS);
  const ms = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    result = job(times);
    if (result instanceof Promise) result = await result;
    ms.push((performance.now() - start) / times);
  }
  return { work, who, ms, result: typeof result === "number" ? [result] : Array.from(result) };
}

async function load(build) {
  const module = await import(`/target/${build}/bench.js`);
  await module.default();
  return module;
}

// Our own: the plain job and the engine's work, by one build of the module.
async function ours(build, who, { runs, sizes, offices }) {
  const { Plain, Work } = await load(build);
  const found = [];
  for (const size of sizes) {
    const plain = new Plain(size);
    found.push(await timed(`plain job, ${size}`, `${who}, by part`, runs, 10, (times) => plain.by_part(times)));
    found.push(await timed(`plain job, ${size}`, `${who}, by row`, runs, 1, (times) => plain.by_row(times)));
    found.push(await timed(`reading, ${size}`, who, runs, 10, (times) => plain.read(times)));
    plain.free();
  }
  for (const [size, people, tasks] of offices) {
    const office = new Work(size, people);
    for (const [task, times] of tasks) {
      found.push(await timed(`${task}, ${size} × ${people}`, who, runs, times, (it) => office.run(task, it)));
    }
    office.free();
  }
  return found;
}

async function columns(size) {
  const { Plain } = await load("fast");
  const plain = new Plain(size);
  return records.columns(plain);
}

async function javascript({ runs, sizes }) {
  const found = [];
  for (const size of sizes) {
    const work = `plain job, ${size}`;
    const held = await columns(size);
    const objects = records.objects(held);
    found.push(await timed(work, "JavaScript, typed arrays", runs, 1, () => scripts.typed(held)));
    found.push(await timed(work, "JavaScript, one pass over objects", runs, 1, () => scripts.onePass(objects)));
    found.push(await timed(work, "JavaScript, filter and reduce", runs, 1, () => scripts.naive(objects)));
  }
  return found;
}

async function library(who, prepare, { runs, sizes }) {
  const size = Math.max(...sizes);
  const { count, rank } = await prepare(await columns(size));
  let turn = 0;
  const weigh = async (times) => {
    for (let time = 0; time < times; time += 1) await rank(WEIGHTS[(turn += 1) % 2]);
    return [];
  };
  return [
    await timed(`plain job, ${size}`, who, runs, 1, count),
    await timed("weights on 20 × 6 ratios", who, runs, 20, weigh),
  ];
}

globalThis.stages = {
  fast: (options) => ours("fast", "ours, opt-level 3", options),
  page: (options) => ours("page", "ours, as in the page", options),
  javascript,
  duckdb: (options) => library("DuckDB-wasm", tables.duckdb, options),
  arquero: (options) => library("Arquero", tables.arquero, options),
};
