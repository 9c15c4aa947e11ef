import Diagnostics
import Foundation
import LedgerStore

/// Holds a city's ledger, received files, bases, reports, manifests and run log against one another: the chain is followed,
/// every file is read again, every report is made again from what was known then. Writes nothing but temporary files.
final class Verification {
    let folder: String
    /// What manifests must be signed with; nil where any key will do.
    let publicKey: String?
    let progress: (Double) -> Void
    /// Whether the first step that finds something is the last: for who only asks whether all is whole.
    var isHasty = false
    private(set) var findings: [Diagnostic] = []
    private(set) var counts = Counts()

    /// How much was looked at.
    struct Counts {
        var entries = 0
        var files = 0
        var reports = 0
        var manifests = 0
        var runs = 0
    }

    init(_ folder: String, publicKey: String? = nil, progress: @escaping (Double) -> Void = { _ in }) {
        self.folder = folder
        self.publicKey = publicKey
        self.progress = progress
    }

    var isWhole: Bool { !findings.contains { $0.severity >= .error } }

    /// - Throws: where something cannot be read that should be.
    func perform() throws(CommandFailure) {
        do {
            let snapshot = try snapshot()
            guard let ledger = snapshot?.ledger else { return }
            try review(ledger)
            progress(1)
        } catch {
            throw CommandFailure(error)
        }
        findings = Array(Set(findings)).sorted()
    }

    /// Whatever is damaged, the rest is looked at.
    private func review(_ ledger: Ledger) throws {
        try guarded { findings += try ledger.review().map { try Self.finding($0, ledger) } }
        try guarded { counts.entries = try ledger.auditEntries().count }
        try guarded { try reviewLog(ledger) }
        if isHasty, !isWhole { return }
        var reports: ReportReview?
        try guarded {
            let review = try ReportReview(ledger, folder: folder, publicKey: publicKey)
            reports = review
            try review.compareFiles()
        }
        if isHasty, !(reports?.findings ?? []).isEmpty { return findings += reports?.findings ?? [] }
        let (fresh, isComplete) = try reread(ledger)
        if !isHasty || isWhole {
            try guarded {
                try reports?.remake(from: (isComplete ? fresh : nil) ?? ledger) { self.progress(0.5 + $0 * 0.5) }
            }
        }
        findings += reports?.findings ?? []
        counts.reports = reports?.reportCount ?? 0
        counts.manifests = reports?.manifestCount ?? 0
    }

    private func snapshot() throws -> LedgerSnapshot? {
        var snapshot: LedgerSnapshot?
        try guarded {
            snapshot = try LedgerSnapshot(of: "\(folder)/ledger", in: FileManager.default.temporaryDirectory.path)
        }
        return snapshot
    }

    /// Goes on where what is damaged, and not what cannot be read, keeps a step from ending.
    private func guarded(_ step: () throws -> Void) throws {
        do {
            try step()
        } catch let error as LedgerError where [.integrity, .version].contains(error.kind) {
            findings.append(VerifyMessages.damaged(error.reason, at: SourceLocation(file: "ledger/ledger.sqlite")))
        } catch let failure as CommandFailure where [.integrity, .usage, .inner].contains(failure.code) {
            findings.append(VerifyMessages.damaged(failure.text, at: SourceLocation(file: "ledger/ledger.sqlite")))
        }
    }

    private func reviewLog(_ ledger: Ledger) throws {
        let review = try RunLogReview("\(folder)/ledger/runs.jsonl", ledger)
        findings += review.findings
        counts.runs = review.count
    }

    private func reread(_ ledger: Ledger) throws -> (Ledger?, Bool) {
        var reading: Rereading?
        try guarded {
            let made = try Rereading(ledger, folder: folder) { self.progress($0 * 0.5) }
            reading = made
            try made.perform()
        }
        findings += reading?.findings ?? []
        counts.files = reading?.count ?? 0
        return (reading?.fresh, reading?.isWhole ?? false)
    }

    // MARK: What the ledger's own review says

    private static func finding(_ fault: AuditFault, _ ledger: Ledger) throws -> Diagnostic {
        let place = SourceLocation(file: "ledger/ledger.sqlite")
        switch fault {
        case .damaged(let reason): return VerifyMessages.damaged(reason, at: place)
        case .schema(let name): return VerifyMessages.schema(name, at: place)
        case .broken(let entry, let kind, let subject):
            return VerifyMessages.brokenChain(String(entry), "\(kind) \(subject)", at: place)
        case .changed(let kind, let subject, let tables):
            return VerifyMessages.changedRows(
                try name(kind, subject, ledger), tables.joined(separator: ", "), at: place)
        case .missing(let kind, let subject):
            return VerifyMessages.missingRows(try name(kind, subject, ledger), at: place)
        case .unsealed(let kind, let subject):
            return VerifyMessages.unsealed(try name(kind, subject, ledger), at: place)
        case .strayCheck(let kind, let subject): return VerifyMessages.strayCheck("\(kind) \(subject)", at: place)
        }
    }

    /// `file 12 03-用电量.csv`.
    private static func name(_ kind: String, _ subject: String, _ ledger: Ledger) throws -> String {
        guard kind == "file", let id = Int64(subject),
            let file = try ledger.files(after: id - 1, asOf: AsOf(lastFile: id)).first
        else { return "\(kind) \(subject)" }
        return "\(kind) \(subject) \(file.name)"
    }
}
