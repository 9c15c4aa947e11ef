extension RowView {
    /// The number in a cell. Scientific notation is read only where the cell is a number of a workbook.
    public func decimal(_ column: Int) -> DecimalText.Parsed {
        withBytes(column) { bytes in
            let isNumber = kind(column) == .number
            return PlainASCII.isASCII(bytes)
                ? DecimalText.parse(bytes, allowScientific: isNumber)
                : DecimalText.parse(text(column), allowScientific: isNumber)
        }
    }

    /// The percentage in a cell: `30`, `30%` and `30％` are all 30.
    public func percent(_ column: Int) -> DecimalText.Parsed {
        DecimalText.parsePercent(text(column), allowScientific: kind(column) == .number)
    }

    /// The date in a cell.
    public func date(_ column: Int, order: DateText.Order = .yearFirst) -> DateText.Parsed {
        withBytes(column) { bytes in
            PlainASCII.isASCII(bytes) ? DateText.parse(bytes, order: order) : DateText.parse(text(column), order: order)
        }
    }
}
