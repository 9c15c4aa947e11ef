"""workbook_write.py LIBRARY SHEETS ROWS PATH: the workbook by one of the libraries, in its mode for long sheets."""
import importlib
import sys

from work import report, timed
from workbook import COLUMNS, HEADER, formulas, numbers, texts

library, sheets, rows, path = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
module = importlib.import_module(library)


def with_xlsxwriter():
    book = module.Workbook(path, {"constant_memory": True})
    header, text = book.add_format({"bold": True, "border": 1}), book.add_format({"border": 1})
    number, share = (book.add_format({"border": 1, "num_format": form}) for form in ("#,##0.00", "0.00"))
    total = book.add_format({"border": 1, "num_format": "#,##0.00", "bold": True})
    difference = book.add_format({"border": 1, "num_format": "0.00", "italic": True})
    for index in range(sheets):
        sheet = book.add_worksheet(f"表{index + 1}")
        for column, title in enumerate(HEADER):
            sheet.write_string(0, column, title, header)
        for row in range(rows):
            n = index * rows + row
            for column, value in enumerate(texts(n)):
                sheet.write_string(row + 1, column, value, text)
            for column, value in enumerate(numbers(n), 6):
                sheet.write_number(row + 1, column, value, number if column < 12 else share)
            (a, a_value), (b, b_value) = formulas(n, row)
            sheet.write_formula(row + 1, 18, a, total, a_value)
            sheet.write_formula(row + 1, 19, b, difference, b_value)
    book.close()


def with_openpyxl():
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Border, Font, Side

    thin = Side(style="thin")
    border, bold, italic = Border(thin, thin, thin, thin), Font(bold=True), Font(italic=True)
    book = module.Workbook(write_only=True)

    def cell(sheet, value, form=None, font=None):
        made = WriteOnlyCell(sheet, value)
        made.border = border
        if form:
            made.number_format = form
        if font:
            made.font = font
        return made

    for index in range(sheets):
        sheet = book.create_sheet(f"表{index + 1}")
        sheet.append([cell(sheet, title, font=bold) for title in HEADER])
        for row in range(rows):
            n = index * rows + row
            (a, _), (b, _) = formulas(n, row)
            sheet.append(
                [cell(sheet, value) for value in texts(n)]
                + [cell(sheet, value, "#,##0.00" if column < 6 else "0.00") for column, value in enumerate(numbers(n))]
                + [cell(sheet, a, "#,##0.00", bold), cell(sheet, b, "0.00", italic)])
    book.save(path)


def with_pyexcelerate():
    """Its styles go by column; its formulas are texts that begin with an equals sign, without their values. It is spared
    the borders: those that several styles share it numbers wrongly."""
    from pyexcelerate import Font, Format, Style

    def style(form=None, bold=False, italic=False):
        return Style(format=Format(form) if form else None,
                     font=Font(bold=bold, italic=italic) if bold or italic else None)

    book = module.Workbook()
    for index in range(sheets):
        cells = [HEADER]
        for row in range(rows):
            n = index * rows + row
            cells.append(texts(n) + numbers(n) + [formula for formula, _ in formulas(n, row)])
        sheet = book.new_sheet(f"表{index + 1}", data=cells)
        for column in range(1, COLUMNS + 1):
            form = "#,##0.00" if 7 <= column <= 12 or column == 19 else "0.00" if column > 6 else None
            sheet.set_col_style(column, style(form, bold=column == 19, italic=column == 20))
        sheet.set_row_style(1, style(bold=True))
    book.save(path)


_, seconds, cpu = timed({"xlsxwriter": with_xlsxwriter, "openpyxl": with_openpyxl, "pyexcelerate": with_pyexcelerate}[library])
report(seconds, cpu, {"cells": sheets * rows * COLUMNS})
