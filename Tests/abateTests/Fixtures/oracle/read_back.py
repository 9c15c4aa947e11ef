"""Reads reports as programs that no one here wrote read them, and prints what should not be there, a line each.

markdown-it renders Markdown: nothing of a report may become a link, an image, a heading of its own or HTML, and every
row of a table has as many cells as its header. openpyxl opens workbooks: no cell may be a link, and a cell of text is text.
"""
import re
import sys

import openpyxl
from markdown_it import MarkdownIt

ALLOWED_HTML = re.compile(r"^<br ?/?>$")
# What the program itself writes: functions, references, numbers, operators and names of its own sheets.
FORMULA = re.compile(r"^=[-+*/(),.:&<>=$%'\"\w（）、 —–≥≤！!]*$")


def markdown(path):
    parser = MarkdownIt("commonmark").enable("table")
    text = open(path, encoding="utf-8").read()
    width = None
    cells = 0
    for token in parser.parse(text):
        if token.type == "html_block":
            yield f"HTML: {token.content[:60]!r}"
        if token.type in ("thead_open",):
            width = 0
        if token.type == "th_open":
            width += 1
        if token.type == "tr_open":
            cells = 0
        if token.type == "td_open":
            cells += 1
        if token.type == "tr_close" and cells and cells != width:
            yield f"a row of {cells} cells under {width}"
        for child in token.children or []:
            if child.type in ("link_open", "image"):
                yield f"{child.type}: {token.content[:80]!r}"
            if child.type == "html_inline" and not ALLOWED_HTML.match(child.content):
                yield f"HTML: {child.content[:60]!r}"


def workbook(path):
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        if not sheet.title:
            yield "a sheet without a name"
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink:
                    yield f"{sheet.title}!{cell.coordinate} is a link"
                if cell.data_type == "f" and not FORMULA.match(str(cell.value)):
                    yield f"{sheet.title}!{cell.coordinate} is the formula {str(cell.value)[:80]!r}"


for name in sys.argv[1:]:
    for problem in markdown(name) if name.endswith(".md") else workbook(name):
        print(f"{name}: {problem}")
