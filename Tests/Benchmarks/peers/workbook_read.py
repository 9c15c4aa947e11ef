"""workbook_read.py LIBRARY PATH: every cell of the workbook by one of the libraries; what it found is added up after
the clock has stopped."""
import sys

from work import report, timed
from workbook import TEXTS

library, path = sys.argv[1:3]


def with_fastexcel():
    import fastexcel

    def work():
        book = fastexcel.read_excel(path)
        return [book.load_sheet(name).to_arrow() for name in book.sheet_names]

    sheets, seconds, cpu = timed(work)
    columns = [[table.column(index).to_pylist() for index in range(table.num_columns)] for table in sheets]
    return [list(zip(*table)) for table in columns], seconds, cpu


def with_calamine():
    import python_calamine

    def work():
        book = python_calamine.CalamineWorkbook.from_path(path)
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]

    sheets, seconds, cpu = timed(work)
    return [rows[1:] for rows in sheets], seconds, cpu


def with_openpyxl():
    import openpyxl

    def work():
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        return [list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book.worksheets]

    return timed(work)


sheets, seconds, cpu = {"fastexcel": with_fastexcel, "calamine": with_calamine, "openpyxl": with_openpyxl}[library]()
rows = [row for sheet in sheets for row in sheet]
report(seconds, cpu, {
    "characters": sum(len(value) for row in rows for value in row[:TEXTS]),
    "hundredths": sum(round(value * 100) for row in rows for value in row[TEXTS:]),
})
