import Diagnostics
import Tabular

/// The finished file, read back: with a full disk libxlsxwriter cuts a sheet short and reports success.
struct FinishedWorkbook {
    private let output: OutputFile

    init(_ output: OutputFile) {
        self.output = output
    }

    func check(sheetNames: [String], tallies: [SheetTally]) throws(SpreadsheetError) {
        try WorkbookParts(output).check()
        let found: [(name: String?, tally: SheetTally)]
        do {
            found = try readBack()
        } catch let refusal as Refusal {
            let message = refusal.diagnostic.message
            throw SpreadsheetError.incomplete(output.path, zh: message.zh, en: message.en)
        } catch {
            throw SpreadsheetError.incomplete(output.path, zh: "\(error)", en: "\(error)")
        }
        guard found.map(\.name) == sheetNames else {
            throw SpreadsheetError.incomplete(output.path, zh: "工作表不齐", en: "sheets are missing")
        }
        for (sheet, tally) in zip(found, tallies) where !tally.agrees(with: sheet.tally) {
            let name = sheet.name ?? ""
            let totals = "\(tally.summary) ≠ \(sheet.tally.summary)"
            throw SpreadsheetError.incomplete(
                output.path, zh: "工作表“\(name)”的控制总数不符 \(totals)", en: "control totals of “\(name)” differ \(totals)")
        }
    }

    private func readBack() throws -> [(name: String?, tally: SheetTally)] {
        let document = try TabularDocument.open(
            path: output.temporaryPath, name: output.path, limits: Self.limits)
        return try document.sheets.indices.map { index in
            (document.sheets[index].name, try SheetTally(of: document, sheet: index))
        }
    }

    /// The reader's limits are against files of others; of our own, only memory bounds the size.
    private static var limits: ReadingLimits {
        var limits = ReadingLimits()
        limits.workbookBytes = 4 << 30
        limits.partBytes = 16 << 30
        limits.sharedStringBytes = 4 << 30
        limits.cells = CellRange.maximumRow * CellRange.maximumColumn
        limits.expansionRatio = 2_000
        return limits
    }
}
