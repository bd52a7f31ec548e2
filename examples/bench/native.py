"""The plain job and the records' scores by polars and DuckDB, from the columns that `bench` wrote.

`native.py FOLDER RECORDS RUNS QUERIES`, where QUERIES has job.sql and scores.sql.
"""

import json
import sys
import time
from pathlib import Path

folder, records, runs, queries = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), Path(sys.argv[4])
PLAIN, SCORES = f"plain job, {records}", f"record scores, {records}"


def timed(work, who, job):
    """The first run warms up."""
    result = job()
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        result = job()
        took.append((time.perf_counter() - start) * 1000)
    return {"work": work, "who": who, "ms": took, "result": result}


def frame():
    import numpy as np
    import polars as pl

    types = {"response": ("<u2", 65535), "resolution": ("<u2", 65535), "rings": ("u1", 255), "rating": ("u1", 0)}
    columns = []
    for name in ["agent", "urgency", "response", "resolution", "rings", "rating", "reopened"]:
        kind, none = types.get(name, ("u1", None))
        column = pl.Series(name, np.fromfile(folder / name, dtype=kind))
        columns.append(column if none is None else column.replace(none, None))
    return pl.DataFrame(columns)


def limited(data):
    """With the limits of each record's urgency."""
    import polars as pl

    urgency = pl.col("urgency")

    def limit(low, normal, urgent):
        chosen = pl.when(urgency == 0).then(low).when(urgency == 1).then(normal).otherwise(urgent)
        return chosen.cast(pl.UInt16)

    return data.lazy().with_columns(soon=limit(60, 30, 10), allowed=limit(4320, 1440, 240))


def by_polars(data):
    import polars as pl

    it = pl.col
    job = (
        limited(data)
        .group_by("agent")
        .agg(
            (it("response") <= it("soon")).sum().alias("a"),
            it("response").count().alias("b"),
            (it("resolution") <= it("allowed")).sum().alias("c"),
            it("resolution").count().alias("d"),
            (it("rings") <= 3).sum().alias("e"),
            it("rings").count().alias("f"),
            it("rating").cast(pl.UInt32).sum().alias("g"),
            it("rating").count().alias("h"),
            (it("resolution").count() - it("reopened").cast(pl.UInt32).sum()).alias("i"),
            (1 - it("resolution") / (4 * it("allowed").cast(pl.Float64))).clip(0, 1).sum().alias("k"),
        )
        .sort("agent")
    )

    def run():
        rows = job.collect().iter_rows()
        return [x for _, a, b, c, d, e, f, g, h, i, k in rows for x in [a, b, c, d, e, f, g, h, i, d, k, d]]

    who = f"polars {pl.__version__}, {pl.thread_pool_size()} threads, native"
    return [timed(PLAIN, who, run), timed(SCORES, who, polars_scores(data))]


def polars_scores(data):
    """A record's score is the weighted mean of the indicators that apply to it, in whole hundredths."""
    import polars as pl

    it = pl.col
    none = pl.lit(0, pl.Int32)

    def where(holds, value):
        return pl.when(holds).then(pl.lit(value, pl.Int32) if isinstance(value, int) else value).otherwise(none)

    allowed, resolution = it("allowed").cast(pl.Int32), it("resolution").cast(pl.Int32)
    left = (4 * allowed - resolution).clip(lower_bound=0) * 100 // (4 * allowed)
    points = (
        where(it("response") <= it("soon"), 2500)
        + where(it("resolution") <= it("allowed"), 2500)
        + where(it("rings") <= 3, 1000)
        + where(it("rating").is_not_null(), 500 * (it("rating").cast(pl.Int32) - 1))
        + where(it("resolution").is_not_null() & (it("reopened") == 0), 1000)
        + where(it("resolution").is_not_null(), 10 * left)
    )
    weights = (
        where(it("response").is_not_null(), 25)
        + where(it("resolution").is_not_null(), 45)
        + where(it("rings").is_not_null(), 10)
        + where(it("rating").is_not_null(), 20)
    )
    scored = (
        limited(data)
        .with_row_index("row")
        .select("agent", "row", points=points, weights=weights)
        .filter(it("weights") > 0)
        .select("agent", "row", score=100 * it("points") // it("weights"))
    )
    sums = scored.group_by("agent").agg(it("score").cast(pl.Int64).sum().alias("sum"), pl.len()).sort("agent")
    worst = scored.bottom_k(100, by=["score", "row"]).sort("score", "row")

    def run():
        sum_rows, worst_rows = (found.iter_rows() for found in pl.collect_all([sums, worst]))
        return [x for _, total, count in sum_rows for x in [total, count]] + [
            x for _, row, score in worst_rows for x in [row, score]
        ]

    return run


def by_duckdb(data):
    import duckdb

    connection = duckdb.connect()
    connection.register("given", data.to_arrow())
    connection.execute("CREATE TABLE records AS SELECT * FROM given")
    threads = connection.execute("SELECT current_setting('threads')").fetchone()[0]
    who = f"DuckDB {duckdb.__version__}, {threads} threads, native"

    def job(name):
        query = (queries / name).read_text()
        return lambda: [float(x) for row in connection.execute(query).fetchall() for x in row]

    return [timed(PLAIN, who, job("job.sql")), timed(SCORES, who, job("scores.sql"))]


found = []
data = frame()
for job in [by_polars, by_duckdb]:
    try:
        found += job(data)
    except Exception as problem:
        print(f"{job.__name__}: {problem}", file=sys.stderr)
print(json.dumps(found))
