import Spreadsheet

/// What every cover has: title, what it is about, who sends it, the conclusion in its colour, facts in rows over the
/// whole width, and the blank fields for those who sign.
enum CoverPage {
    static let name = "封面与结论"
    private static let columns = 0...7
    private static let textWidth = 112

    /// - Returns: the first line under the head.
    static func writeHead(
        title: String, subtitle: String, unit: String = "报送单位", conclusion: String, style: CellStyle,
        to sheet: inout Worksheet
    ) throws(SpreadsheetError) -> Int {
        try sheet.setColumnWidth(0...0, 16)
        try sheet.setColumnWidth(1...7, 17)
        try sheet.setRowHeight(0, 36)
        try sheet.merge(title, rows: 0...0, columns: columns, style: ReportStyle.title)
        try sheet.merge(subtitle, rows: 1...1, columns: columns, style: ReportStyle.subtitle)
        try sheet.write(.text("\(unit)：＿＿＿＿＿＿＿＿＿＿（盖章）"), row: 2, column: 0)
        let text = "结论：\(conclusion)"
        try sheet.setRowHeight(3, ReportStyle.height(of: text, width: textWidth) + 8)
        try sheet.merge(text, rows: 3...3, columns: columns, style: style.with { $0.fontSize = 12 })
        return 4
    }

    static func write(
        _ facts: [(String, String)], to sheet: inout Worksheet, line: Int
    ) throws(SpreadsheetError) -> Int {
        for (index, fact) in facts.enumerated() {
            let row = line + index
            try sheet.write(.text(fact.0), row: row, column: 0, style: ReportStyle.header)
            try sheet.merge(String(fact.1.prefix(2_000)), rows: row...row, columns: 1...7, style: ReportStyle.text)
            try sheet.setRowHeight(row, ReportStyle.height(of: fact.1, width: textWidth))
        }
        return line + facts.count
    }

    static func writeSignatures(to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) {
        try sheet.setRowHeight(line, 28)
        for (column, role) in [(0, "制表人"), (3, "审核人"), (6, "签发人")] {
            try sheet.write(.text("\(role)：＿＿＿＿＿＿"), row: line, column: column)
        }
    }
}
