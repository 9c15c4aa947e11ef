"""The cells of the workbook, by the same arithmetic as `WorkbookPlan.swift`."""
COLUMNS, TEXTS = 20, 6
COUNTIES = ["甲县", "乙县", "丙区", "丁市"]
INDUSTRIES = ["砖瓦", "铸造", "水泥", "化工", "工业涂装"]
VERDICTS = ["达到", "未达到", "待定"]
HEADER = [f"列{column + 1}" for column in range(COLUMNS)]


def hundredths(number, column):
    return (number * 7_919 + column * 104_729) % 10_000_000


def texts(number):
    return [
        f"Q{1_000_000 + number}", f"样例企业{number % 5000}有限公司", COUNTIES[number % 4], INDUSTRIES[number % 5],
        VERDICTS[number % 3], f"2026-01-{1 + number % 28:02d}",
    ]


def numbers(number):
    return [hundredths(number, column) / 100 for column in range(6, 18)]


def formulas(number, row):
    """Formula and value of the last two columns; `row` counts from 0 under the header."""
    total = sum(hundredths(number, column) for column in range(6, 18))
    return [
        (f"=SUM(G{row + 2}:R{row + 2})", total / 100),
        (f"=G{row + 2}-H{row + 2}", (hundredths(number, 6) - hundredths(number, 7)) / 100),
    ]
