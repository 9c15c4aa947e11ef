import Diagnostics
import LedgerStore

/// The city as it stood: the files received by then, and the templates, profile and `abate.yaml` in use then.
struct PastCity {
    let city: City
    let asOf: AsOf
    /// SHA-256 of the kept basis; nil where none was kept then, and today's is used.
    let basis: String?

    /// As it stood when a report was made.
    init(of record: ReportRecord, _ city: City, _ ledger: Ledger) throws(CommandFailure) {
        do {
            asOf = AsOf(lastFile: try record.throughFile ?? ledger.newestFile(ofRun: record.run))
        } catch {
            throw CommandFailure(error)
        }
        basis = record.basis
        self.city = try Self.city(city, ledger, basis)
    }

    /// As it stood when some file was the newest, or at a moment.
    init(_ asOf: AsOf, by moment: String? = nil, _ city: City, _ ledger: Ledger) throws(CommandFailure) {
        self.asOf = asOf
        do {
            let uses = try ledger.basisUses()
            basis =
                uses.last { use in
                    if let moment { return use.usedAt <= moment }
                    return use.throughFile <= asOf.lastFile ?? .max
                }?.sha256
        } catch {
            throw CommandFailure(error)
        }
        self.city = try Self.city(city, ledger, basis)
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
