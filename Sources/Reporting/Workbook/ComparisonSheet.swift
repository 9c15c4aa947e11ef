import Accounting
import EmissionModel
import Spreadsheet

/// 对照组: how far the enterprises without a measure moved on each day, and each of them with its consumption, baseline
/// and what it did for the group; left out where no comparison group is used.
struct ComparisonSheet {
    static let name = "对照组"
    let report: DailyReport
    let rowsPerSheet: Int

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        guard let comparison = report.account.comparison else { return }
        let members = PagedTable(name: Self.name, table: Self.members(comparison), rowsPerSheet: rowsPerSheet)
        let pages = Array(zip(members.sheetNames, members.pages))
        for (index, (name, rows)) in pages.enumerated() {
            try workbook.sheet(named: name, layout: report.layout(name)) { (sheet) throws(SpreadsheetError) in
                try members.table.setWidths(&sheet)
                let line = index == 0 ? try writeTexts(to: &sheet) : 0
                try sheet.write(.text("对照组企业"), row: line, column: 0, style: ReportStyle.heading)
                try members.table.write(to: &sheet, top: line + 1, rows: rows)
            }
        }
    }

    /// Returns the line for the heading of the members.
    private func writeTexts(to sheet: inout Worksheet) throws(SpreadsheetError) -> Int {
        try sheet.write(.text("对照组的变动和基线的修正"), row: 0, column: 0, style: ReportStyle.heading)
        var line = 1
        for text in report.comparisonTexts {
            try sheet.merge(text, rows: line...line, columns: 0...6, style: ReportStyle.note)
            try sheet.setRowHeight(line, ReportStyle.height(of: text, width: Self.textWidth))
            line += 1
        }
        return line + 1
    }

    /// Of the seven columns together.
    private static let textWidth = 106

    /// A row a member and day.
    private static func members(_ comparison: ComparisonAccount) -> SheetTable {
        let members = comparison.members
        var ends: [Int] = []
        for member in members { ends.append((ends.last ?? 0) + member.days.count) }
        let days = members.lazy.flatMap { $0.days.lazy }
        return SheetTable(
            [
                .text("编号", 14), .text("企业名称", 30), .label("日期", 12),
                .energy("用电量（kWh）", days.map(\.energy)),
                .energy("自身基线（kWh）", days.map(\.baseline)), .percent("用电与基线之比", 12),
                .label("用途", 22),
            ], count: ends.last ?? 0
        ) { index in
            let place = Self.member(ofRow: index, ends)
            let member = members[place]
            let day = member.days[index - ends[place] + member.days.count]
            return SheetTable.Row(
                contents: [
                    .shown(member.enterpriseID), .shown(member.name), .text(day.day.iso), .energy(day.energy),
                    .energy(day.baseline), .ratio(day.ratio), .text(day.use.name),
                ], styles: day.use == .counted ? [] : [(6, ReportStyle.adjusted)])
        }
    }

    /// The first member whose rows end behind that one.
    private static func member(ofRow row: Int, _ ends: [Int]) -> Int {
        var (low, high) = (0, ends.count)
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] > row { high = middle } else { low = middle + 1 }
        }
        return low
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
