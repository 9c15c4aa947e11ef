#!/usr/bin/env python3
"""The seam to an engine that holds all raw readings, carried out for real: Spark sums quarter-hours to the table of
account-days, `abate ingest` takes the table in, and what `abate export account-days` and `abate account` then say must be,
to the digit, what they say of a city that took the raw readings in itself.

    python3 Tests/Benchmarks/spark/account_days.py --abate .build/release/abate [--accounts 60] [--days 40]

Needs pyspark (pip install pyspark) and Java. Leaves with 1 on any difference.
"""
import argparse
import csv
import datetime
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from decimal import Decimal

QUARTERS = 96
FIRST = datetime.date(2026, 1, 1)
HEADER = "户号,时间,用电量(kWh)"


# ------------------------------------------------------------------ raw readings

def stamp(day, quarter, label):
    """How a file names a quarter-hour: by its start, or by its end with midnight as 24:00."""
    minute = quarter * 15 + (15 if label == "end" else 0)
    return f"{day.isoformat()} {minute // 60:02d}:{minute % 60:02d}"


def rows_of_day(chance, account, day, label, load):
    """One account's day with what goes wrong with days: gaps of all sizes, repetitions, contradictions, empty cells."""
    lacking = 0
    kind = chance.random()
    if kind < 0.06:
        lacking = chance.choice([1, 4, 30, 47, 48])
    elif kind < 0.09:
        lacking = chance.choice([49, 50, 80, 95])
    gone = set(chance.sample(range(QUARTERS), lacking))
    empty = {chance.randrange(QUARTERS)} if 0.09 <= kind < 0.10 else set()
    for quarter in range(QUARTERS):
        if quarter in gone:
            continue
        value = "" if quarter in empty else f"{Decimal(load + chance.randrange(-40_000, 40_000)) / 10_000:.4f}"
        yield f"{account},{stamp(day, quarter, label)},{value}\n"
        if value and chance.random() < 0.0005:
            yield f"{account},{stamp(day, quarter, label)},{value}\n"
        if value and 0.10 <= kind < 0.12 and quarter == 40:
            yield f"{account},{stamp(day, quarter, label)},{Decimal(value) + Decimal('0.0001')}\n"


def write_raw(path, label, accounts, days, seed):
    chance = random.Random(seed)
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEADER + "\n")
        for account in accounts:
            load = chance.randrange(200_000, 900_000)
            for number in range(days):
                day = FIRST + datetime.timedelta(days=number)
                # The first days are whole, so that every file shows how it names its intervals.
                rows = rows_of_day(random.Random(f"{seed} {account} {number}"), account, day, label, load) \
                    if number > 1 else (
                        f"{account},{stamp(day, quarter, label)},{Decimal(load) / 10_000:.4f}\n"
                        for quarter in range(QUARTERS))
                file.writelines(rows)


# ------------------------------------------------------------------ account-days by Spark

def sum_by_spark(raw, work, threads):
    """Raw CSV to Parquet, as an engine keeps it, and from there to account-days. Decimals throughout."""
    from pyspark.sql import SparkSession, functions as f
    from pyspark.sql.types import DecimalType

    spark = (SparkSession.builder.master(f"local[{threads}]").appName("account-days")
             .config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "4")
             .config("spark.sql.ansi.enabled", "true").config("spark.driver.memory", "2g").getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    parts = []
    for label, path in raw.items():
        # Everything is text first: an account number must keep its zeros, a decimal its digits.
        table = spark.read.option("header", True).option("inferSchema", False).csv(path)
        table = table.toDF("account", "stamp", "kwh").withColumn("ends", f.lit(label == "end"))
        parts.append(table)
    readings = parts[0]
    for table in parts[1:]:
        readings = readings.unionByName(table)
    parquet = os.path.join(work, "readings.parquet")
    readings.withColumn("kwh", f.col("kwh").cast(DecimalType(18, 6))).write.mode("overwrite").parquet(parquet)

    minute = f.substring("stamp", 12, 2).cast("int") * 60 + f.substring("stamp", 15, 2).cast("int")
    date = f.to_date(f.substring("stamp", 1, 10))
    end = f.floor(minute / 15).cast("int")
    table = (
        spark.read.parquet(parquet).where(f.col("kwh").isNotNull())
        .withColumn("day", f.when(f.col("ends") & (end == 0), f.date_sub(date, 1)).otherwise(date))
        .withColumn("quarter", f.when(~f.col("ends"), end).otherwise((end + (QUARTERS - 1)) % QUARTERS))
        .groupBy("account", "day", "quarter").agg(f.min("kwh").alias("low"), f.max("kwh").alias("high"))
        .groupBy("account", "day").agg(
            f.count("*").alias("quarters"), f.sum("low").cast(DecimalType(28, 6)).alias("low"),
            f.sum("high").cast(DecimalType(28, 6)).alias("high")))
    whole = f.col("quarters") == QUARTERS
    # Two values of a quarter-hour are two sums of the day, so that the contradiction is not lost on the way.
    sums = f.when(whole & (f.col("low") != f.col("high")), f.array("low", "high")).otherwise(f.array("low"))
    output = os.path.join(work, "account-days")
    (table.select(
        f.col("account").alias("户号"), f.date_format("day", "yyyy-MM-dd").alias("日期"),
        f.explode(sums.cast("array<string>")).alias("用电量(kWh)"),
        f.when(whole, "正常").otherwise("不完整").alias("数据状态"), f.col("quarters").alias("分时点数"))
     .sort("户号", "日期", "用电量(kWh)")
     .write.mode("overwrite").option("header", True).csv(output))
    spark.stop()
    return sorted(os.path.join(output, name) for name in os.listdir(output) if name.endswith(".csv"))


# ------------------------------------------------------------------ cities

def abate(arguments, accepted=(0,)):
    result = subprocess.run(arguments, capture_output=True)
    if result.returncode not in accepted:
        sys.exit(f"{' '.join(arguments)} left with {result.returncode}:\n{result.stdout.decode()}{result.stderr.decode()}")
    return result.stdout


def make_city(program, folder, accounts, response):
    abate([program, "init", folder])
    with open(f"{folder}/abate.yaml", "w", encoding="utf-8") as file:
        file.write("profile: kuitun-2023\nregion: 奎屯市\n")
    masses = ["SO2", "NOx", "PM", "VOCs"]
    tables = {
        "1.csv": "区域,年份,污染物,日排放量(千克),颗粒物口径\n"
        + "".join(f"奎屯市,2025,{name},100000,PM10\n" for name in masses),
        "2.csv": "企业编号,企业名称,县区,企业分类,绩效等级,"
        + ",".join(f"{name}日排放量(千克)" for name in masses) + ",非生产电量(kWh/d),可核性,颗粒物口径\n"
        + "".join(f"E{index},第{index}厂,甲区,重点,D,600,600,600,600,0,强,PM10\n" for index in range(len(accounts))),
        "3.csv": "企业编号,预警级别,措施类型,减排比例(%)\n"
        + "".join(f"E{index},橙色,限产,50\n" for index in range(len(accounts))),
        "4.csv": "户号,企业编号\n" + "".join(f"{account},E{index}\n" for index, account in enumerate(accounts)),
        "5.csv": "过程编号,区域,动作,级别,生效时间\n"
        + f"P1,奎屯市,发布,橙色,{response[0]} 00:00\nP1,奎屯市,解除,橙色,{response[-1]} 24:00\n",
    }
    for name, text in tables.items():
        path = f"{folder}/{name}"
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        abate([program, "ingest", path, "--dir", folder, "--fail-on", "fatal"])


def account_days(program, folder):
    """The four columns that say what stands: account, day, energy and state; where they came from differs."""
    text = abate([program, "export", "account-days", "--dir", folder]).decode("utf-8-sig")
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    rows = 0
    states = {}
    for row in csv.reader(io.StringIO(text)):
        writer.writerow(row[:4])
        rows += 1
        states[row[3]] = states.get(row[3], 0) + 1
    return output.getvalue().encode(), rows - 1, states


def results(program, folder, days):
    """What the accounting makes of the readings, without the findings, which name the files."""
    found = []
    for day in days:
        document = json.loads(
            abate([program, "account", "--date", day, "--format", "json", "--dir", folder], accepted=(0, 1)),
            parse_float=Decimal)
        document.pop("findings", None)
        found.append(json.dumps(document, default=str, ensure_ascii=False, sort_keys=True))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--abate", required=True)
    parser.add_argument("--accounts", type=int, default=60)
    parser.add_argument("--days", type=int, default=40)
    parser.add_argument("--seed", type=int, default=20260108)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--keep", help="a folder for all files, kept")
    options = parser.parse_args()
    program = os.path.abspath(options.abate)
    work = options.keep or tempfile.mkdtemp(prefix="account-days-")
    os.makedirs(work, exist_ok=True)
    try:
        compare(program, work, options)
    finally:
        if not options.keep:
            shutil.rmtree(work)


def compare(program, work, options):
    accounts = [f"{6500000000000 + index}" if index % 5 else f"{index:013d}" for index in range(1, options.accounts + 1)]
    half = len(accounts) // 2
    raw = {label: os.path.join(work, f"{label}.csv") for label in ("start", "end")}
    for number, (label, part) in enumerate([("start", accounts[:half]), ("end", accounts[half:])]):
        write_raw(raw[label], label, part, options.days, options.seed + number)
    clock = time.monotonic()
    tables = sum_by_spark(raw, work, options.threads)
    print(f"spark: {len(tables)} files, {time.monotonic() - clock:.1f} s")

    last = FIRST + datetime.timedelta(days=options.days - 1)
    response = [(last - datetime.timedelta(days=back)).isoformat() for back in (3, 2, 1)]
    seen = {}
    for name, files in (("direct", list(raw.values())), ("spark", tables)):
        folder = os.path.join(work, f"city-{name}")
        shutil.rmtree(folder, ignore_errors=True)
        make_city(program, folder, accounts, response)
        clock = time.monotonic()
        abate([program, "ingest", *files, "--dir", folder, "--fail-on", "fatal"], accepted=(0, 1))
        taken = time.monotonic() - clock
        seen[name] = account_days(program, folder) + (results(program, folder, response),)
        print(f"{name}: {seen[name][1]} account-days {seen[name][2]}, ingest {taken:.2f} s")

    direct, spark = seen["direct"], seen["spark"]
    if direct[0] != spark[0]:
        lines = zip(direct[0].decode().splitlines(), spark[0].decode().splitlines())
        shown = [pair for pair in lines if pair[0] != pair[1]][:10]
        sys.exit("account-days differ (direct, spark):\n" + "\n".join(map(str, shown)))
    for day, one, other in zip(response, direct[3], spark[3]):
        if one != other:
            sys.exit(f"the accounts of {day} differ:\n{one}\n{other}")
    wanted = {"正常", "不完整", "无数据"}
    if not wanted <= set(direct[2]) or direct[1] == 0:
        sys.exit(f"the data show too little: {direct[2]}")
    print(f"equal to the byte: {direct[1]} account-days, accounts of {len(response)} response days")


if __name__ == "__main__":
    main()
