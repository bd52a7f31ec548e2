"""The plain job by polars and DuckDB: `native.py FOLDER RUNS JOB.SQL` reads the columns that `bench` wrote."""

import json
import sys
import time
from pathlib import Path

folder, runs, query = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]).read_text()


def timed(who, job):
    """The first run warms up."""
    result = job()
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        result = job()
        took.append((time.perf_counter() - start) * 1000)
    return {"who": who, "ms": took, "result": result}


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


def by_polars(data):
    import polars as pl

    it = pl.col
    urgency = it("urgency")

    def limit(low, normal, urgent):
        chosen = pl.when(urgency == 0).then(low).when(urgency == 1).then(normal).otherwise(urgent)
        return chosen.cast(pl.UInt16)

    soon, allowed = limit(60, 30, 10), limit(4320, 1440, 240)
    job = (
        data.lazy()
        .with_columns(soon=soon, allowed=allowed)
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

    return timed(f"polars {pl.__version__}, {pl.thread_pool_size()} threads, native", run)


def by_duckdb(data):
    import duckdb

    connection = duckdb.connect()
    connection.register("given", data.to_arrow())
    connection.execute("CREATE TABLE records AS SELECT * FROM given")
    threads = connection.execute("SELECT current_setting('threads')").fetchone()[0]
    run = lambda: [float(x) for row in connection.execute(query).fetchall() for x in row]
    return timed(f"DuckDB {duckdb.__version__}, {threads} threads, native", run)


found = []
data = frame()
for job in [by_polars, by_duckdb]:
    try:
        found.append(job(data))
    except Exception as problem:
        print(f"{job.__name__}: {problem}", file=sys.stderr)
print(json.dumps(found))
