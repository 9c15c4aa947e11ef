import Diagnostics
import LedgerStore

/// The city as it stood: the files received by then, and the templates, profile and `abate.yaml` in use then.
struct PastCity {
    let city: City
    let asOf: AsOf
    /// SHA-256 of the kept basis; nil where none was kept then, and today's is used.
    let basis: String?
    /// Where a moment was asked for.
    private let moment: String?

    /// As it stood when a report was made.
    init(of record: ReportRecord, _ city: City, _ ledger: Ledger) throws(CommandFailure) {
        do {
            asOf = AsOf(lastFile: try record.throughFile ?? ledger.newestFile(ofRun: record.run))
        } catch {
            throw CommandFailure(error)
        }
        basis = record.basis
        moment = record.madeAt
        self.city = try Self.city(city, ledger, basis)
    }

    /// As it stood when some file was the newest, or at a moment.
    /// - Parameter text: `#12`, a day (its end), or a moment.
    init(_ text: String, _ city: City, _ ledger: Ledger) throws(CommandFailure) {
        asOf = try city.asOf(text, in: ledger)
        let moment = try City.moment(text)
        self.moment = moment
        do {
            let last = asOf.lastFile ?? .max
            basis = try ledger.basisUses().last { use in
                moment.map { use.usedAt <= $0 } ?? (use.throughFile <= last)
            }?.sha256
        } catch {
            throw CommandFailure(error)
        }
        self.city = try Self.city(city, ledger, basis)
    }

    /// The newest revision of a report that stood then, on the basis of then; nil where none did.
    func report(_ planned: PlannedReport, _ ledger: Ledger) throws(LedgerError) -> ReportRecord? {
        try ledger.reports().last { record in
            record.kind == planned.name && record.subject == planned.subject.folderName
                && record.throughFile ?? .max <= asOf.lastFile ?? .max && record.basis == basis
                && moment.map { record.madeAt ?? "" <= $0 } ?? true
        }
    }

    /// Says which templates, profile and `abate.yaml` were used, on standard error: results stay results.
    func say(_ options: GlobalOptions) {
        guard !options.quiet else { return }
        let text =
            basis.map {
                LocalizedText(
                    zh: "按当时的模板、预案和 abate.yaml（依据 \($0.prefix(12))）",
                    en: "with the templates, profile and abate.yaml of then (basis \($0.prefix(12)))")
            }
            ?? LocalizedText(
                zh: "当时没有留存模板、预案和 abate.yaml，用的是现在的",
                en: "no templates, profile and abate.yaml of then are kept: with today's")
        Console.error(text[options.lang])
    }

    private static func city(_ city: City, _ ledger: Ledger, _ sha256: String?) throws(CommandFailure) -> City {
        guard let sha256 else { return city }
        guard let basis = try kept(sha256, ledger) else {
            throw CommandFailure(
                .integrity, "当时的依据（模板、预案和 abate.yaml）\(ledger.bases.folder)/\(sha256) 不在了或已被改动，请从备份恢复")
        }
        return try City(city.folder, as: basis)
    }

    /// The city with the basis of a hash; nil where it is not kept, or where none is named and the city cannot be read.
    static func city(in folder: String, as sha256: String?, _ ledger: Ledger) throws(CommandFailure) -> City? {
        guard let sha256 else { return try City(folder) }
        guard let basis = try kept(sha256, ledger) else { return nil }
        return try City(folder, as: basis)
    }

    /// A basis that is what its name says.
    static func kept(_ sha256: String, _ ledger: Ledger) throws(CommandFailure) -> ReportBasis? {
        do {
            guard let bytes = try ledger.bases.bytes(of: sha256), FileBytes.sha256(of: bytes) == sha256 else {
                return nil
            }
            return ReportBasis(bytes)
        } catch {
            throw CommandFailure(error)
        }
    }
}
