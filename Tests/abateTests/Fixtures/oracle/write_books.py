"""Writes ordinary workbooks into a folder, as the libraries make them that offices and exporting systems use."""
import datetime
import sys

folder = sys.argv[1]


def with_openpyxl():
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, write_only in enumerate([False, True]):
        book = openpyxl.Workbook(write_only=write_only)
        sheet = book.create_sheet("用电量")
        sheet.append(["户号", "日期", "用电量(kWh)"])
        for row in range(3000):
            sheet.append([str(6500000000000 + row), datetime.date(2026, 1, 8), row / 7])
        book.save(f"{folder}/openpyxl-{number}.xlsx")
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(1, 2001):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
        sheet.cell(row, 3, f"=SUM(A{row}:B{row})").font = Font(bold=True, name="宋体")
        sheet.cell(row, 4, "见附件").hyperlink = "http://example.invalid/"
    sheet["A1"].comment = Comment("批注", "作者")
    choice = DataValidation(type="list", formula1='"是,否"')
    sheet.add_data_validation(choice)
    choice.add("E1:E2000")
    sheet.freeze_panes = "A2"
    for number in range(60):
        book.create_sheet(f"表{number}")
    book.save(f"{folder}/openpyxl-rich.xlsx")
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([datetime.datetime(2026, 1, 8, 0, 15), "甲" * 32767, "😀", " 空 "])
    book.save(f"{folder}/openpyxl-1904.xlsx")


def with_xlsxwriter():
    import xlsxwriter

    for number, options in enumerate([{}, {"constant_memory": True}, {"use_zip64": True}, {"date_1904": True}]):
        book = xlsxwriter.Workbook(f"{folder}/xlsxwriter-{number}.xlsx", options)
        if options.get("use_zip64"):
            book.use_zip64()
        sheet = book.add_worksheet("清单")
        sheet.write_row(0, 0, ["企业编号", "企业名称"])
        for row in range(1, 3000):
            sheet.write_row(row, 0, [f"E{row}", "甲" * (row % 50)])
            sheet.write_formula(row, 2, f"=A{row}", None, row)
        if not options:
            sheet.add_table(0, 0, 2999, 1, {"columns": [{"header": "企业编号"}, {"header": "企业名称"}]})
            chart = book.add_chart({"type": "line"})
            chart.add_series({"values": "=清单!$C$2:$C$10"})
            sheet.insert_chart("F2", chart)
        book.close()


for write in (with_openpyxl, with_xlsxwriter):
    try:
        write()
    except ImportError as missing:
        print(missing, file=sys.stderr)
