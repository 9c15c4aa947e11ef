import Diagnostics
import EmissionModel
import Foundation
import Ingestion
import LedgerStore
import TestSupport
import Testing

@Suite(.withAndWithoutKeptCurves) struct IntakeTests {
    @Test func theSameBytesAreTakenOnce() throws {
        let fixture = try IntakeFixture()
        let text = "户号,日期,用电量\n6500000000001,2026-01-08,300\n"
        #expect(try fixture.take(text).status == .accepted)
        let again = try fixture.take(text, name: "另一个名字.csv", run: 2)
        #expect(again.status == .known)
        #expect(again.rows == RowCounts())
        #expect(try fixture.ledger.files().count == 1)
    }

    @Test func aFolderIsNoFile() throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take(path: fixture.folder.path, name: "收件")
        #expect(result.codes == ["EI-040"])
        #expect(result.findings.first?.message.zh.contains("文件夹") == true)
    }

    @Test func findingsStandInTheLedgerAsTheyWereSaid() throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take("户号,日期,用电量\n6500000000001,2026-01-08,约300\n6500000000002,元旦,1\n")
        #expect(result.codes == ["EI-012", "EI-013"])
        #expect(try fixture.ledger.findings().map(\.diagnostic) == result.findings)
    }

    /// What stands in a column of a hundred thousand bad cells is one page.
    @Test func manyMistakesOfOneKindAreFolded() throws {
        let rows = (0..<1_000).map { "6500000000001,2026-01-08,坏\($0)\n" }.joined()
        let result = try IntakeFixture().take("户号,日期,用电量\n" + rows)
        #expect(result.findings.count == 101)
        #expect(result.counts == [.error: 1_000])
        #expect(result.rows == RowCounts(rejected: 1_000))
        #expect(result.findings.last?.message.zh.contains("另有 900 处，最后一处在第 1001 行") == true)
    }

    private static var example: String { (SharedData.folder ?? "") + "/data/worked-example" }

    /// The files of the worked example of `domain.md`, one of them in GB18030.
    @Test(.needsSharedData)
    func theWorkedExampleIsTakenWithoutAWarning() throws {
        let fixture = try IntakeFixture()
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.example).filter { $0.hasSuffix(".csv") }
        #expect(names.count == 7)
        for name in names.sorted() {
            let result = try fixture.take(path: "\(Self.example)/\(name)", name: name)
            #expect(result.status == .accepted)
            #expect(result.findings.filter { $0.severity >= .warning } == [])
            #expect(result.rows.rejected == 0)
        }
        #expect(try fixture.ledger.files().first { $0.name.hasPrefix("readings") }?.encoding == "GB18030")
        #expect(try fixture.records(Enterprise.self).map(\.id) == ["E1", "E2", "E3", "E4", "E5"])
        let steel = try #require(try fixture.records(Enterprise.self).first)
        #expect(steel.name == "甲钢铁")
        #expect(steel.grade == .b)
        #expect(steel.emission.nox?.daily == Ratio(1_800_000_000))
        #expect(steel.givenBaseline == Energy(kilowattHours: 400_000))
        let limit = try #require(try fixture.records(Measure.self).first { $0.enterpriseID == "E1" })
        #expect(limit.type == .limit)
        #expect(limit.cuts.pm == Ratio(percent: 40, scale: 0))
        #expect(try fixture.records(ResponseAction.self).map(\.kind).count == 2)
        #expect(try fixture.records(OtherSourceReduction.self).map(\.reduction.kilograms).reduce(0, +) == 1_410)
        #expect(try fixture.readings()["6500000000002 2026-01-08"] == .value(Energy(milliwattHours: 4_400_000_000)))
        #expect(try fixture.readings().count == 4)
        // E5 has an account and no reading; nothing waits for anything. E4 produces by heat and its list states no cap.
        #expect(try fixture.ledgerFindings(region: "奎屯市").map(\.code) == ["EI-124"])
    }
}
