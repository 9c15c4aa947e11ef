"""city_night.py ENGINE FILE ACCOUNTS FIRST-BASELINE-DAY LAST-DAY OUTPUT: readings to a workbook of enterprise-days by
XlsxWriter and a Markdown table of the last day."""
import os
import sys

os.environ.setdefault("POLARS_MAX_THREADS", "2")
engine, path, accounts, first, last, output = sys.argv[1:7]
if engine == "duckdb":
    import duckdb
elif engine == "polars":
    import polars as pl
else:
    import pandas as pd
import xlsxwriter

from work import kwh_result, report, timed

DAYS = 5
HEADER = ["企业编号", "日期", "县区", "行业", "绩效等级", "用电量(kWh)", "基线(kWh)", "减少(kWh)", "减少比例", "SO2(kg)", "NOx(kg)",
          "PM(kg)", "VOCs(kg)", "响应日"]


def days_by_duckdb():
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    return connection.execute(f"""WITH account_day AS (
            SELECT "户号" a, "时间"::DATE d, sum("用电量(kWh)") e
            FROM read_csv('{path}', types={{'户号': 'VARCHAR'}}) GROUP BY 1, 2)
        SELECT "企业编号", d::VARCHAR, sum(e) FROM account_day
        JOIN read_csv('{accounts}', types={{'户号': 'VARCHAR'}}) ON a = "户号" GROUP BY 1, 2 ORDER BY 1, 2""").fetchall()


def days_by_polars():
    table = pl.scan_csv(path, schema_overrides={"户号": pl.String, "用电量(kWh)": pl.Float64})
    sums = table.group_by("户号", pl.col("时间").str.slice(0, 10).alias("d")).agg(pl.col("用电量(kWh)").sum().alias("e"))
    bound = pl.scan_csv(accounts, schema_overrides={"户号": pl.String})
    day = sums.join(bound, on="户号").group_by("企业编号", "d").agg(pl.col("e").sum()).sort("企业编号", "d")
    return day.collect(engine="streaming").rows()


def days_by_pandas():
    bound = pd.read_csv(accounts, dtype={"户号": str}).set_index("户号")["企业编号"]
    table = pd.read_csv(path, dtype={"户号": str, "时间": str})
    sums = table["用电量(kWh)"].groupby([table["户号"], table["时间"].str[:10]], sort=False).sum().reset_index()
    sums["enterprise"] = sums["户号"].map(bound)
    day = sums.groupby(["enterprise", "时间"])["用电量(kWh)"].sum().reset_index()
    return list(day.itertuples(index=False, name=None))


def work():
    days = {"duckdb": days_by_duckdb, "polars": days_by_polars, "pandas": days_by_pandas}[engine]()
    sums, response = {}, {}
    for enterprise, day, energy in days:
        if first <= day < last:
            sums[enterprise] = sums.get(enterprise, 0) + energy
        elif day == last:
            response[enterprise] = energy
    baseline = {enterprise: energy / DAYS for enterprise, energy in sums.items()}
    write_workbook(days, baseline)
    with open(output + ".md", "w", encoding="utf-8") as markdown:
        markdown.write(f"# {last}\n\n| 企业编号 | 用电量(kWh) | 基线(kWh) | 减少比例 |\n| --- | ---: | ---: | ---: |\n")
        for enterprise, used in response.items():
            mean = baseline[enterprise]
            markdown.write(f"| {enterprise} | {used:.2f} | {mean:.2f} | {(mean - used) / mean * 100:.2f}% |\n")
    mean, used = sum(baseline.values()), sum(response.values())
    saved = sum(baseline[enterprise] - response[enterprise] for enterprise in response)
    return len(days), sum(energy for _, _, energy in days), mean, used, saved / mean


def write_workbook(days, baseline):
    book = xlsxwriter.Workbook(output + ".xlsx", {"constant_memory": True})
    sheet = book.add_worksheet("企业日表")
    bold, energy = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
    share = book.add_format({"num_format": "0.00%"})
    for column, title in enumerate(HEADER):
        sheet.write_string(0, column, title, bold)
    for row, (enterprise, day, used) in enumerate(days, 1):
        number, mean = int(enterprise[1:]) - 1, baseline[enterprise]
        saved = (mean - used) / mean
        sheet.write_string(row, 0, enterprise)
        sheet.write_string(row, 1, day)
        sheet.write_string(row, 2, ("甲县", "乙县", "丙区", "丁市")[number % 4])
        sheet.write_string(row, 3, ("砖瓦", "铸造", "水泥", "化工", "工业涂装")[number % 5])
        sheet.write_string(row, 4, "ABCD"[number % 4])
        sheet.write_number(row, 5, used, energy)
        sheet.write_number(row, 6, mean, energy)
        sheet.write_number(row, 7, mean - used, energy)
        sheet.write_number(row, 8, saved, share)
        for column in range(1, 5):
            sheet.write_number(row, 8 + column, saved * column * 10, energy)
        sheet.write_string(row, 13, "是" if day == last else "否")
    book.close()


(rows, everything, baseline, response, ratio), seconds, cpu = timed(work)
report(seconds, cpu, {"rows": rows, **kwh_result(everything, baseline, response, ratio, DAYS)})
