import Diagnostics
import Testing

private let bad = MessageTemplate("XX-001", .error, zh: "错：{1}", en: "wrong: {1}", adviceZh: "改", adviceEn: "mend")
private let note = MessageTemplate("XX-002", .notice, zh: "注", en: "note", adviceZh: "", adviceEn: "")

@Suite struct DiagnosticLogTests {
    private func place(_ row: Int, _ column: Int = 1, sheet: String? = nil) -> Place {
        Place(file: "a.csv", sheet: sheet, row: row, column: column)
    }

    @Test func upToTheLimitEachIsKept() {
        var log = DiagnosticLog(limit: 3)
        for row in [4, 2, 3] { log.report(bad(String(row), at: place(row))) }
        #expect(log.diagnostics.map(\.message.zh) == ["错：2", "错：3", "错：4"])
    }

    @Test func pastTheLimitTheRestIsCountedOnce() {
        var log = DiagnosticLog(limit: 3)
        for row in 2...1_001 { log.report(bad(String(row), at: place(row))) }
        let kept = log.diagnostics
        #expect(kept.map { $0.location?.row } == [2, 3, 4, 1_001])
        #expect(kept.last?.message.zh == "错：1001（此列同类问题另有 997 处，最后一处在第 1001 行）")
        #expect(kept.last?.message.en == "wrong: 1001 (997 more of this kind in this column, the last in row 1001)")
        #expect(log.countsBySeverity == [.error: 1_000])
    }

    @Test func columnsSheetsAndCodesAreFoldedApart() {
        var log = DiagnosticLog(limit: 1)
        for row in 2...4 {
            log.report(bad("", at: place(row, 1)))
            log.report(bad("", at: place(row, 2)))
            log.report(bad("", at: place(row, 1, sheet: "一")))
            log.report(note(at: place(row, 1)))
        }
        #expect(log.diagnostics.count == 8)
        #expect(log.diagnostics.filter { $0.message.zh.contains("另有 2 处") }.count == 4)
        #expect(log.countsBySeverity == [.error: 9, .notice: 3])
    }

    @Test func theGravest() {
        var log = DiagnosticLog()
        #expect(log.isEmpty && log.worst == nil && !log.hasFatal)
        log.report(contentsOf: [note(), bad("")])
        #expect(log.worst == .error)
        #expect(!log.hasFatal && !log.isEmpty)
        let fatal = MessageTemplate("XX-003", .fatal, zh: "", en: "", adviceZh: "", adviceEn: "")
        log.report(fatal())
        #expect(log.hasFatal && log.worst == .fatal)
    }
}
