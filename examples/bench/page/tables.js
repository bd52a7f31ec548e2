// The plain job by two table libraries that run in a browser: DuckDB-wasm and Arquero.
import { NO_RATING, NO_RINGS, NO_TIME, RESOLUTION, RESPONSE, csv } from "./records.js";

const numbers = (row) => Object.values(row).map(Number);

// One worker, as its guide has it; the query is prepared before it is timed.
export async function duckdb(columns) {
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
  const job = await connection.prepare(await (await fetch("/bench/job.sql")).text());
  const count = async () => (await job.query()).toArray().flatMap((row) => numbers(row.toJSON()));
  return { count, rank: await duckdbRanking(connection, await count()) };
}

// New weights on the finished ratios, and the ranking.
async function duckdbRanking(connection, counted) {
  const rows = [];
  for (let at = 0; at < counted.length; at += 12) {
    const ratios = [0, 2, 4, 6, 8, 10].map((it) => counted[at + it] / counted[at + it + 1]);
    rows.push(`(${at / 12}, ${ratios.join(", ")})`);
  }
  await connection.query(
    `CREATE TABLE ratios AS SELECT * FROM (VALUES ${rows.join(", ")}) AS it(agent, a, b, c, d, e, f)`,
  );
  const ranking = await connection.prepare(
    "SELECT agent, ?::DOUBLE*a + ?::DOUBLE*b + ?::DOUBLE*c + ?::DOUBLE*d + ?::DOUBLE*e + ?::DOUBLE*f AS score FROM ratios ORDER BY score DESC",
  );
  return async (weights) => (await ranking.query(...weights)).toArray().map((row) => Number(row.toJSON().agent));
}

export async function arquero(columns) {
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
  const ratios = aq.from(
    Array.from({ length: 20 }, (_, agent) => ({ agent, a: 0.9, b: 0.8, c: 0.7, d: 4 - agent / 20, e: 0.9, f: 0.5 })),
  );
  const score = "(d, $) => $.w[0]*d.a + $.w[1]*d.b + $.w[2]*d.c + $.w[3]*d.d + $.w[4]*d.e + $.w[5]*d.f";
  const rank = (w) => ratios.params({ w }).derive({ score }).orderby(aq.desc("score")).array("agent");
  return { count, rank };
}
