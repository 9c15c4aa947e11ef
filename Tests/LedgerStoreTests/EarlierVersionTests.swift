import EmissionModel
import Foundation
import LedgerStore
import TestSupport
import Testing

/// A ledger that the version before has written (schema 2): the sample city after its night, then quarter-hours of two
/// accounts, a correction of some of them, incomplete days, a contested quarter-hour, registers and a repeated day.
/// What it holds was written down by that version.
@Suite struct EarlierVersionTests {
    static let fixtures = (SharedData.packageRoot ?? "") + "/Tests/LedgerStoreTests/Fixtures"

    /// A copy of the ledger in a folder of its own.
    static func unpack(into folder: TemporaryFolder) throws -> Ledger {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", "\(fixtures)/ledger-v2.sqlite.gz"]
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd()
        process.waitUntilExit()
        try FileManager.default.createDirectory(atPath: folder.path("ledger"), withIntermediateDirectories: true)
        try folder.write(Array(try #require(bytes)), to: "ledger/ledger.sqlite")
        return try Ledger(folder: folder.path("ledger"))
    }

    @Test func holdsWhatItHeld() throws {
        let folder = try TemporaryFolder()
        let ledger = try Self.unpack(into: folder)
        try Golden.check(try Self.written(ledger), path: "\(Self.fixtures)/ledger-v2.txt")
    }

    /// Every reading of the last month, its origin and the parts of days, now and as of each file.
    private static func written(_ ledger: Ledger) throws -> String {
        var lines: [String] = []
        for file in try ledger.files() {
            lines.append("file \(file.id) \(file.name) \(file.sha256) \(file.rows)")
        }
        let days = try #require(try ledger.readingDays())
        let accounts = try ledger.accountNumbersWithReadings()
        for last in [13, 15, 18] as [Int64] {
            let asOf = AsOf(lastFile: last)
            let table = try ledger.readings(of: accounts, from: days.lowerBound, through: days.upperBound, asOf: asOf)
            let parts = try ledger.readings(
                of: accounts, within: [0..<56, 56..<96, 34..<35], from: days.lowerBound, through: days.upperBound,
                asOf: asOf)
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
