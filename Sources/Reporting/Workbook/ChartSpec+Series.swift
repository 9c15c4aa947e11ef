import Spreadsheet

extension ChartSpec.Series {
    /// A column of a table with its values printed, the names in the sheet's first column.
    static func labelled(
        _ name: String, column: Int, rows: ClosedRange<Int>, _ color: SheetColor
    ) -> ChartSpec.Series {
        var series = ChartSpec.Series(
            name: name, categories: CellRange(rows: rows, columns: 0...0),
            values: CellRange(rows: rows, columns: column...column), color: color)
        series.showsValues = true
        return series
    }
}
