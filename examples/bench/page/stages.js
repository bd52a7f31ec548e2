// What runs in the page, one stage per load: each answers a list of { work, who, ms, result }.
import * as ranking from "./ranking.js";
import * as records from "./records.js";
import * as scores from "./scores.js";
import * as scripts from "./scripts.js";
import * as tables from "./tables.js";

const RANKING = "weights on 20 × 6 ratios";

// `times` is how often one run repeats a short job, until it takes about 5 ms: the clock's steps do not show, and others
// who share the cores seldom do. Before it is timed it runs
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
    found.push(await timed(`record scores, ${size}`, `${who}, by part`, runs, 2, (times) => plain.worst(times)));
    if (size === Math.max(...sizes)) {
      found.push(await timed(RANKING, who, runs, 20_000, (times) => plain.rank(times)));
    }
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

// The records of the plain job, and everybody's ratios.
async function columns(size) {
  const { Plain } = await load("fast");
  const plain = new Plain(size);
  return { held: records.columns(plain), ratios: plain.ratios() };
}

// The rankings by two sets of weights, in turn; `times` is even.
function inTurn(rank, times) {
  const found = [];
  for (let time = 0; time < times; time += 1) found[time % 2] = rank(records.RATIO_WEIGHTS[time % 2]);
  return found;
}

async function inTurnAsync(rank, times) {
  const found = [];
  for (let time = 0; time < times; time += 1) found[time % 2] = await rank(records.RATIO_WEIGHTS[time % 2]);
  return found.flat();
}

async function javascript({ runs, sizes }) {
  const found = [];
  for (const size of sizes) {
    const work = `plain job, ${size}`;
    const { held, ratios } = await columns(size);
    const objects = records.objects(held);
    found.push(await timed(work, "JavaScript, typed arrays", runs, 1, () => scripts.typed(held)));
    found.push(await timed(work, "JavaScript, one pass over objects", runs, 1, () => scripts.onePass(objects)));
    found.push(await timed(work, "JavaScript, filter and reduce", runs, 1, () => scripts.naive(objects)));
    const scored = `record scores, ${size}`;
    found.push(await timed(scored, "JavaScript, typed arrays", runs, 1, () => scores.typed(held)));
    found.push(await timed(scored, "JavaScript, objects, map and sort", runs, 1, () => scores.objects(objects)));
    if (size !== Math.max(...sizes)) continue;
    for (const [how, times, prepare] of [
      ["typed arrays", 20_000, ranking.typed],
      ["objects, map and sort", 5000, ranking.objects],
    ]) {
      const rank = prepare(ratios);
      // The typed way fills one array again and again.
      const copied = (weights) => Array.from(rank(weights));
      const job = (times) => [...inTurn(rank, times - 2), ...inTurn(copied, 2)].slice(-2).flat();
      found.push(await timed(RANKING, `JavaScript, ${how}`, runs, times, job));
    }
  }
  return found;
}

// A worker answers only asynchronously, so its rankings are waited for one by one.
async function library(who, prepare, { runs, sizes }) {
  const size = Math.max(...sizes);
  const { held, ratios } = await columns(size);
  const { count, worst, rank, waits } = await prepare(held, ratios);
  const weigh = waits ? (times) => inTurnAsync(rank, times) : (times) => inTurn(rank, times).flat();
  return [
    await timed(`plain job, ${size}`, who, runs, 1, count),
    await timed(RANKING, who, runs, waits ? 6 : 250, weigh),
    await timed(`record scores, ${size}`, who, runs, 1, worst),
  ];
}

globalThis.stages = {
  fast: (options) => ours("fast", "ours, opt-level 3", options),
  page: (options) => ours("page", "ours, as in the page", options),
  javascript,
  duckdb: (options) => library("DuckDB-wasm", tables.duckdb, options),
  arquero: (options) => library("Arquero", tables.arquero, options),
};
