import EmissionModel
import Foundation
import LedgerStore
import TestSupport
import Testing

/// Ledgers that earlier versions have written. Schema 2: the sample city after its night, then quarter-hours of two
/// accounts, a correction of some of them, incomplete days, a contested quarter-hour, registers and a repeated day.
/// Schema 3: the sample city after its night, then whole days of quarter-hours of which sums are kept, a correction, a
/// decision and another night. What they hold was written down by those versions.
@Suite struct EarlierVersionTests {
    static let fixtures = (SharedData.packageRoot ?? "") + "/Tests/LedgerStoreTests/Fixtures"

    /// A copy of the ledger in a folder of its own.
    static func unpack(_ version: Int = 2, into folder: TemporaryFolder) throws -> Ledger {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", "\(fixtures)/ledger-v\(version).sqlite.gz"]
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd()
        process.waitUntilExit()
        try FileManager.default.createDirectory(atPath: folder.path("ledger"), withIntermediateDirectories: true)
        try folder.write(Array(try #require(bytes)), to: "ledger/ledger.sqlite")
        return try Ledger(folder: folder.path("ledger"))
    }

    @Test(arguments: [2, 3]) func holdsWhatItHeld(version: Int) throws {
        let folder = try TemporaryFolder()
        let ledger = try Self.unpack(version, into: folder)
        try Golden.check(try Self.written(ledger), path: "\(Self.fixtures)/ledger-v\(version).txt")
    }

    /// Every reading of the last month, its origin and the parts of days, now and as of each file.
    private static func written(_ ledger: Ledger) throws -> String {
        var lines: [String] = []
        for file in try ledger.files() {
            lines.append("file \(file.id) \(file.name) \(file.sha256) \(file.rows)")
        }
        let days = try #require(try ledger.readingDays())
        let accounts = try ledger.accountNumbersWithReadings()
        for last in try ledger.newestFile() == 14 ? [11, 14] : [13, 15, 18] as [Int64] {
            let asOf = AsOf(lastFile: last)
            let table = try ledger.readings(of: accounts, from: days.lowerBound, through: days.upperBound, asOf: asOf)
            // The received files, from which parts of days with a sum alone would be read, are not in the fixture.
            let ranges = last == 14 || last == 11 ? [] : [0..<56, 56..<96, 34..<35]
            let parts = try ledger.readings(
                of: accounts, within: ranges, from: days.lowerBound, through: days.upperBound, asOf: asOf)
            for (row, account) in accounts.enumerated() {
                for day in days where day.iso >= "2025-12-10" {
                    let cells = ([table] + parts).map { text($0[row, day]) }
                    guard cells.contains(where: { $0 != "–" }) else { continue }
                    lines.append("#\(last) \(account) \(day.iso) \(cells.joined(separator: " "))")
                }
            }
            for fault in table.registerFaults { lines.append("#\(last) \(fault)") }
        }
        for account in accounts where account.hasPrefix("65000") {
            for day in days {
                guard let origin = try ledger.readingOrigin(of: account, on: day) else { continue }
                lines.append("\(account) \(day.iso) from \(origin.fileID) \(origin.row)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ reading: ReadingTable.Reading) -> String {
        switch reading {
        case .missing: "–"
        case .value(let energy): "\(energy.milliwattHours)"
        case .conflict(let lower, let higher): "\(lower.milliwattHours)/\(higher.milliwattHours)"
        case .flagged(let energy): "\(energy.milliwattHours)!"
        case .partial(let energy): "\(energy.milliwattHours)~"
        }
    }
}
