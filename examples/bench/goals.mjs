// The goals for speed, each judged by the minima of one run, in which all were measured side by side.

const OBJECTS = "JavaScript, one pass over objects";
const SORTED = "JavaScript, objects, map and sort";
const TYPED = "JavaScript, typed arrays";
const FAST = "ours, opt-level 3";
const PAGE = "ours, as in the page";

// `min(work, who)` is in milliseconds, or undefined for what was not measured; `most` and `people` are the sizes.
export function goals(min, { small, most, polars }) {
  const part = (size) => min(`plain job, ${size}`, `${FAST}, by part`);
  const other = (who, size = most) => min(`plain job, ${size}`, who);
  const weights = (size) => min(`weights, ${size} × 20`, PAGE);
  const all = (size) => min(`edit to ranking, ${size} × 20`, PAGE);
  const edit = (size, change = "edit") => min(`${change} to ranking, plain job, ${size} × 20`, PAGE);
  const page = (task) => min(`${task}, ${most} × 200`, PAGE);
  const ranked = (who) => min("weights on 20 × 6 ratios", who);
  const scores = (size, who = `${FAST}, by part`) => min(`record scores, ${size}`, who);
  return [
    least("P1", "plain job, few records: one pass over objects", other(OBJECTS, small) / part(small), 30),
    least("P2", "plain job: DuckDB-wasm", other("DuckDB-wasm") / part(most), 100),
    least("P2", "plain job: Arquero", other("Arquero") / part(most), 150),
    least("P3", "plain job: polars, native", other(polars) / part(most), 15),
    limit("P4", "plain job over reading the same bytes", part(most) / min(`reading, ${most}`, FAST), 4.5),
    limit("P4", "plain job over the same natively", part(most) / other("ours, native, by part"), 2.2),
    limit("P5", "weights on ratios, µs", ranked(FAST) * 1000, 5),
    least("P5", "weights on ratios: DuckDB-wasm", ranked("DuckDB-wasm") / ranked(FAST), 500),
    least("P5", "weights on ratios: Arquero", ranked("Arquero") / ranked(FAST), 30),
    limit("P5", "weights, the page's own, exact, 20 people, µs", weights(most) * 1000, 5),
    limit("P5", "the same, many records over few", weights(most) / weights(10_000), 1.2),
    least("P6", "record scores, few records: objects", scores(small, SORTED) / scores(small), 20),
    least("P6", "record scores, few records: typed arrays", scores(small, TYPED) / scores(small), 1.9),
    limit("P6", "record scores, many records, ms", scores(most), 5),
    least("P6", "record scores: objects", scores(most, SORTED) / scores(most), 140),
    least("P6", "record scores: DuckDB-wasm", scores(most, "DuckDB-wasm") / scores(most), 60),
    limit("P7", "plain job, one record edited, to the ranking, µs", edit(most) * 1000, 20),
    limit("P7", "plain job, one record deleted or added, µs", edit(most, "delete") * 1000, 20),
    limit("P7", "12 indicators, one record edited, µs", all(most) * 1000, 20),
    limit("P7", "plain job, one record edited, many records over few", edit(most) / edit(10_000), 1.2),
    limit("budget", "ledger and facts of 200 people, ms", page("ledger") + page("facts"), 50),
    limit("budget", "judgement with critical weights of all pairs, 200 people, ms", page("judgement and swaps"), 5),
  ];
}

const least = (goal, what, found, bound) => ({ goal, what, found, wanted: `≥ ${bound}`, met: found >= bound });
const limit = (goal, what, found, bound) => ({ goal, what, found, wanted: `≤ ${bound}`, met: found <= bound });
