import Diagnostics
import EmissionModel
import Jurisdiction
import LedgerStore
import Reporting

/// `Reports/`: writes what has changed, never over what is there. A result that differs from the newest revision is
/// written beside it as the next, saying what changed and from which input. The rules are the same for every kind.
struct ReportShelf {
    let city: City
    let ledger: Ledger
    let run: Int
    /// `2026-01-09T08:00:00+08:00`.
    let madeAt: String

    private var basis: StandingBasis { city.basis }

    struct Written {
        var kind: String
        var subject: String
        var revision: Int
        var files: [(path: String, sha256: String)]
        /// False where the report stood already and says the same.
        var isNew: Bool
        var isTargetMissed: Bool
    }

    /// A report in its next revision, where it says something new; nil where it cannot be made from the books.
    func put(_ planned: PlannedReport, _ books: CityBooks) throws(CommandFailure) -> Written? {
        guard let report = try planned.make(books) else { return nil }
        do {
            return try write(report, planned)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The report into a folder of the caller's; nothing is recorded.
    /// - Parameter past: what is looked back at: where a revision said then what the report says, it is that revision
    ///   once more, byte for byte.
    func copy(
        _ planned: PlannedReport, _ books: CityBooks, of past: PastCity? = nil, into folder: String
    ) throws(CommandFailure) -> [String] {
        guard let report = try planned.make(books) else { return [] }
        do {
            let standing = try past?.report(planned, ledger)
            let note = standing?.resultSHA256 == report.resultSHA256 ? standing?.note : nil
            return try render(report, planned, note ?? .first, into: folder, books.city.folders)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// One revision as it was made, from what was known then.
    /// - Throws: `.integrity` where it does not come out as it was written.
    func copy(_ planned: PlannedReport, revision: Int, into output: String?) throws(CommandFailure) -> [String] {
        do {
            let records = try ledger.reports().filter {
                $0.kind == planned.name && $0.subject == planned.subject.folderName
            }
            guard let record = records.first(where: { $0.revision == revision }) else {
                let known = records.map { String($0.revision) }.joined(separator: "、")
                throw CommandFailure(.usage, "没有第 \(revision) 版；有：\(known.isEmpty ? "—" : known)")
            }
            let past = try PastCity(of: record, city, ledger)
            guard let report = try planned.make(try CityBooks(past.city, ledger, asOf: past.asOf)) else { return [] }
            let target = output ?? "\(folder(planned))/revision-\(revision)"
            let paths = try render(report, planned, record.note, into: target, past.city.folders)
            for file in record.fileList {
                guard try FileBytes.sha256(of: "\(target)/\(FileName.last(of: file.path))") == file.sha256 else {
                    throw CommandFailure(
                        .integrity, "\(target) 中重写的 \(FileName.last(of: file.path)) 与当时写出的不同；abate verify 可查原因")
                }
            }
            return paths
        } catch {
            throw CommandFailure(error)
        }
    }

    /// What `put` would write, into a folder of the caller's; nothing is recorded.
    /// - Returns: the paths; none where the report stands already.
    func rehearse(_ planned: PlannedReport, _ books: CityBooks, in folder: String) throws -> [String] {
        guard let report = try planned.make(books) else { return [] }
        let newest = try ledger.newestReport(kind: planned.name, subject: planned.subject.folderName)
        guard let revision = try nextRevision(report, inputs(of: report), newest) else { return [] }
        return try render(report, planned, revision, into: folder)
    }

    private func inputs(of report: any ShelvedReport) -> [ReportInput] {
        report.inputs + [ReportInput(name: "templates", title: "报告模板", sha256: basis.templates)]
    }

    /// nil where the newest says the same already.
    private func nextRevision(
        _ report: any ShelvedReport, _ inputs: [ReportInput], _ newest: ReportRecord?
    ) throws -> RevisionNote? {
        guard let newest else { return .first }
        let stands =
            newest.resultSHA256 == report.resultSHA256 && Self.inputs(of: newest)["templates"] == basis.templates
        if stands { return nil }
        let changes = Self.changes(from: newest, to: inputs) + (try basisChanges(since: newest))
        return RevisionNote(number: newest.revision + 1, changes: changes)
    }

    private func write(_ report: any ShelvedReport, _ planned: PlannedReport) throws -> Written {
        let newest = try ledger.newestReport(kind: planned.name, subject: planned.subject.folderName)
        let inputs = inputs(of: report)
        let next = try nextRevision(report, inputs, newest)
        if next == nil, let newest { return try restored(report, planned, newest) }
        let revision = next ?? .first
        let key = try city.signingKey()
        let files = try checksums(planned, try render(report, planned, revision, into: folder(planned)))
        let record = ReportRecord(
            kind: planned.name, subject: planned.subject.folderName, revision: revision.number, run: run,
            resultSHA256: report.resultSHA256,
            inputs: inputs.map { "\($0.name)=\($0.sha256)" }.joined(separator: "\n"),
            changes: revision.changes.joined(separator: "\n"),
            files: files.map { "\($0.sha256)  \($0.path)" }.joined(separator: "\n"),
            throughFile: try ledger.newestFile(), basis: try ledger.keepBasis(), madeAt: madeAt,
            signer: key?.publicKey)
        try ledger.record(record)
        try writeManifest(record, planned)
        return Written(
            kind: record.kind, subject: record.subject, revision: record.revision, files: files, isNew: true,
            isTargetMissed: report.isTargetMissed)
    }

    /// Where the report as of some file stands: beside its own, under the number of that file.
    func folderOfLookBack(_ asOf: AsOf, _ planned: PlannedReport) throws(CommandFailure) -> String {
        do {
            let file = try asOf.lastFile ?? ledger.newestFile()
            return "\(folder(planned))/asof-\(file)"
        } catch {
            throw CommandFailure(error)
        }
    }

    // MARK: Files

    private func folder(_ planned: PlannedReport) -> String { "\(city.reportsFolder)/\(planned.subject.folderName)" }

    private func render(
        _ report: any ShelvedReport, _ planned: PlannedReport, _ revision: RevisionNote, into folder: String,
        _ folders: TemplateFolders? = nil, replaces: Bool = true
    ) throws -> [String] {
        let stage = try ReportStage(in: folder, name: planned.name)
        defer { stage.remove() }
        var files = ReportFiles(folder: stage.folder, name: planned.name, revision: revision)
        try report.write(&files, ReportTemplates(folders ?? city.folders))
        return try stage.publish(files.paths, replaces: replaces)
    }

    /// The files with their checksums, their paths relative to the working folder.
    private func checksums(_ planned: PlannedReport, _ paths: [String]) throws -> [(path: String, sha256: String)] {
        try paths.map {
            ("Reports/\(planned.subject.folderName)/\(FileName.last(of: $0))", try FileBytes.sha256(of: $0))
        }
    }

    /// A report that stands: its files are left alone, and made again, from what was known then, where one has gone.
    private func restored(
        _ report: any ShelvedReport, _ planned: PlannedReport, _ record: ReportRecord
    ) throws -> Written {
        let isWhole = record.isWhole(in: city.folder)
        if !isWhole {
            let past = try PastCity(of: record, city, ledger)
            let then = try planned.make(try CityBooks(past.city, ledger, asOf: past.asOf)) ?? report
            _ = try render(then, planned, record.note, into: folder(planned), past.city.folders, replaces: false)
        }
        if !OutputFile.exists(manifestPath(record, planned)) { try writeManifest(record, planned) }
        return Written(
            kind: record.kind, subject: record.subject, revision: record.revision, files: record.fileList,
            isNew: !isWhole, isTargetMissed: report.isTargetMissed)
    }

    private func manifestPath(_ record: ReportRecord, _ planned: PlannedReport) -> String {
        let revision = RevisionNote(number: record.revision, changes: [])
        return ReportFiles(folder: folder(planned), name: planned.name, revision: revision).path("manifest.json")
    }

    private func writeManifest(_ record: ReportRecord, _ planned: PlannedReport) throws {
        let manifest = ReportManifest(record, chainHead: try ledger.chainHead(of: record))
        try OutputFile.write(try manifest.signed(by: city.signingKey()), to: manifestPath(record, planned))
    }

    // MARK: What changed

    private static func inputs(of record: ReportRecord) -> [String: String] {
        var result: [String: String] = [:]
        for line in record.inputs.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { result[parts[0]] = parts[1] }
        }
        return result
    }

    /// The files of the basis that are not what they were, by name.
    private func basisChanges(since record: ReportRecord) throws -> [String] {
        guard let sha256 = record.basis, sha256 != basis.sha256,
            let before = try ledger.bases.bytes(of: sha256).flatMap(ReportBasis.init)
        else { return [] }
        let names = basis.basis.namesOfChanges(since: before)
        return names.isEmpty ? [] : ["改动的依据文件：\(names.joined(separator: "、"))"]
    }

    /// The kinds of input that are not what they were.
    private static func changes(from record: ReportRecord, to inputs: [ReportInput]) -> [String] {
        let before = Self.inputs(of: record)
        let changed = inputs.filter { before[$0.name] != $0.sha256 }
        if changed.isEmpty {
            return ["响应结束后的用电量已可给出双侧基线，或核算程序有更新（上一版为第 \(record.revision) 版）"]
        }
        return changed.map { "\($0.title)有新增或更正（上一版为第 \(record.revision) 版）" }
    }
}

extension ReportRecord {
    /// Paths relative to the working folder, with their checksums.
    var fileList: [(path: String, sha256: String)] {
        files.split(separator: "\n").map { (String($0.dropFirst(66)), String($0.prefix(64))) }
    }

    /// What the revision says of itself.
    var note: RevisionNote {
        RevisionNote(number: revision, changes: changes.split(separator: "\n").map(String.init))
    }

    /// Whether every file of it is still there.
    func isWhole(in folder: String) -> Bool { fileList.allSatisfy { OutputFile.exists("\(folder)/\($0.path)") } }
}
