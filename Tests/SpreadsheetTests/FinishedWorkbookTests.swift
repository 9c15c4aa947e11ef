import Diagnostics
import Foundation
import Testing

@testable import Spreadsheet

/// The check that stands between a full disk and a report cut short.
@Suite struct FinishedWorkbookTests {
    let folder: TemporaryFolder
    let output: OutputFile

    init() throws {
        folder = try TemporaryFolder()
        output = OutputFile(path: folder.file("报.xlsx"))
        try writeSample(output.path)
        try FileManager.default.moveItem(atPath: output.path, toPath: output.temporaryPath)
    }

    private func tally(rows: Int, numbers: [Double], texts: [String]) -> SheetTally {
        var tally = SheetTally()
        for _ in 0..<rows { tally.addRow() }
        for number in numbers { tally.add(number: number) }
        for text in texts { tally.add(text: text) }
        return tally
    }

    private var ratios: SheetTally {
        tally(
            rows: 6, numbers: [0.203782, 0.2, 0.003782, 0.268739, 0.2, 0.068739, 0.1, 0.2, -0.1],
            texts: ["各污染物减排比例", "污染物", "保守", "目标", "差额", "SO2", "NOx", "PM", "达标"])
    }

    private var enterprises: SheetTally {
        tally(rows: 200, numbers: (0..<200).map { Double($0) / 7 }, texts: (0..<200).map { "企业\($0)" })
    }

    private func complaint(_ names: [String], _ tallies: [SheetTally]) -> SpreadsheetError? {
        do {
            try FinishedWorkbook(output).check(sheetNames: names, tallies: tallies)
            return nil
        } catch {
            return error
        }
    }

    @Test func agreesWithWhatWasWritten() {
        #expect(complaint(["比例", "企业 (1)"], [ratios, enterprises]) == nil)
    }

    @Test func findsALostRowAChangedNumberAShortenedText() {
        let names = ["比例", "企业 (1)"]
        var more = ratios
        more.addRow()
        #expect(complaint(names, [more, enterprises])?.isStorage == true)
        let changed = tally(
            rows: 200, numbers: (0..<200).map { Double($0) / 7 + ($0 == 3 ? 1e-9 : 0) },
            texts: (0..<200).map { "企业\($0)" })
        #expect(complaint(names, [ratios, changed])?.isStorage == true)
        let longer = tally(
            rows: 200, numbers: (0..<200).map { Double($0) / 7 },
            texts: (0..<200).map { $0 == 9 ? "企业99" : "企业\($0)" })
        #expect(complaint(names, [ratios, longer])?.isStorage == true)
    }

    @Test func findsALostSheet() {
        #expect(complaint(["比例", "企业 (1)", "三"], [ratios, enterprises, ratios])?.isStorage == true)
        #expect(complaint(["企业 (1)", "比例"], [enterprises, ratios])?.isStorage == true)
    }

    @Test func findsAFileCutShortAnywhere() throws {
        let whole = try Data(contentsOf: URL(fileURLWithPath: output.temporaryPath))
        for length in stride(from: 0, to: whole.count, by: 97) {
            try whole.prefix(length).write(to: URL(fileURLWithPath: output.temporaryPath))
            #expect(complaint(["比例", "企业 (1)"], [ratios, enterprises])?.isStorage == true)
        }
    }

    /// As a full temporary folder leaves them: the archive is sound, a part in it ends too early.
    @Test(
        .enabled(if: Tool.path("zip") != nil && Tool.path("unzip") != nil, "zip and unzip are not installed"),
        arguments: ["xl/styles.xml", "xl/charts/chart1.xml", "docProps/core.xml", "xl/worksheets/sheet2.xml"])
    func findsAPartCutShort(part: String) throws {
        let unzip = try #require(Tool.path("unzip"))
        let zip = try #require(Tool.path("zip"))
        _ = try Tool.run(unzip, ["-q", output.temporaryPath, "-d", folder.file("parts")])
        let url = URL(fileURLWithPath: folder.file("parts/\(part)"))
        try Data(contentsOf: url).dropLast(12).write(to: url)
        try FileManager.default.removeItem(atPath: output.temporaryPath)
        let result = try Tool.run("/bin/sh", ["-c", "cd '\(folder.file("parts"))' && '\(zip)' -qrD ../cut.zip ."])
        try #require(result.status == 0)
        try FileManager.default.moveItem(atPath: folder.file("cut.zip"), toPath: output.temporaryPath)
        let found = try #require(complaint(["比例", "企业 (1)"], [ratios, enterprises]))
        #expect(found.isStorage)
        #expect(found.reason.en.contains(part))
    }
}
