import Diagnostics
import EmissionModel
import Foundation
import Ingestion
import Jurisdiction
import LedgerStore
import Reporting

/// Makes every revision of every report again, from what was known then and with the basis of then, and holds it against
/// the files, the record and the manifest.
final class ReportReview {
    private(set) var findings: [Diagnostic] = []
    private(set) var reportCount = 0
    private(set) var manifestCount = 0
    private let stored: Ledger
    /// What reports are made from.
    private var ledger: Ledger
    private let folder: String
    private let publicKey: String?
    private let entries: [AuditEntry]
    private let reports: [ReportRecord]
    /// Files of `Reports/` that somebody answers for, and of them those that are what was written.
    private var known: Set<String> = []
    private var sound: Set<String> = []
    private var books: (basis: String?, file: Int64?, books: CityBooks)?

    /// - Parameter stored: the city's ledger, whose records are held against the files.
    init(_ stored: Ledger, folder: String, publicKey: String?) throws {
        self.stored = stored
        ledger = stored
        self.folder = folder
        self.publicKey = publicKey
        entries = try stored.auditEntries()
        reports = try stored.reports()
    }

    /// Bases, files and manifests as they lie there.
    func compareFiles() throws {
        try reviewBases()
        for record in reports {
            try reviewFiles(record)
            try reviewManifest(record)
            reportCount += 1
        }
        try lookForStrays()
    }

    /// Every revision made again.
    /// - Parameter ledger: the received files read once more.
    func remake(from ledger: Ledger, progress: (Double) -> Void) throws {
        self.ledger = ledger
        for (index, record) in reports.enumerated() {
            do {
                try remake(record)
            } catch let failure as CommandFailure where [.integrity, .usage, .input].contains(failure.code) {
                findings.append(VerifyMessages.notRecomputed(failure.text, at: Self.place(record)))
            } catch let error as LedgerError where error.kind == .integrity {
                findings.append(VerifyMessages.notRecomputed(error.description, at: Self.place(record)))
            }
            progress(Double(index + 1) / Double(reports.count))
        }
        try reviewChecks()
    }

    private func reviewBases() throws {
        let used = try stored.basisUses().map(\.sha256) + stored.files().compactMap(\.basis)
        for sha256 in Set(used).sorted() where try PastCity.kept(sha256, stored) == nil {
            findings.append(VerifyMessages.basisChanged(at: SourceLocation(file: "ledger/bases/\(sha256)")))
        }
    }

    // MARK: One revision

    private func reviewFiles(_ record: ReportRecord) throws {
        for file in record.fileList {
            known.insert(file.path)
            let place = SourceLocation(file: file.path)
            if !OutputFile.exists("\(folder)/\(file.path)") {
                findings.append(VerifyMessages.fileGone(at: place))
            } else if try FileBytes.sha256(of: "\(folder)/\(file.path)") != file.sha256 {
                findings.append(VerifyMessages.fileChanged(at: place))
            } else {
                sound.insert(file.path)
            }
        }
    }

    private static func place(_ record: ReportRecord) -> SourceLocation {
        SourceLocation(file: record.fileList.first?.path ?? "Reports/\(record.subject)")
    }

    private func remake(_ record: ReportRecord) throws {
        let place = Self.place(record)
        let lastFile = try record.throughFile ?? stored.newestFile(ofRun: record.run)
        guard let books = try books(lastFile, record.basis), let planned = PlannedReport(record, books),
            let report = try planned.make(books)
        else {
            findings.append(VerifyMessages.notRecomputed("\(record.kind) \(record.subject)", at: place))
            return
        }
        let isSame = report.resultSHA256 == record.resultSHA256
        if !isSame, record.basis != nil {
            findings.append(VerifyMessages.resultDiffers(String(record.resultSHA256.prefix(12)), at: place))
        }
        if try !isRenderedAlike(report, planned, record, books) || !isSame && record.basis == nil {
            findings.append(otherRendering(record, books, at: place))
        }
    }

    /// What another rendering means: forgery, or another program, or that the templates of then are not known.
    private func otherRendering(_ record: ReportRecord, _ books: CityBooks, at place: SourceLocation) -> Diagnostic {
        guard record.basis != nil else { return VerifyMessages.oldReport(at: place) }
        let program = books.city.basis.basis.program
        return program == Abate.program
            ? VerifyMessages.renderingDiffers(at: place)
            : VerifyMessages.otherProgram(Abate.program, program, at: place)
    }

    private func isRenderedAlike(
        _ report: any ShelvedReport, _ planned: PlannedReport, _ record: ReportRecord, _ books: CityBooks
    ) throws -> Bool {
        let temporary = FileManager.default.temporaryDirectory.path + "/abate-verify-\(UUID().uuidString)"
        try OutputFile.makeFolder(temporary)
        defer { try? FileManager.default.removeItem(atPath: temporary) }
        var files = ReportFiles(folder: temporary, name: planned.name, revision: record.note)
        try report.write(&files, ReportTemplates(books.city.folders))
        let made = try Dictionary(
            files.paths.map { (FileName.last(of: $0), try FileBytes.sha256(of: $0)) },
            uniquingKeysWith: { first, _ in first })
        var isAlike = made.count == record.fileList.count
        for file in record.fileList where made[FileName.last(of: file.path)] != file.sha256 {
            let name = FileName.last(of: file.path)
            let isWorkbook = name.hasSuffix(".xlsx") && sound.contains(file.path)
            if isWorkbook, WorkbookCells("\(temporary)/\(name)") == WorkbookCells("\(folder)/\(file.path)") {
                findings.append(VerifyMessages.compressedOtherwise(at: SourceLocation(file: file.path)))
            } else {
                isAlike = false
            }
        }
        return isAlike
    }

    /// The books as of a file with a basis; the last ones are kept, since reports come in nights.
    private func books(_ file: Int64, _ basis: String?) throws -> CityBooks? {
        if let books, books.basis == basis, books.file == file { return books.books }
        guard let city = try PastCity.city(in: folder, as: basis, stored) else {
            throw CommandFailure(.integrity, "当时的依据 ledger/bases/\(basis ?? "") 不在了或已被改动")
        }
        ledger.rereadCurves(with: city.jurisdiction.tables)
        let made = try CityBooks(city, ledger, asOf: AsOf(lastFile: file))
        books = (basis, file, made)
        return made
    }

    // MARK: Manifests

    private func reviewManifest(_ record: ReportRecord) throws {
        let files = ReportFiles(folder: "Reports/\(record.subject)", name: record.kind, revision: record.note)
        let path = files.path("manifest.json")
        known.insert(path)
        let place = SourceLocation(file: path)
        guard let bytes = OutputFile.read("\(folder)/\(path)") else {
            findings.append(
                try isUnfinished(record)
                    ? VerifyMessages.unfinished("校验清单尚未写出", at: place) : VerifyMessages.manifestGone(at: place))
            return
        }
        manifestCount += 1
        guard let manifest = try? SignedManifest(bytes) else {
            return findings.append(VerifyMessages.manifestChanged(at: place))
        }
        let head = try stored.chainHead(of: record)
        if let stated = manifest.chainHead, !entries.contains(where: { $0.chain == stated }) {
            findings.append(VerifyMessages.headUnknown(at: place))
        }
        let expected = ReportManifest(record, chainHead: head, program: manifest.program ?? "").text
        if manifest.unsigned != Array(expected.utf8) || manifest.signer != record.signer {
            findings.append(VerifyMessages.manifestChanged(at: place))
        }
        findings += manifest.faults(demanding: publicKey, at: place)
    }

    /// Whether the run that made it may have been cut short: it has not yet noted that the report stands.
    private func isUnfinished(_ record: ReportRecord) throws -> Bool {
        guard let check = try stored.lastCheck(kind: record.kind, subject: record.subject) else { return true }
        return check.file < record.throughFile ?? 0 || check.basis != record.basis
    }

    // MARK: Notes of comparisons

    /// A note says that the newest revision agrees with all that came up to some file. Were it not so, a revision that is
    /// due would never be written.
    private func reviewChecks() throws {
        var newest: [String: ReportRecord] = [:]
        for record in reports { newest["\(record.kind) \(record.subject)"] = record }
        for (name, record) in newest.sorted(by: { $0.key < $1.key }) {
            guard let check = try stored.lastCheck(kind: record.kind, subject: record.subject),
                let through = record.throughFile, check.file != through, check.basis == record.basis,
                let books = try books(check.file, check.basis), let planned = PlannedReport(record, books)
            else { continue }
            let report = try planned.make(books)
            if check.file < through || report?.resultSHA256 != record.resultSHA256 {
                findings.append(VerifyMessages.strayCheck(name, at: SourceLocation(file: "ledger/ledger.sqlite")))
            }
        }
    }

    // MARK: What nobody answers for

    /// Files in the folders of reports of which there is no record. Looks back and back-tests stand apart.
    private func lookForStrays() throws {
        let root = "\(folder)/Reports"
        let subjects = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted()
        for subject in subjects where OutputFile.isFolder("\(root)/\(subject)") && !subject.hasPrefix("backtest-") {
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(subject)")) ?? []).sorted()
            for name in names where !known.contains("Reports/\(subject)/\(name)") {
                guard !OutputFile.isFolder("\(root)/\(subject)/\(name)") else { continue }
                try reviewStray(subject, name)
            }
        }
    }

    private func reviewStray(_ subject: String, _ name: String) throws {
        let place = SourceLocation(file: "Reports/\(subject)/\(name)")
        if name.hasSuffix(".tmp") || name.hasPrefix(".") {
            findings.append(VerifyMessages.unfinished("留下了临时文件", at: place))
        } else if name.hasSuffix(".manifest.json"), let bytes = OutputFile.read("\(folder)/\(place.file)"),
            let manifest = try? SignedManifest(bytes), let head = manifest.chainHead,
            !entries.contains(where: { $0.chain == head })
        {
            manifestCount += 1
            findings.append(VerifyMessages.headUnknown(at: place))
        } else if try UnfinishedReport(subject, name, folder, stored)?.isWhatTheNextRunWrites ?? false {
            findings.append(VerifyMessages.unfinished("报告尚未记入台账", at: place))
        } else {
            findings.append(VerifyMessages.stray(at: place))
        }
    }
}

extension PlannedReport {
    /// What a record is about; nil where the books do not know it.
    init?(_ record: ReportRecord, _ books: CityBooks) {
        self.init(name: record.kind, folder: record.subject, books)
    }

    /// - Parameters:
    ///   - name: `daily`, `daily-public`.
    ///   - folder: of `Reports/`.
    init?(name: String, folder: String, _ books: CityBooks) {
        let subject: ReportSubject
        if let day = CalendarDay(iso: folder) {
            subject = .day(day)
        } else if folder.hasPrefix("list-"), let year = Int(folder.dropFirst(5)) {
            subject = .list(year)
        } else if let episode = books.episodes.first(where: { ReportSubject.episode($0.id).folderName == folder }) {
            subject = .episode(episode.id)
        } else {
            return nil
        }
        for kind in ReportRule.Kind.allCases {
            for edition in Edition.allCases {
                let planned = PlannedReport(kind: kind, subject: subject, edition: edition)
                guard planned.name == name, planned.canBeMade else { continue }
                self = planned
                return
            }
        }
        return nil
    }
}
