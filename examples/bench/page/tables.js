// The plain job, the ranking and the records' scores by two table libraries that run in a browser: DuckDB-wasm and Arquero.
import { NO_RATING, NO_RINGS, NO_TIME, RESOLUTION, RESPONSE, WEIGHTS, csv } from "./records.js";

const numbers = (row) => Object.values(row).map(Number);

// One worker, as its guide has it; the query is prepared before it is timed.
export async function duckdb(columns, ratios) {
  const { AsyncDuckDB, VoidLogger } = await import("/packages/@duckdb/duckdb-wasm/dist/duckdb-browser.mjs");
  const dist = `${location.origin}/packages/@duckdb/duckdb-wasm/dist/`;
  const database = new AsyncDuckDB(new VoidLogger(), new Worker(`${dist}duckdb-browser-eh.worker.js`));
  await database.instantiate(`${dist}duckdb-eh.wasm`);
  await database.registerFileText("records.csv", csv(columns));
  const connection = await database.connect();
  await connection.query(
    `CREATE TABLE records AS SELECT * FROM read_csv('records.csv', header = true, columns = {
      'agent': 'UTINYINT', 'urgency': 'UTINYINT', 'response': 'USMALLINT', 'resolution': 'USMALLINT',
      'rings': 'UTINYINT', 'rating': 'UTINYINT', 'reopened': 'UTINYINT'})`,
  );
  const prepared = async (path) => {
    const job = await connection.prepare(await (await fetch(path)).text());
    return async () => (await job.query()).toArray().flatMap((row) => numbers(row.toJSON()));
  };
  const [count, worst] = [await prepared("/bench/job.sql"), await prepared("/bench/scores.sql")];
  return { count, worst, rank: await duckdbRanking(connection, ratios), waits: true };
}

// New weights on the finished ratios, and the ranking.
async function duckdbRanking(connection, ratios) {
  const rows = [];
  for (let at = 0; at < ratios.length; at += 6) {
    rows.push(`(${at / 6}, ${Array.from(ratios.slice(at, at + 6), (it) => `${it}::DOUBLE`).join(", ")})`);
  }
  await connection.query(
    `CREATE TABLE ratios AS SELECT * FROM (VALUES ${rows.join(", ")}) AS it(agent, a, b, c, d, e, f)`,
  );
  const ranking = await connection.prepare(
    "SELECT agent, ?::DOUBLE*a + ?::DOUBLE*b + ?::DOUBLE*c + ?::DOUBLE*d + ?::DOUBLE*e + ?::DOUBLE*f AS score FROM ratios ORDER BY score DESC, agent",
  );
  return async (weights) => Array.from((await ranking.query(...weights)).getChild("agent"), Number);
}

export async function arquero(columns, ratios) {
  const aq = await import("/packages/arquero/dist/arquero.min.js").then((it) => (it.table ? it : globalThis.aq));
  const table = aq.table(columns).params({ NO_RATING, NO_RINGS, NO_TIME });
  const limited = table.derive({
    soon: aq.escape((it) => RESPONSE[it.urgency]),
    allowed: aq.escape((it) => RESOLUTION[it.urgency]),
  });
  const grouped = limited.groupby("agent");
  const of = (holds) => `d => op.sum(${holds})`;
  const jobs = {
    a: of("d.response <= d.soon ? 1 : 0"),
    b: of("d.response !== 65535 ? 1 : 0"),
    c: of("d.resolution <= d.allowed ? 1 : 0"),
    d: of("d.resolution !== 65535 ? 1 : 0"),
    e: of("d.rings <= 3 ? 1 : 0"),
    f: of("d.rings !== 255 ? 1 : 0"),
    g: of("d.rating"),
    h: of("d.rating !== 0 ? 1 : 0"),
    i: of("d.resolution !== 65535 && d.reopened === 0 ? 1 : 0"),
    j: of("d.resolution !== 65535 ? 1 : 0"),
    k: of("op.greatest(0, 1 - d.resolution / (4 * d.allowed))"),
    l: of("d.resolution !== 65535 ? 1 : 0"),
  };
  const count = () => grouped.rollup(jobs).orderby("agent").objects().flatMap((it) => numbers(it).slice(1));
  const people = aq.from(
    Array.from({ length: 20 }, (_, agent) => {
      const [a, b, c, d, e, f] = ratios.slice(agent * 6, agent * 6 + 6);
      return { agent, a, b, c, d, e, f };
    }),
  );
  const score = "(d, $) => $.w[0]*d.a + $.w[1]*d.b + $.w[2]*d.c + $.w[3]*d.d + $.w[4]*d.e + $.w[5]*d.f";
  const rank = (w) => people.params({ w }).derive({ score }).orderby(aq.desc("score"), "agent").array("agent");
  return { count, worst: arqueroScores(aq, limited), rank };
}

// The columns of the score of a record, its sums by agent, and the worst.
function arqueroScores(aq, limited) {
  const table = limited.derive({ row: "() => op.row_number() - 1" }).params({ w: WEIGHTS });
  const points = `(d, $) =>
    (d.response <= d.soon ? 100 * $.w[0] : 0) + (d.resolution <= d.allowed ? 100 * $.w[1] : 0)
    + (d.rings <= 3 ? 100 * $.w[2] : 0) + (d.rating !== 0 ? 25 * $.w[3] * (d.rating - 1) : 0)
    + (d.resolution !== 65535 && d.reopened === 0 ? 100 * $.w[4] : 0)
    + $.w[5] * op.floor(100 * op.greatest(0, 4 * d.allowed - d.resolution) / (4 * d.allowed))`;
  const weights = `(d, $) =>
    (d.response !== 65535 ? $.w[0] : 0) + (d.resolution !== 65535 ? $.w[1] + $.w[4] + $.w[5] : 0)
    + (d.rings !== 255 ? $.w[2] : 0) + (d.rating !== 0 ? $.w[3] : 0)`;
  return () => {
    const scored = table
      .derive({ points, weights })
      .filter("d => d.weights > 0")
      .derive({ score: "d => op.floor((100 * d.points) / d.weights)" });
    const sums = scored.groupby("agent").rollup({ sum: "d => op.sum(d.score)", count: "() => op.count()" }).orderby("agent");
    const worst = scored.orderby("score", "row").slice(0, 100);
    return [
      ...sums.objects().flatMap((it) => [it.sum, it.count]),
      ...worst.objects().flatMap((it) => [it.row, it.score]),
    ];
  };
}
