import Foundation
import Ingestion
import Jurisdiction
import LedgerStore
import Reporting

/// A file of a report that was rendered and not recorded, because the run was killed in between.
struct UnfinishedReport {
    private let shelf: ReportShelf
    private let planned: PlannedReport
    private let books: CityBooks
    private let path: String

    /// nil where there is no such report in the city as it stands now.
    init?(_ subject: String, _ name: String, _ folder: String, _ ledger: Ledger) throws {
        guard let city = try? City(folder), let books = try? CityBooks(city, ledger, asOf: .latest) else { return nil }
        let stem = String(name.prefix { $0 != "." })
        let parts = stem.split(separator: "-")
        let isRevised = parts.last.map { $0.hasPrefix("r") && Int($0.dropFirst()) != nil } ?? false
        let bare = isRevised ? parts.dropLast().joined(separator: "-") : stem
        let names = [bare, bare.hasSuffix("-shortfall") ? String(bare.dropLast(10)) : bare]
        guard let planned = names.lazy.compactMap({ PlannedReport(name: $0, folder: subject, books) }).first else {
            return nil
        }
        ledger.rereadCurves(with: city.jurisdiction.tables)
        self.books = books
        self.planned = planned
        path = "\(folder)/Reports/\(subject)/\(name)"
        shelf = ReportShelf(city: city, ledger: ledger, run: 0, madeAt: "")
    }

    /// Whether the next run would write these very bytes.
    var isWhatTheNextRunWrites: Bool {
        get throws {
            let temporary = FileManager.default.temporaryDirectory.path + "/abate-verify-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: temporary) }
            let made = try shelf.rehearse(planned, books, in: temporary)
            guard let same = made.first(where: { FileName.last(of: $0) == FileName.last(of: path) }) else {
                return false
            }
            return OutputFile.read(same) == OutputFile.read(path)
        }
    }
}
