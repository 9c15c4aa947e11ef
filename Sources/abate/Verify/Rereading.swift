import Diagnostics
import Foundation
import Ingestion
import Jurisdiction
import LedgerStore

/// Reads every kept file once more, each as it was read when it came, into a ledger of nothing, and compares row by row.
final class Rereading {
    let fresh: Ledger
    /// Every file was read again: the fresh ledger stands for the stored one.
    private(set) var isWhole = true
    private(set) var count = 0
    private(set) var findings: [Diagnostic] = []
    private let stored: Ledger
    private let folder: String
    private let progress: (Double) -> Void
    private var tables: [String?: InputTables] = [:]

    init(_ stored: Ledger, folder: String, progress: @escaping (Double) -> Void) throws {
        self.stored = stored
        self.folder = folder
        self.progress = progress
        fresh = try Ledger(rereading: "\(folder)/ledger/sources")
    }

    func perform() throws {
        let files = try stored.files()
        let comparison = try RereadComparison(stored)
        try lookForLeftovers(Set(files.map(\.sha256)))
        var received: Int64 = 0
        for file in files {
            let isSound = try isSound(file)
            received += file.byteCount
            count += 1
            progress(Double(count) / Double(files.count))
            guard isWhole else { continue }
            guard isSound, file.id == Int64(count) else {
                isWhole = false
                let reason = isSound ? "台账中缺少在它之前的文件" : "原始文件不完整"
                findings.append(VerifyMessages.notReread(file.name, reason, at: place(file)))
                continue
            }
            try compare(file, comparison)
        }
    }

    private func place(_ file: SourceFile) -> SourceLocation { SourceLocation(file: "ledger/sources/\(file.sha256)") }

    /// Whether the kept bytes are those that were received.
    private func isSound(_ file: SourceFile) throws -> Bool {
        let path = "\(folder)/ledger/sources/\(file.sha256)"
        guard OutputFile.exists(path) else {
            findings.append(VerifyMessages.sourceGone(file.name, at: place(file)))
            return false
        }
        guard FileIdentity(path: path)?.size == file.byteCount, try FileBytes.sha256(of: path) == file.sha256 else {
            findings.append(VerifyMessages.sourceChanged(file.name, at: place(file)))
            return false
        }
        return true
    }

    private func compare(_ file: SourceFile, _ comparison: RereadComparison) throws {
        if let reason = try read(file) {
            isWhole = false
            findings.append(VerifyMessages.notReread(file.name, reason, at: place(file)))
            return
        }
        let difference = try comparison.difference(of: file, to: fresh)
        if !difference.tables.isEmpty {
            findings.append(
                VerifyMessages.rereadDiffers(file.name, difference.tables.joined(separator: ", "), at: place(file)))
        }
        if difference.isOfWords { findings.append(VerifyMessages.otherWords(file.name, at: place(file))) }
    }

    /// - Returns: why it cannot be read again; nil where it was.
    private func read(_ file: SourceFile) throws -> String? {
        guard let tables = try tables(of: file) else { return "当时的依据不在了" }
        let declaration = try stored.declaration(of: file)
        fresh.curveDays = declaration.curveDays
        fresh.stand(on: file.basis)
        fresh.rereadCurves(with: tables)
        let intake = Intake(ledger: fresh, tables: tables, run: file.run, receivedAt: file.receivedAt)
        let result = try intake.take(
            "\(folder)/ledger/sources/\(file.sha256)", name: file.name, table: declaration.table)
        guard result.status == .accepted else {
            return result.findings.first?.message.zh ?? result.status.rawValue
        }
        return nil
    }

    private func tables(of file: SourceFile) throws -> InputTables? {
        if let known = tables[file.basis] { return known }
        let found = try PastCity.city(in: folder, as: file.basis, stored)?.jurisdiction.tables
        tables[file.basis] = found
        return found
    }

    /// Files that the ledger does not have.
    private func lookForLeftovers(_ known: Set<String>) throws {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/ledger/sources")) ?? []
        for name in found.sorted() where !known.contains(name) {
            findings.append(VerifyMessages.leftover(at: SourceLocation(file: "ledger/sources/\(name)")))
        }
    }
}
