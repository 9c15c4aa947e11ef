import CXLSXWriter
import Glibc

/// Cells on their way to the file, through the library or, in a streamed sheet, formed here.
extension Worksheet {
    /// Writes the last row of a streamed sheet.
    mutating func finish() throws(SpreadsheetError) {
        guard formsRows else { return }
        if rows?.flush() != true { throw SpreadsheetError.system(.write, handle.path, errno: errno) }
    }

    mutating func putHeight(_ height: Double, _ row: Int) throws(SpreadsheetError) {
        guard formsRows else { return try check(worksheet_set_row(pointer, lxw_row_t(row), height, nil)) }
        try refuseToGoBack(to: row, 0)
        guard rows?.setHeight(height, row: row) == true else {
            throw SpreadsheetError.system(.write, handle.path, errno: errno)
        }
    }

    mutating func put(
        text: String, _ row: Int, _ column: Int, _ format: CellFormat
    ) throws(SpreadsheetError) {
        guard formsRows else {
            let code = worksheet_write_string(pointer, lxw_row_t(row), lxw_col_t(column), text, format.pointer)
            return try check(code, row, column)
        }
        try reach(row)
        var text = text
        text.withUTF8 { rows?.add(text: $0, column: column, format) }
    }

    mutating func put(
        number: Double, _ row: Int, _ column: Int, _ format: CellFormat
    ) throws(SpreadsheetError) {
        guard formsRows else {
            let code = worksheet_write_number(pointer, lxw_row_t(row), lxw_col_t(column), number, format.pointer)
            return try check(code, row, column)
        }
        try reach(row)
        rows?.add(number: number, column: column, format)
    }

    mutating func put(
        formula: String, cached: Double, _ row: Int, _ column: Int, _ format: CellFormat
    ) throws(SpreadsheetError) {
        guard formsRows else {
            let code = worksheet_write_formula_num(
                pointer, lxw_row_t(row), lxw_col_t(column), formula, format.pointer, cached)
            return try check(code, row, column)
        }
        try reach(row)
        var formula = formula
        formula.withUTF8 {
            rows?.add(formula: Self.withoutSign($0), cached: cached, column: column, format)
        }
    }

    mutating func put(
        formula: String, cached: String, _ row: Int, _ column: Int, _ format: CellFormat
    ) throws(SpreadsheetError) {
        guard formsRows else {
            let code = worksheet_write_formula_str(
                pointer, lxw_row_t(row), lxw_col_t(column), formula, format.pointer, cached)
            return try check(code, row, column)
        }
        try reach(row)
        var (formula, cached) = (formula, cached)
        formula.withUTF8 { formula in
            cached.withUTF8 { rows?.add(formula: Self.withoutSign(formula), cached: $0, column: column, format) }
        }
    }

    mutating func putBlank(_ row: Int, _ column: Int, _ format: CellFormat) throws(SpreadsheetError) {
        guard formsRows else {
            let code = worksheet_write_blank(pointer, lxw_row_t(row), lxw_col_t(column), format.pointer)
            return try check(code, row, column)
        }
        try reach(row)
        rows?.addBlank(column: column, format)
    }

    /// A row whose height is set counts as reached, though no cell of it be written.
    private mutating func refuseToGoBack(to row: Int, _ column: Int) throws(SpreadsheetError) {
        guard row >= rowReached else {
            throw refused(row, column, zh: "流式写出时行序倒退", en: "comes after a later row")
        }
        rowReached = row
    }

    private mutating func reach(_ row: Int) throws(SpreadsheetError) {
        try refuseToGoBack(to: row, 0)
        guard rows?.reach(row) == true else { throw SpreadsheetError.system(.write, handle.path, errno: errno) }
    }

    /// A formula of the file begins behind the `=`, which `checkFormula` has seen.
    private static func withoutSign(_ formula: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: formula.dropFirst())
    }
}
