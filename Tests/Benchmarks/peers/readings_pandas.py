"""readings_pandas.py SHAPE FILE ACCOUNTS FIRST-BASELINE-DAY LAST-DAY: readings to the city's ratio, read by pyarrow
where the file is UTF-8, else by pandas' own parser."""
import sys

import pandas as pd

from work import kwh_result, report, timed

shape, path, accounts, first, last = sys.argv[1:6]
DAYS = 5


def work():
    bound = pd.read_csv(accounts, dtype={"户号": str}).set_index("户号")["企业编号"]
    table = pd.read_csv(
        path, usecols=["户号", "时间", "用电量(kWh)"], dtype={"户号": str, "时间": str},
        encoding="gb18030" if shape == "named-gb18030" else "utf-8")
    sums = table["用电量(kWh)"].groupby([table["户号"], table["时间"].str[:10]], sort=False).sum().reset_index()
    sums["enterprise"] = sums["户号"].map(bound)
    day = sums.groupby(["enterprise", "时间"])["用电量(kWh)"].sum()
    dates = day.index.get_level_values(1)
    baseline = day[(dates >= first) & (dates < last)].groupby(level=0).mean()
    response = day[dates == last].groupby(level=0).sum()
    return day.sum(), baseline.sum(), response.sum(), (baseline - response).sum() / baseline.sum()


(everything, baseline, response, ratio), seconds, cpu = timed(work)
report(seconds, cpu, kwh_result(float(everything), float(baseline), float(response), float(ratio), DAYS))
