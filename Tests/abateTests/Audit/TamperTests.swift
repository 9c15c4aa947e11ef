import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import abate

/// Changes of any kind to ledger, received files, bases, reports, manifests and run log: `abate verify` finds all of them.
@Suite(.serialized) struct TamperTests {
    /// The worked example after its night, a correction with its revisions, a decision, and a night that brings nothing.
    private static func city() throws -> (city: TestCity, old: TemporaryFolder) {
        let city = try WorkedExampleTests.city()
        let old = try TemporaryFolder()
        try Command.run("run", "--date", "2026-01-08", "--dir", city.path)
        for name in ["ledger.sqlite", "runs.jsonl"] {
            try FileManager.default.copyItem(atPath: "\(city.path)/ledger/\(name)", toPath: old.path(name))
        }
        try Command.run("run", "--date", "2026-01-08", "--dir", city.path)
        try city.write("户号,日期,用电量(kWh)\n6500000000001,2026-01-08,310000\n", to: "inbox/更正.csv")
        try Command.run("run", "--date", "2026-01-08", "--dir", city.path)
        try Command.run(
            "decide", "exempt/E3", "--value", "all", "--by", "指挥部办公室", "--reason", "居民供热", "--document", "〔2026〕3号",
            "--dir", city.path)
        try Command.run("run", "--date", "2026-01-08", "--dir", city.path)
        return (city, old)
    }

    private static func verify(_ folder: String, isHasty: Bool = false) throws -> Verification {
        let verification = Verification(folder)
        verification.isHasty = isHasty
        try verification.perform()
        return verification
    }

    @Test func allIsWholeBefore() throws {
        let (city, _) = try Self.city()
        let before = try city.contents()
        let result = try Command.run("verify", city.path)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(try city.contents() == before)
        #expect(try Self.verify(city.path).findings.isEmpty)
    }

    /// 150 changes, or 10,000 where a long run is asked for. Seeds are the numbers of the changes.
    @Test func everyChangeIsFound() throws {
        let (city, old) = try Self.city()
        var counts = (found: 0, harmless: 0)
        for seed in 0..<LongRun.count(10_000, else: 150) {
            let place = try TemporaryFolder()
            let tampered = try TamperedCity(
                copyOf: city.path, in: place.path, old: old.path, seed: UInt64(seed))
            let findings = try Self.verify(tampered.folder, isHasty: true).findings
            if !findings.isEmpty {
                counts.found += 1
            } else if tampered.isHarmless {
                counts.harmless += 1
            } else {
                Issue.record("not found, seed \(seed): \(tampered.done)")
            }
        }
        print("changes found: \(counts.found), harmless: \(counts.harmless)")
    }

    /// One value of the ledger changed, and the whole chain made anew over it: the received file says otherwise, and so do
    /// the manifests.
    @Test func aChainMadeAnewIsFound() throws {
        let (city, _) = try Self.city()
        try ForgedChain.raiseReduction(in: "\(city.path)/ledger")
        let codes = Set(try Self.verify(city.path).findings.map(\.code))
        #expect(codes.contains("AU-013"), "the received file")
        #expect(codes.contains("AU-028"), "the manifests")
    }
}
