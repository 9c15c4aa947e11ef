import Accounting
import EmissionModel
import Spreadsheet

/// 对照组: how far the enterprises without a measure moved on each day, and each of them with its consumption, baseline
/// and what it did for the group; left out where no comparison group is used.
struct ComparisonSheet {
    static let name = "对照组"
    let report: DailyReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        guard let comparison = report.account.comparison else { return }
        let layout = report.layout(Self.name)
        let members = Self.members(comparison)
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            try members.setWidths(&sheet)
            try sheet.write(.text("对照组的变动和基线的修正"), row: 0, column: 0, style: ReportStyle.heading)
            var line = 1
            for text in report.comparisonTexts {
                try sheet.merge(text, rows: line...line, columns: 0...6, style: ReportStyle.note)
                try sheet.setRowHeight(line, ReportStyle.height(of: text, width: Self.textWidth))
                line += 1
            }
            try sheet.write(.text("对照组企业"), row: line + 1, column: 0, style: ReportStyle.heading)
            try members.write(to: &sheet, top: line + 2)
        }
    }

    /// Of the seven columns together.
    private static let textWidth = 106

    private static func members(_ comparison: ComparisonAccount) -> SheetTable {
        let rows = comparison.members.flatMap { member in member.days.map { (member, $0) } }
        return SheetTable(
            [
                .text("编号", 14), .text("企业名称", 30), .label("日期", 12),
                .energy("用电量（kWh）", rows.lazy.map(\.1.energy)),
                .energy("自身基线（kWh）", rows.lazy.map(\.1.baseline)), .percent("用电与基线之比", 12),
                .label("用途", 22),
            ], count: rows.count
        ) { index in
            let (member, day) = rows[index]
            return SheetTable.Row(
                contents: [
                    .shown(member.enterpriseID), .shown(member.name), .text(day.day.iso), .energy(day.energy),
                    .energy(day.baseline), .ratio(day.ratio), .text(day.use.name),
                ], styles: day.use == .counted ? [] : [(6, ReportStyle.adjusted)])
        }
    }
}

extension DailyReport {
    /// Method, movement by day, giants: in sentences, empty where no comparison group is used.
    var comparisonTexts: [String] {
        guard let comparison = account.comparison else { return [] }
        let names = Dictionary(
            account.enterprises.map { ($0.enterprise.id, "\($0.enterprise.id) \($0.enterprise.name)") },
            uniquingKeysWith: { first, _ in first })
        let giants = comparison.giants.map { names[$0] ?? $0 }
        let past =
            comparison.shortPasts > 0
            ? ["其中 \(comparison.shortPasts) 家企业此前平常日子的数据不够，按对照组变动的一半修正。"] : []
        let large =
            giants.isEmpty ? [] : ["用电过大、不修正也不计入对照组的企业 \(giants.count) 家：\(giants.joined(separator: "、"))。"]
        return [comparison.method.explanation].compactMap { $0 } + comparison.sentences.map(\.zh) + past + large
    }
}
