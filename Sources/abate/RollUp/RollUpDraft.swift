import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Reporting

/// What came, sorted out: which submission of each region counts, and why the others do not.
struct RollUpDraft {
    let office: ReceivingOffice
    private(set) var counted: [ReceivedSubmission] = []
    private(set) var entries: [SubmissionEntry] = []
    private(set) var findings: [Diagnostic] = []
    /// A file was not what its manifest says.
    private(set) var isTampered = false
    /// A submission was refused as a whole.
    private(set) var hasRefused = false
    private let received: [String: LocalMinute]

    init(_ office: ReceivingOffice, _ folders: [SubmissionFolder], received: [String: LocalMinute]) throws {
        self.office = office
        self.received = received
        var read: [ReceivedSubmission] = []
        for folder in folders { read += try take(folder) }
        let subject = try Self.subject(read, date: folders.first?.date)
        read = read.filter { isAbout(subject, $0) }
        for (name, all) in Dictionary(grouping: read, by: \.member.name).sorted(by: { $0.key < $1.key }) {
            choose(name, all)
        }
        let names = Set(counted.map(\.member.name))
        entries += office.members.filter { !names.contains($0) }.map { SubmissionEntry(region: $0, status: .missing) }
        entries.sort { Self.key($0) < Self.key($1) }
        findings.sort()
    }

    private static func key(_ entry: SubmissionEntry) -> (String, String, String) {
        (entry.region ?? "", entry.file ?? "", entry.sha256 ?? "")
    }

    /// The newest revision of a folder; older ones are named.
    private mutating func take(_ folder: SubmissionFolder) throws -> [ReceivedSubmission] {
        let documents = try folder.documents()
        guard let newest = documents.last else {
            refuse(.init(finding: RollUpMessages.unreadable(folder.name, folder.name)), file: folder.name)
            return []
        }
        do {
            let submission = try ReceivedSubmission(newest, in: folder.name, signedBy: office.publicKeys)
            for older in documents.dropLast() {
                supersede(
                    submission.member.name, file: "\(folder.name)/\(older.fileName)", older.revision, newest.revision)
            }
            return [submission]
        } catch let refusal as ReceivedSubmission.Refusal {
            refuse(refusal, file: "\(folder.name)/\(newest.fileName)", revision: newest.revision)
            return []
        }
    }

    private mutating func refuse(_ refusal: ReceivedSubmission.Refusal, file: String, revision: Int? = nil) {
        findings.append(refusal.finding)
        entries.append(SubmissionEntry(region: nil, status: .refused, file: file, revision: revision))
        hasRefused = true
        isTampered = isTampered || refusal.isTampered
    }

    private mutating func supersede(_ name: String, file: String, _ old: Int, _ new: Int) {
        findings.append(
            RollUpMessages.superseded(name, String(new), String(old), at: SourceLocation(file: file)))
        entries.append(SubmissionEntry(region: name, status: .superseded, file: file, revision: old))
    }

    // MARK: What it is about

    /// The day; nil for an episode.
    private static func subject(_ read: [ReceivedSubmission], date: CalendarDay?) throws -> CalendarDay? {
        if let date { return date }
        let dates = Set(read.map(\.date))
        guard dates.count < 2 else {
            let days = dates.compactMap { $0?.iso }.sorted().joined(separator: "、")
            throw CommandFailure(.usage, "材料有的是过程、有的是每日（\(days)），请用 --date 指明日期，或只给过程的材料")
        }
        return dates.first ?? nil
    }

    private mutating func isAbout(_ subject: CalendarDay?, _ submission: ReceivedSubmission) -> Bool {
        guard submission.date != subject else { return true }
        let found = submission.date?.iso ?? "过程"
        let finding = RollUpMessages.wrongSubject(
            submission.member.name, found, subject?.iso ?? "过程", at: SourceLocation(file: submission.file))
        refuse(.init(finding: finding), file: submission.file, revision: submission.revision)
        return false
    }

    // MARK: Which one counts

    /// Of one region: the newest revision; equal ones once; two different of one revision, none.
    private mutating func choose(_ name: String, _ all: [ReceivedSubmission]) {
        guard office.members.isEmpty || office.members.contains(name) else {
            for submission in all {
                let known = office.members.joined(separator: "、")
                findings.append(
                    RollUpMessages.unexpected(name, known, at: SourceLocation(file: submission.file)))
                add(submission, .unexpected)
            }
            return
        }
        let newest = all.map(\.revision).max() ?? 1
        let rivals = all.filter { $0.revision == newest }.sorted { $0.file < $1.file }
        for older in all where older.revision < newest { supersede(name, file: older.file, older.revision, newest) }
        guard Set(rivals.map(\.sha256)).count == 1, let ruling = rivals.first else {
            findings.append(
                RollUpMessages.conflicting(
                    name, String(newest), at: rivals.first.map { SourceLocation(file: $0.file) }))
            for rival in rivals { add(rival, .conflicting) }
            return
        }
        counted.append(ruling)
        add(ruling, .counted)
        for repeated in rivals.dropFirst() {
            findings.append(RollUpMessages.repeated(name, at: SourceLocation(file: repeated.file)))
            add(repeated, .repeated)
        }
    }

    private mutating func add(_ submission: ReceivedSubmission, _ status: SubmissionEntry.Status) {
        entries.append(
            SubmissionEntry(
                region: submission.member.name, status: status, kind: submission.schema, file: submission.file,
                revision: submission.revision, sha256: submission.sha256,
                received: received[submission.member.name], due: office.due(submission)))
    }
}

extension RollUpDraft {
    /// Everything added up.
    func report() -> RollUpReport {
        let parameters = office.jurisdiction?.parameters
        let conflicting = entries.filter { $0.status == .conflicting }.compactMap(\.region)
        let expected = Array(Set(office.members + conflicting)).sorted()
        let account = RollUpAccounting.account(
            RollUpInput(
                region: office.region, members: counted.map(\.member), expected: expected, society: office.society,
                targets: office.targets, configuredTargets: parameters?.targets,
                coverageMinimum: parameters?.coverageMinimum ?? .zero,
                so2NoxInterchange: parameters?.so2NoxInterchange ?? false))
        return RollUpReport(
            account: account, date: counted.first?.date, profile: office.jurisdiction?.profile,
            expected: office.members.sorted(), societySource: office.societySource, submissions: entries,
            findings: findings)
    }
}
