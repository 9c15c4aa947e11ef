import Accounting
import Diagnostics
import EmissionModel
import Foundation
import Tabular
import Testing

@testable import Reporting

@Suite struct DailyReportWorkbookTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("abate-\(UUID().uuidString)")

    private func withFolder(_ body: (URL) throws -> Void) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func sheets(_ file: URL) throws -> [String: [[String]]] {
        let document = try TabularDocument.open(path: file.path, name: file.lastPathComponent)
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

    @Test func readsBackWithTheAccountsFigures() throws {
        try withFolder { folder in
            let file = folder.appendingPathComponent("日报.xlsx")
            try WorkedExample().report().writeWorkbook(to: file.path)
            let sheets = try sheets(file)
            #expect(
                Set(sheets.keys) == ["封面与结论", "减排比例", "分源类县区", "企业核算", "企业减排量", "分类分级", "线索", "数据质量", "参数与依据"])
            let ratios = try #require(sheets["减排比例"])
            let so2 = try #require(ratios.first { $0.first == "SO2" })
            #expect(so2[1] == "2000")
            #expect(so2[3] == "20%")
            #expect(so2[4] == "830")
            #expect(so2[8] == "20.3781512%")
            #expect(so2[16] == "达到")
            let enterprises = try #require(sheets["企业核算"])
            #expect(enterprises.map { $0[0] } == ["编号", "E1", "E2", "E3", "E4", "E5"])
            #expect(enterprises[3][23] == "疑似未落实")
            #expect(enterprises[5][16] == "—")
            let masses = try #require(sheets["企业减排量"])
            #expect(masses[1][7...10] == ["270", "540", "280", "0"])
            #expect(sheets["线索"]?[1][1] == "丙砖瓦")
            let groups = try #require(sheets["分源类县区"])
            let county = try #require(groups.first { $0.first == "乙县" })
            #expect(county[2...6] == ["3", "2", "1", "0", "560"])
        }
    }

    @Test func equalReportsGiveEqualBytes() throws {
        try withFolder { folder in
            let files = ["一.xlsx", "二.xlsx"].map { folder.appendingPathComponent($0) }
            for file in files { try WorkedExample().report().writeWorkbook(to: file.path) }
            #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
        }
    }

    @Test func longListsGoOverSeveralSheets() throws {
        try withFolder { folder in
            let file = folder.appendingPathComponent("长.xlsx")
            try WorkedExample().report().writeWorkbook(to: file.path, rowsPerSheet: 2)
            let sheets = try sheets(file)
            #expect(sheets["企业核算（3）"]?.map { $0[0] } == ["编号", "E5"])
            #expect(sheets["企业减排量（2）"]?.map { $0[0] } == ["编号", "E3", "E4"])
            let sums = try #require(sheets["分源类县区"]?.first { $0.first == "工业源" })
            #expect(sums[6...9] == ["830", "1020", "1210", "650"])
        }
    }

    @Test func hostileTextAndMissingFiguresAreTaken() throws {
        try withFolder { folder in
            var example = try WorkedExample()
            example.input.inventory.enterprises[0].name = "=HYPERLINK(\"http://x\")"
            example.input.inventory.enterprises[1].name = String(repeating: "长", count: 40_000)
            example.input.inventory.enterprises[2].county = ">*"
            example.input.inventory.enterprises[3].county = " "
            example.input.society = []
            let file = folder.appendingPathComponent("怪.xlsx")
            try example.report().writeWorkbook(to: file.path)
            let sheets = try sheets(file)
            #expect(sheets["企业核算"]?[1][1] == "=HYPERLINK(\"http://x\")")
            let so2 = try #require(sheets["减排比例"]?.first { $0.first == "SO2" })
            #expect(so2[1] == "—" && so2[8] == "—")
        }
    }
}
