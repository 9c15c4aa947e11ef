import Accounting
import ArgumentParser
import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore
import Reporting
import TestSupport
import Testing

@testable import abate

/// A ledger in memory that files are taken into as the command takes them, and the books that are accounted from it.
final class InventedLedger {
    /// A working folder of which only the rules are used; made once, then only read.
    nonisolated(unsafe) static let city = Result { try InventedLedger.city(overrides: "") }
    /// The same, with a comparison group.
    nonisolated(unsafe) static let groupedCity = Result {
        try InventedLedger.city(overrides: "  comparisonGroup: trimmed-mean\n")
    }

    let city: City
    let ledger: Ledger
    private let folder: TemporaryFolder
    private var written = 0

    init(city: City? = nil) throws {
        self.city = try city ?? Self.city.get()
        ledger = try Ledger()
        folder = try TemporaryFolder()
    }

    private static let folders = try? TemporaryFolder()

    private static func city(overrides: String) throws -> City {
        let root = try #require(folders).path("city-\(overrides.utf8.count)")
        try OutputFile.makeFolder(root)
        let lookback = InventedCity.lookback
        let text = """
            profile: kuitun-2023
            region: 奎屯市
            overrides:
              baseline: {lookback: \(lookback)}
              baseLoad: {stopLookback: \(lookback)}
            \(overrides)
            """
        try OutputFile.write(text, to: "\(root)/abate.yaml")
        return try City(CommonOptions.parse(["--dir", root]))
    }

    @discardableResult
    func take(_ text: String, run: Int, name: String = "表.csv") throws -> FileResult {
        written += 1
        let path = try folder.write(text, to: "\(written).csv")
        if run != self.run {
            ledger.curveDays = try CityBooks.curveDays(city, ledger, through: InventedCity.start.advanced(by: 40))
            self.run = run
        }
        return try Intake(
            ledger: ledger, tables: city.jurisdiction.tables, run: run, receivedAt: "2026-01-09T08:00:00+08:00"
        ).take(path, name: name)
    }

    private var run = 0

    /// Tables, each as a file, in one run.
    func take(_ tables: [InventedTable], run: Int = 1, _ units: InventedTable.Units = .init()) throws {
        for table in tables {
            let result = try take(table.text(units), run: run, name: "\(table.name).csv")
            #expect(result.status != .refused, "\(table.name): \(result.findings.map { $0.text(.zh) })")
        }
    }

    func books(asOf: AsOf = .latest) throws -> CityBooks { try CityBooks(city, ledger, asOf: asOf) }

    /// The figures of every response day and of the episode as their documents have them, findings left out.
    func figures(asOf: AsOf = .latest) throws -> String {
        let books = try books(asOf: asOf)
        var texts: [String] = []
        for episode in books.episodes {
            for day in books.daysInForce(episode, through: episode.lastDay ?? InventedCity.start) {
                texts.append(try AccountDraft(books, episode, on: day)?.report().figures.text() ?? "-")
            }
            let last = episode.lastDay ?? InventedCity.start
            texts.append(try AccountDraft(books, episode, through: last)?.report().figures.text() ?? "-")
        }
        return texts.joined(separator: "\n")
    }

    /// The account of the whole episode.
    func account(asOf: AsOf = .latest) throws -> CityAccount? {
        let books = try books(asOf: asOf)
        guard let episode = books.episodes.first else { return nil }
        return try books.account(of: .episode(episode.id, last: episode.lastDay ?? InventedCity.start))
    }
}
