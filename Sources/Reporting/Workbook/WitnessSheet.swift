import Accounting
import EmissionModel
import Spreadsheet

/// 旁证比对: electricity, online monitoring and checks of each enterprise that has them; left out where none has.
struct WitnessSheet {
    let report: DailyReport
    let rowsPerSheet: Int

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let witnesses = report.account.witnesses
        guard !witnesses.isEmpty else { return }
        let enterprises = report.enterprisesByID
        let table = SheetTable(
            [
                .text("编号", 9), .text("企业名称", 18), .label("用电结果", 11), .text("在线监测降幅（SO2/NOx/PM/VOCs）", 26),
                .text("用电推算降幅（SO2/NOx/PM/VOCs）", 26), .text("现场核查", 30), .text("发现问题及处理", 38), .text("比对结果", 24),
                .text("核定编号", 26),
            ], count: witnesses.count
        ) { index in
            let witness = witnesses[index]
            let texts = DailyReport.witnessTexts(witness, enterprises[witness.enterpriseID])
            return SheetTable.Row(contents: texts.map { CellContent.shown($0) })
        }
        try PagedTable(name: "旁证比对", table: table, rowsPerSheet: rowsPerSheet).write(to: &workbook, report: report)
    }
}
