import CXLSXWriter

/// The forms of a cell.
extension RowWriter {
    mutating func add(number: Double, column: Int, _ format: CellFormat) {
        begin(column, format, room: 0)
        append(Self.value)
        append(number)
        append(Self.valueEnd)
        end(column)
    }

    mutating func add(text: UnsafeBufferPointer<UInt8>, column: Int, _ format: CellFormat) {
        begin(column, format, room: text.count)
        let keepsBlanks = text.first.map(Self.isBlank) ?? false || text.last.map(Self.isBlank) ?? false
        append(keepsBlanks ? Self.blankText : Self.inlineText)
        append(escaping: text)
        append(Self.inlineTextEnd)
        end(column)
    }

    mutating func add(
        formula: UnsafeBufferPointer<UInt8>, cached: Double, column: Int, _ format: CellFormat
    ) {
        begin(column, format, room: formula.count)
        append(Self.formula)
        append(escaping: formula)
        append(Self.formulaValue)
        append(cached)
        append(Self.valueEnd)
        end(column)
    }

    mutating func add(
        formula: UnsafeBufferPointer<UInt8>, cached: UnsafeBufferPointer<UInt8>, column: Int, _ format: CellFormat
    ) {
        begin(column, format, room: formula.count + cached.count)
        append(Self.textFormula)
        append(escaping: formula)
        append(Self.formulaValue)
        append(escaping: cached)
        append(Self.valueEnd)
        end(column)
    }

    mutating func addBlank(column: Int, _ format: CellFormat) {
        begin(column, format, room: 0)
        append(Self.emptyEnd)
        end(column)
    }

    private static let value: StaticString = "><v>"
    private static let valueEnd: StaticString = "</v></c>"
    private static let inlineText: StaticString = " t=\"inlineStr\"><is><t>"
    private static let blankText: StaticString = " t=\"inlineStr\"><is><t xml:space=\"preserve\">"
    private static let inlineTextEnd: StaticString = "</t></is></c>"
    private static let formula: StaticString = "><f>"
    private static let textFormula: StaticString = " t=\"str\"><f>"
    private static let formulaValue: StaticString = "</f><v>"
    private static let emptyEnd: StaticString = "/>"

    /// `<c r="B7" s="3"`, with room for the rest of the cell and as many bytes of text, each escaped.
    @inline(__always)
    private mutating func begin(_ column: Int, _ format: CellFormat, room: Int) {
        reserve(160 + 6 * room)
        append("<c r=\"")
        append(InlineText(column: column))
        append(rowName)
        if format.style.count > 0 {
            append("\" s=\"")
            append(format.style)
        }
        append("\"")
        extend(to: column)
    }

    @inline(__always)
    private mutating func end(_ column: Int) {
        cells.append((column: column, end: count))
    }

    /// What the library would note of the cells it is given.
    @inline(__always)
    func extend(to column: Int) {
        let (line, place) = (lxw_row_t(truncatingIfNeeded: row), lxw_col_t(truncatingIfNeeded: column))
        sheet.pointee.dim_rowmin = min(sheet.pointee.dim_rowmin, line)
        sheet.pointee.dim_rowmax = max(sheet.pointee.dim_rowmax, line)
        sheet.pointee.dim_colmin = min(sheet.pointee.dim_colmin, place)
        sheet.pointee.dim_colmax = max(sheet.pointee.dim_colmax, place)
    }
}
