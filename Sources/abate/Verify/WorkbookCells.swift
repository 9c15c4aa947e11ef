import Tabular

/// The cells of a workbook, sheet by sheet, whatever its compression.
struct WorkbookCells: Equatable {
    private let rows: [[String]]

    /// nil where the file is no readable workbook.
    init?(_ path: String) {
        guard let document = try? TabularDocument.open(path: path, name: path) else { return nil }
        var rows: [[String]] = []
        for sheet in document.sheets.indices {
            let isRead: Void? = try? document.forEachRow(sheet: sheet) { row in
                rows.append(
                    [document.sheets[sheet].name ?? "", String(row.number)] + (0..<row.count).map { row.text($0) })
                return .next
            }
            guard isRead != nil else { return nil }
        }
        self.rows = rows
    }
}
