import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import LedgerStore
import ReportTemplate
import Reporting
import Spreadsheet

/// `Reports/`: writes what has changed, never over what is there. A result that differs from the newest revision is
/// written beside it as the next, saying what changed and from which input.
struct ReportShelf {
    let city: City
    let ledger: Ledger
    let run: Int
    let basis: ReportBasis

    struct Written {
        var kind: String
        var subject: String
        var revision: Int
        var files: [(path: String, sha256: String)]
        /// False where the report stood already and says the same.
        var isNew: Bool
        var isTargetMissed: Bool
    }

    /// The daily report of one day, in its next revision where it says something new.
    func daily(_ books: CityBooks, episode: Episode, day: CalendarDay) throws(CommandFailure) -> Written? {
        guard let draft = try AccountDraft(books, episode, on: day) else { return nil }
        do {
            return try write(draft)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The report as of some moment into a folder of the caller's: no revision, and nothing is recorded.
    func copy(
        _ books: CityBooks, episode: Episode, day: CalendarDay, into folder: String
    ) throws(CommandFailure) -> [String] {
        guard let draft = try AccountDraft(books, episode, on: day) else { return [] }
        do {
            try OutputFile.makeFolder(folder)
            return try render(draft, revision: 1, changes: [], into: folder)
        } catch {
            throw CommandFailure(error)
        }
    }

    private func write(_ draft: AccountDraft) throws -> Written {
        let subject = draft.last.iso
        let newest = try ledger.newestReport(kind: "daily", subject: subject)
        let resultSHA256 = draft.resultSHA256
        let inputs = draft.digest.parts.map { "\($0.kind.rawValue)=\($0.sha256)" } + ["templates=\(basis.templates)"]
        if let newest, newest.resultSHA256 == resultSHA256, Self.templates(of: newest) == basis.templates {
            return try restored(draft, newest)
        }
        let revision = (newest?.revision ?? 0) + 1
        let changes = newest.map { Self.changes(from: $0, to: inputs) } ?? []
        let files = try checksums(draft.last, try render(draft, revision: revision, changes: changes))
        let record = ReportRecord(
            kind: "daily", subject: subject, revision: revision, run: run, resultSHA256: resultSHA256,
            inputs: inputs.joined(separator: "\n"), changes: changes.joined(separator: "\n"),
            files: files.map { "\($0.sha256)  \($0.path)" }.joined(separator: "\n"))
        try ledger.record(record)
        try writeManifest(record, draft.last)
        return Written(
            kind: "daily", subject: subject, revision: revision, files: files, isNew: true,
            isTargetMissed: draft.account.verdict == .notMet)
    }

    /// Where the report as of some file stands: beside the day's own, under the number of that file.
    func folderOfLookBack(_ asOf: AsOf, _ day: CalendarDay) throws(CommandFailure) -> String {
        do {
            let file = try asOf.lastFile ?? ledger.newestFile()
            return "\(folder(day))/asof-\(file)"
        } catch {
            throw CommandFailure(error)
        }
    }

    // MARK: Files

    private func folder(_ day: CalendarDay) -> String { "\(city.reportsFolder)/\(day.iso)" }

    private func name(_ revision: Int, _ suffix: String) -> String {
        revision == 1 ? "daily.\(suffix)" : "daily-r\(revision).\(suffix)"
    }

    /// Workbook, Markdown and JSON into a folder, by default the day's; what was written.
    private func render(
        _ draft: AccountDraft, revision: Int, changes: [String], into given: String? = nil
    ) throws -> [String] {
        let report = draft.report(RevisionNote(number: revision, changes: changes))
        let folder = given ?? folder(draft.last)
        try OutputFile.makeFolder(folder)
        let markdown = try report.markdown(ReportTemplates(city.folders))
        try report.writeWorkbook(to: "\(folder)/\(name(revision, "xlsx"))")
        try OutputFile.write(markdown, to: "\(folder)/\(name(revision, "md"))")
        try OutputFile.write(report.json(.zh).text(pretty: true) + "\n", to: "\(folder)/\(name(revision, "json"))")
        return ["json", "md", "xlsx"].map { "\(folder)/\(name(revision, $0))" }
    }

    /// The files with their checksums, their paths relative to the working folder.
    private func checksums(_ day: CalendarDay, _ paths: [String]) throws -> [(path: String, sha256: String)] {
        try paths.map { ("Reports/\(day.iso)/\(FileName.last(of: $0))", try FileBytes.sha256(of: $0)) }
    }

    /// A report that stands: its files are left alone, and made again, from what was known then, where one has gone.
    private func restored(_ draft: AccountDraft, _ record: ReportRecord) throws -> Written {
        let files = Self.files(of: record)
        let isWhole = files.allSatisfy { OutputFile.exists("\(city.folder)/\($0.path)") }
        if !isWhole {
            let asOf = AsOf(lastFile: try ledger.newestFile(ofRun: record.run))
            let books = try CityBooks(city, ledger, asOf: asOf)
            let then = try AccountDraft(books, draft.input.episode, on: draft.last) ?? draft
            let changes = record.changes.split(separator: "\n").map(String.init)
            try replaceMissing(by: then, record.revision, changes)
        }
        if !OutputFile.exists(manifestPath(record, draft.last)) { try writeManifest(record, draft.last) }
        return Written(
            kind: record.kind, subject: record.subject, revision: record.revision, files: files, isNew: !isWhole,
            isTargetMissed: draft.account.verdict == .notMet)
    }

    /// Makes the files of a report anew beside it and moves in those that are missing; what is there stays as it is.
    private func replaceMissing(by draft: AccountDraft, _ revision: Int, _ changes: [String]) throws {
        let temporary = "\(folder(draft.last))/.restored"
        let made = try render(draft, revision: revision, changes: changes, into: temporary)
        for path in made {
            let target = "\(folder(draft.last))/\(FileName.last(of: path))"
            if OutputFile.exists(target) { OutputFile.remove(path) } else { try OutputFile.move(path, to: target) }
        }
        OutputFile.removeFolder(temporary)
    }

    private func manifestPath(_ record: ReportRecord, _ day: CalendarDay) -> String {
        "\(folder(day))/\(name(record.revision, "manifest.json"))"
    }

    /// Which files belong to the report with their checksums, on which inputs it stands, and the audit chain's head.
    private func writeManifest(_ record: ReportRecord, _ day: CalendarDay) throws {
        let inputs = record.inputs.split(separator: "\n").map { line in
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            return (key: parts[0], value: JSONValue.string(parts.count > 1 ? parts[1] : ""))
        }
        let manifest: JSONValue = [
            "schema": "abate.manifest/1",
            "kind": .string(record.kind),
            "subject": .string(record.subject),
            "revision": JSONValue(record.revision),
            "run": JSONValue(record.run),
            "program": .string("abate \(Abate.version)"),
            "result": .string(record.resultSHA256),
            "inputs": .object(inputs),
            "files": .array(
                Self.files(of: record).map { ["path": .string($0.path), "sha256": .string($0.sha256)] }),
            "chainHead": .string(try ledger.chainHead(of: record)),
        ]
        try OutputFile.write(manifest.text(pretty: true) + "\n", to: manifestPath(record, day))
    }

    private static func files(of record: ReportRecord) -> [(path: String, sha256: String)] {
        record.files.split(separator: "\n").map { (String($0.dropFirst(66)), String($0.prefix(64))) }
    }

    // MARK: What changed

    private static func templates(of record: ReportRecord) -> String {
        inputs(of: record)["templates"] ?? ""
    }

    private static func inputs(of record: ReportRecord) -> [String: String] {
        var result: [String: String] = [:]
        for line in record.inputs.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { result[parts[0]] = parts[1] }
        }
        return result
    }

    /// The kinds of input that are not what they were.
    private static func changes(from record: ReportRecord, to inputs: [String]) -> [String] {
        let before = Self.inputs(of: record)
        let changed = inputs.compactMap { line -> String? in
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, before[parts[0]] != parts[1] else { return nil }
            return InputsDigest.Kind(rawValue: parts[0])?.title ?? "报告模板"
        }
        if changed.isEmpty {
            return ["响应结束后的用电量已可给出双侧基线，或核算程序有更新（上一版为第 \(record.revision) 版）"]
        }
        return changed.map { "\($0)有新增或更正（上一版为第 \(record.revision) 版）" }
    }
}
