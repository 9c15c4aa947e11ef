"""readings_polars.py SHAPE FILE ACCOUNTS FIRST-BASELINE-DAY LAST-DAY: readings to the city's ratio, streaming."""
import datetime
import os
import sys

os.environ.setdefault("POLARS_MAX_THREADS", "2")
import polars as pl

from work import kwh_result, report, timed

shape, path, accounts, first, last = sys.argv[1:6]
first, last = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
DAYS = 5


def account_days():
    if shape == "points":
        points = [f"P{n:02d}" for n in range(1, 97)]
        table = pl.scan_csv(path, schema_overrides={"户号": pl.String, **{point: pl.Float64 for point in points}})
        return table.select("户号", pl.col("日期").str.to_date("%Y-%m-%d").alias("d"), pl.sum_horizontal(points).alias("e"))
    table = pl.scan_csv(path, schema_overrides={"户号": pl.String, "用电量(kWh)": pl.Float64})
    day = pl.col("时间").str.slice(0, 10).alias("d")
    sums = table.group_by("户号", day).agg(pl.col("用电量(kWh)").sum().alias("e"))
    return sums.with_columns(pl.col("d").str.to_date("%Y-%m-%d"))


def work():
    bound = pl.scan_csv(accounts, schema_overrides={"户号": pl.String})
    day = account_days().join(bound, on="户号").group_by("企业编号", "d").agg(pl.col("e").sum())
    day = day.collect(engine="streaming")
    baseline = day.filter((pl.col("d") >= first) & (pl.col("d") < last)).group_by("企业编号").agg(
        pl.col("e").mean().alias("mean"))
    joined = day.filter(pl.col("d") == last).join(baseline, on="企业编号")
    mean, energy = joined["mean"].sum(), joined["e"].sum()
    return day["e"].sum(), mean, energy, (joined["mean"] - joined["e"]).sum() / mean


(everything, baseline, response, ratio), seconds, cpu = timed(work)
report(seconds, cpu, kwh_result(everything, baseline, response, ratio, DAYS))
