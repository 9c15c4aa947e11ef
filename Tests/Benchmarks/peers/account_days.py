"""account_days.py ENGINE FILE OUTPUT: daily readings to a CSV file of account-days; what was written is read back after
the clock has stopped."""
import os
import sys

from work import report, timed

engine, path, output = sys.argv[1:4]


def with_duckdb():
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.execute(f"""COPY (SELECT "户号", "数据日期" AS "日期", sum("日用电量(kWh)") AS "用电量(kWh)"
        FROM read_csv('{path}', types={{'户号': 'VARCHAR'}}) GROUP BY 1, 2) TO '{output}' (HEADER)""")


def with_polars():
    os.environ.setdefault("POLARS_MAX_THREADS", "2")
    import polars as pl

    table = pl.scan_csv(path, schema_overrides={"户号": pl.String, "日用电量(kWh)": pl.Float64})
    sums = table.group_by("户号", "数据日期").agg(pl.col("日用电量(kWh)").sum().alias("用电量(kWh)"))
    sums.sink_csv(output)


if engine == "polars":
    import polars
else:
    import duckdb
_, seconds, cpu = timed({"duckdb": with_duckdb, "polars": with_polars}[engine])
rows, energy = 0, 0
with open(output, encoding="utf-8") as written:
    next(written)
    for line in written:
        rows += 1
        energy += round(float(line.rsplit(",", 1)[1]) * 1000)
report(seconds, cpu, {"rows": rows, "all": energy})
