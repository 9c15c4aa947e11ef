import EmissionModel
public import Spreadsheet

extension PublicReport {
    /// The report as a workbook: a cover, and a sheet a section; equal reports give equal bytes.
    public func writeWorkbook(to path: String) throws(SpreadsheetError) {
        let (year, month, date) = day.civil
        let properties = WorkbookProperties(
            title: title, subject: subject, company: region,
            created: .init(year: year, month: month, day: date))
        var workbook = try Workbook(path: path, properties: properties, streaming: false)
        try writeCover(to: &workbook)
        var taken = [Self.cover]
        for section in sections where !section.tables.isEmpty {
            let name = Workbook.sheetName(from: section.title, taken: taken)
            taken.append(name)
            try write(section, named: name, to: &workbook)
        }
        try workbook.close()
    }

    private static let cover = "封面"
    private static let textWidth = 96
    /// Columns up to this width hold single words, which stand in the middle.
    private static let longestLabel = 12.0

    private func writeCover(to workbook: inout Workbook) throws(SpreadsheetError) {
        try workbook.sheet(named: Self.cover, layout: layout(Self.cover)) { (sheet) throws(SpreadsheetError) in
            try sheet.setColumnWidth(0...5, 17)
            try sheet.setRowHeight(0, 36)
            try sheet.merge(title, rows: 0...0, columns: 0...5, style: ReportStyle.title)
            try sheet.merge(subject, rows: 1...1, columns: 0...5, style: ReportStyle.subtitle)
            var line = 3
            for text in [conclusion].compactMap({ $0.map { "结论：\($0)" } })
                + sections.filter { $0.tables.isEmpty }.flatMap(\.notes)
            {
                try sheet.setRowHeight(line, ReportStyle.height(of: text, width: Self.textWidth))
                try sheet.merge(text, rows: line...line, columns: 0...5, style: ReportStyle.note)
                line += 1
            }
            for (column, role) in [(0, "制表人"), (2, "审核人"), (4, "签发人")] {
                try sheet.write(.text("\(role)：＿＿＿＿＿＿"), row: line + 1, column: column)
            }
        }
    }

    private func write(
        _ section: Section, named name: String, to workbook: inout Workbook
    ) throws(SpreadsheetError) {
        let widths = Self.widths(section.tables)
        var layout = layout(name)
        if section.tables.count == 1 { layout.repeatRows = 0...1 }
        try workbook.sheet(named: name, layout: layout) { (sheet) throws(SpreadsheetError) in
            for (index, width) in widths.enumerated() { try sheet.setColumnWidth(index...index, width) }
            if section.tables.count == 1 { try sheet.freeze(rows: 2, columns: 0) }
            var line = 0
            for table in section.tables {
                try sheet.write(.text(table.title), row: line, column: 0, style: ReportStyle.heading)
                line = try Self.sheetTable(table, widths).write(to: &sheet, top: line + 1) + 1
            }
            for note in section.notes {
                let width = Int(widths.reduce(0, +))
                try sheet.setRowHeight(line, ReportStyle.height(of: note, width: width))
                try sheet.merge(
                    note, rows: line...line, columns: 0...max(widths.count - 1, 1), style: ReportStyle.note)
                line += 1
            }
        }
    }

    /// The widest of the tables' columns that stand below each other.
    private static func widths(_ tables: [Table]) -> [Double] {
        (0..<(tables.map(\.columns.count).max() ?? 0)).map { index in
            tables.compactMap { index < $0.columns.count ? $0.columns[index].width : nil }.max() ?? 10
        }
    }

    /// - Parameter widths: of the sheet's columns.
    private static func sheetTable(_ table: Table, _ widths: [Double]) -> SheetTable {
        SheetTable(
            zip(table.columns, widths).map { column, width in
                let text = column.width <= longestLabel ? ReportStyle.label : ReportStyle.text
                return SheetTable.Column(
                    title: column.title, width: width, style: column.isNumber ? ReportStyle.mass : text)
            },
            rows: table.rows.map { row in
                SheetTable.Row(contents: row.map(content), styles: counts(row))
            })
    }

    private static func counts(_ row: [Table.Cell]) -> [(column: Int, style: CellStyle)] {
        row.enumerated().compactMap { index, cell in
            if case .count = cell { return (index, ReportStyle.count) }
            return nil
        }
    }

    private static func content(_ cell: Table.Cell) -> CellContent {
        switch cell {
        case .text(let text): .shown(text)
        case .count(let count): .count(count)
        case .mass(let mass): .mass(mass)
        }
    }

    private func layout(_ name: String) -> SheetLayout {
        var layout = SheetLayout()
        layout.header = "&L\("\(title) \(subject)".replacing("&", with: "&&").prefix(100))&R\(name)"
        return layout
    }
}
