import Accounting
import EmissionModel
import Spreadsheet

/// 工地扬尘移动源: sites and fleets, a row a level, with their measures and what they declare to save.
struct SourceListSheet {
    let report: ListReport
    let rowsPerSheet: Int

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let (sources, levels) = (report.account.sources, WarningLevel.allCases)
        let table =
            sources.isEmpty
            ? SheetTable(columns, rows: [SheetTable.Row(contents: [.dash, .text("没有收到清单")])])
            : SheetTable(columns, count: sources.count * levels.count) { index in
                Self.row(sources[index / levels.count], levels[index % levels.count])
            }
        try PagedTable(name: "工地扬尘移动源", table: table, rowsPerSheet: rowsPerSheet)
            .write(to: &workbook, report: report)
    }

    private var columns: [SheetTable.Column] {
        let masses = report.account.sources.lazy.flatMap { source in
            WarningLevel.allCases.flatMap { source.reduction(at: $0).values.compactMap { $0 } }
        }
        let largest = masses.max() ?? .zero
        let texts: [SheetTable.Column] = [
            .text("编号", 9), .text("名称", 24), .label("源类", 9), .text("县区", 12), .text("主管部门", 14),
            .label("等级", 7), .label("级别", 7), .text("措施", 36),
        ]
        return texts + Pollutant.allCases.map { .mass("\($0.symbol)\n（kg/日）", CollectionOfOne(largest)) }
    }

    private static func row(_ source: PlannedSource, _ level: WarningLevel) -> SheetTable.Row {
        let texts: [CellContent] = [
            .shown(source.id), .shown(source.name), .text(source.sector.name), .shown(source.county),
            .shown(source.department), .shown(source.grade), .text(level.name), .shown(source.measures[level]),
        ]
        let masses = source.reduction(at: level).values.map { mass in mass.map { CellContent.mass($0) } ?? .dash }
        return SheetTable.Row(contents: texts + masses)
    }
}
