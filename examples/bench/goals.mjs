// The goals for speed, each judged by the minima of one run, in which all were measured side by side.

const OBJECTS = "JavaScript, one pass over objects";
const FAST = "ours, opt-level 3";
const PAGE = "ours, as in the page";

// `min(work, who)` is in milliseconds, or undefined for what was not measured; `most` and `people` are the sizes.
export function goals(min, { small, most, polars }) {
  const part = (size) => min(`plain job, ${size}`, `${FAST}, by part`);
  const other = (who, size = most) => min(`plain job, ${size}`, who);
  const weights = (size) => min(`weights, ${size} × 20`, PAGE);
  const all = (size) => min(`edit to ranking, ${size} × 20`, PAGE);
  const edit = (size, change = "edit") => min(`${change} to ranking, plain job, ${size} × 20`, PAGE);
  const ranked = (who) => min("weights on 20 × 6 ratios", who);
  return [
    least("P1", "plain job, few records: one pass over objects", other(OBJECTS, small) / part(small), 30),
    least("P2", "plain job: DuckDB-wasm", other("DuckDB-wasm") / part(most), 100),
    least("P2", "plain job: Arquero", other("Arquero") / part(most), 150),
    least("P3", "plain job: polars, native", other(polars) / part(most), 15),
    limit("P4", "plain job over reading the same bytes", part(most) / min(`reading, ${most}`, FAST), 4.5),
    limit("P4", "plain job over the same natively", part(most) / other("ours, native, by part"), 2.2),
    limit("P5", "weights, 20 people, µs", weights(most) * 1000, 5),
    least("P5", "weights: DuckDB-wasm", ranked("DuckDB-wasm") / weights(most), 500),
    least("P5", "weights: Arquero", ranked("Arquero") / weights(most), 30),
    limit("P5", "weights, many records over few", weights(most) / weights(10_000), 1.2),
    { goal: "P6", what: "score of every record, agents' means, 100 worst", found: NaN, wanted: "not built" },
    limit("P7", "plain job, one record edited, to the ranking, µs", edit(most) * 1000, 20),
    limit("P7", "plain job, one record deleted or added, µs", edit(most, "delete") * 1000, 20),
    limit("P7", "12 indicators, one record edited, µs", all(most) * 1000, 20),
    limit("P7", "plain job, one record edited, many records over few", edit(most) / edit(10_000), 1.2),
  ];
}

const least = (goal, what, found, bound) => ({ goal, what, found, wanted: `≥ ${bound}`, met: found >= bound });
const limit = (goal, what, found, bound) => ({ goal, what, found, wanted: `≤ ${bound}`, met: found <= bound });
