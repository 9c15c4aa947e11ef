import Accounting
import Diagnostics
import EmissionModel
import Foundation
import Tabular
import Testing

@testable import Reporting

/// Workbooks of many enterprises: rows that go to disk one by one, tables over several sheets, sums over all of them.
@Suite struct LongWorkbookTests {
    /// Every sheet of what `write` writes, by name, a text a cell.
    private func sheets(_ write: (String) throws -> Void) throws -> [String: [[String]]] {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("abate-\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(path)
        let document = try TabularDocument.open(path: path, name: "长.xlsx")
        var result: [String: [[String]]] = [:]
        for index in document.sheets.indices {
            var rows: [[String]] = []
            try document.forEachRow(sheet: index) { row in
                rows.append((0..<row.count).map { row.text($0) })
                return .next
            }
            result[document.sheets[index].name ?? ""] = rows
        }
        return result
    }

    private func report() throws -> DailyReport {
        var report = try WorkedExample().report()
        report.account.comparison = ComparisonAccount(
            method: .trimmedMean, minimum: 1, days: [],
            members: (1...4).map { number in
                ComparisonAccount.Member(
                    enterpriseID: "G\(number)", name: "对照\(number)", isSecret: false,
                    days: (0..<(number == 2 ? 0 : number)).map { day in
                        ComparisonAccount.MemberDay(
                            day: WorkedExample.day.advanced(by: day), energy: Energy(milliwattHours: 5_000_000),
                            baseline: Energy(milliwattHours: 4_000_000), use: .counted)
                    })
            }, giants: [], shortPasts: 0)
        return report
    }

    @Test(arguments: [1, 2, 3, 1_000_000])
    func streamedSheetsHoldWhatOthersHold(rowsPerSheet: Int) throws {
        let report = try report()
        let whole = try sheets { try report.writeWorkbook(to: $0, rowsPerSheet: rowsPerSheet) }
        let streamed = try sheets { try report.writeWorkbook(to: $0, rowsPerSheet: rowsPerSheet, streamedRows: 0) }
        #expect(streamed == whole)
    }

    @Test func theComparisonGroupGoesOverSeveralSheets() throws {
        let report = try report()
        let whole = try sheets { try report.writeWorkbook(to: $0) }
        let paged = try sheets { try report.writeWorkbook(to: $0, rowsPerSheet: 3) }
        let rows = try #require(whole["对照组"]?.filter { $0[0].hasPrefix("G") })
        #expect(rows.map { $0[0] } == ["G1", "G3", "G3", "G3", "G4", "G4", "G4", "G4"])
        #expect(rows.map { $0[2].suffix(2) } == ["08", "08", "09", "10", "08", "09", "10", "11"])
        let pages = ["对照组", "对照组（2）", "对照组（3）"].map { name in paged[name]?.filter { $0[0].hasPrefix("G") } ?? [] }
        #expect(pages.map(\.count) == [3, 3, 2])
        #expect(pages.flatMap { $0 } == rows)
    }

    private func rollUp() throws -> RollUpReport {
        let text = try WorkedExample().report().json().text(pretty: true)
        let member = try SubmissionDocument.member(try JSONDocument(text.utf8))
        let account = RollUpAccounting.account(
            RollUpInput(region: "某州", members: [member], expected: ["奎屯市"], coverageMinimum: .zero))
        return RollUpReport(
            account: account, date: WorkedExample.day, profile: nil, expected: ["奎屯市"], societySource: nil,
            submissions: [], findings: [])
    }

    @Test func aRollUpGoesOverSeveralSheets() throws {
        let report = try rollUp()
        let whole = try sheets { try report.writeWorkbook(to: $0) }
        for rowsPerSheet in [2, 1_000_000] {
            let paged = try sheets { try report.writeWorkbook(to: $0, rowsPerSheet: rowsPerSheet, streamedRows: 0) }
            for name in ["企业核算", "企业减排量"] {
                let header = try #require(whole[name]?.first)
                let pages = [name, "\(name)（2）", "\(name)（3）"].compactMap { paged[$0] }
                #expect(pages.count == (rowsPerSheet == 2 ? 3 : 1))
                #expect(pages.allSatisfy { $0.first == header })
                #expect(pages.flatMap { $0.dropFirst() } == whole[name]?.dropFirst().map { $0 })
            }
            // The values that show until the sums are computed anew.
            #expect(paged["分源类县区"] == whole["分源类县区"])
        }
    }

    @Test func sumsGoOverAllSheetsOfATable() throws {
        let masses = RegionMassSheet(report: try rollUp(), rowsPerSheet: 2)
        #expect(
            masses.sum(0, .so2)
                == "=SUM('企业减排量'!$G$2:$G$3)+SUM('企业减排量（2）'!$G$2:$G$3)+SUM('企业减排量（3）'!$G$2:$G$2)")
        #expect(
            masses.sum(1, .so2, where: RegionMassSheet.industryColumn, is: "$A9")
                == "=SUMIFS('企业减排量'!$K$2:$K$3,'企业减排量'!$E$2:$E$3,$A9)"
                + "+SUMIFS('企业减排量（2）'!$K$2:$K$3,'企业减排量（2）'!$E$2:$E$3,$A9)"
                + "+SUMIFS('企业减排量（3）'!$K$2:$K$2,'企业减排量（3）'!$E$2:$E$2,$A9)")
    }
}
