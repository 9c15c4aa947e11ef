import CXLSXWriter

extension Worksheet {
    /// Width in characters; `TextWidth.column` measures Chinese text.
    public mutating func setColumnWidth(_ columns: ClosedRange<Int>, _ width: Double) throws(SpreadsheetError) {
        try require(CellRange(rows: 0...0, columns: columns), and: (0...255).contains(width))
        let code = worksheet_set_column(
            pointer, lxw_col_t(columns.lowerBound), lxw_col_t(columns.upperBound), width, nil)
        try check(code)
    }

    /// Height in points. In a streamed sheet, before the row is left.
    public mutating func setRowHeight(_ row: Int, _ height: Double) throws(SpreadsheetError) {
        try require(CellRange(rows: row...row, columns: 0...0), and: (0...409).contains(height))
        try putHeight(height, row)
    }

    /// Keeps the first rows and columns in sight.
    public mutating func freeze(rows: Int, columns: Int = 0) throws(SpreadsheetError) {
        try require(CellRange(rows: 0...max(rows, 0), columns: 0...max(columns, 0)), and: rows >= 0 && columns >= 0)
        worksheet_freeze_panes(pointer, lxw_row_t(rows), lxw_col_t(columns))
    }

    /// Filter buttons on the first of `rows`. In a streamed sheet, before that row is left.
    public mutating func autofilter(rows: ClosedRange<Int>, columns: ClosedRange<Int>) throws(SpreadsheetError) {
        try require(CellRange(rows: rows, columns: columns))
        let code = worksheet_autofilter(
            pointer, lxw_row_t(rows.lowerBound), lxw_col_t(columns.lowerBound), lxw_row_t(rows.upperBound),
            lxw_col_t(columns.upperBound))
        try check(code)
    }

    /// The rows that every printed page begins with.
    public mutating func repeatHeaderRows(_ rows: ClosedRange<Int>) throws(SpreadsheetError) {
        try require(CellRange(rows: rows, columns: 0...0))
        try check(worksheet_repeat_rows(pointer, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound)))
    }

    mutating func apply(_ layout: SheetLayout) throws(SpreadsheetError) {
        let a4: UInt8 = 9
        worksheet_set_paper(pointer, a4)
        if layout.landscape { worksheet_set_landscape(pointer) }
        if layout.fitToWidth { worksheet_fit_to_pages(pointer, 1, layout.isOnePage ? 1 : 0) }
        let margins = layout.margins
        worksheet_set_margins(pointer, margins.left, margins.right, margins.top, margins.bottom)
        if !layout.header.isEmpty { try check(worksheet_set_header(pointer, layout.header)) }
        if !layout.footer.isEmpty { try check(worksheet_set_footer(pointer, layout.footer)) }
        if let rows = layout.repeatRows { try repeatHeaderRows(rows) }
        worksheet_set_zoom(pointer, UInt16(min(max(layout.zoom, 10), 400)))
        if let color = layout.tabColor { worksheet_set_tab_color(pointer, color.libraryValue) }
    }

    func check(_ code: lxw_error) throws(SpreadsheetError) {
        try SpreadsheetError.check(code, .write, handle.path, name)
    }

    func require(_ range: CellRange, and isValid: Bool = true) throws(SpreadsheetError) {
        guard range.isInSheet, isValid else {
            throw SpreadsheetError.content(
                handle.path, zh: "工作表“\(name)”的设置超出范围", en: "a setting of sheet “\(name)” is out of range")
        }
    }
}
