import Accounting
import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore
import Reporting

/// Who adds up: its region, its members, its targets and what it knows of the whole area.
struct ReceivingOffice {
    var region: String
    var folders: TemplateFolders
    /// nil where neither a working folder nor a profile is given.
    var jurisdiction: Jurisdiction?
    var calendar: DayCalendar
    var members: [String]
    var society: [SocietyFigure] = []
    var societySource: String?
    var targets: [ReductionTarget] = []
    /// Of which one must have signed every submission; empty: any may, or none.
    var publicKeys: Set<String> = []

    /// From the office's working folder, or from a profile alone.
    init(_ command: RollUpCommand) throws {
        let city = try command.options.dir.map { _ in try City(command.options) }
        folders = try city?.folders ?? City.templateFolders(city: nil)
        if let city {
            jurisdiction = city.jurisdiction
        } else if let profile = command.profile {
            jurisdiction = try Self.jurisdiction(profile, folders)
        }
        calendar = try city?.officialCalendar ?? OfficialCalendar.load(folders)
        guard let region = command.region ?? city?.jurisdiction.region else {
            throw CommandFailure(.usage, "请用 --region 指明汇总后的地区名称，或用 --dir 指明汇总单位的工作文件夹")
        }
        self.region = region
        members = command.memberNames.isEmpty ? jurisdiction?.members ?? [] : command.memberNames
        publicKeys = try command.demandedKeys()
        if let city { try read(city) }
        if let file = command.society { try read(file) }
    }

    private static func jurisdiction(_ profile: String, _ folders: TemplateFolders) throws -> Jurisdiction {
        try Jurisdiction.load(
            configuration: try Configuration(text: "profile: \(profile)\n", file: "--profile"), folders: folders)
    }

    private mutating func read(_ city: City) throws {
        let books = try CityBooks(city, try city.ledgerToLookAt(), asOf: .latest)
        targets = books.targets
        society = books.society.filter { $0.region == region }
        if !society.isEmpty { societySource = "汇总单位台账中的全社会排放总量" }
    }

    /// A table of the whole society's emission; it takes the place of the ledger's.
    private mutating func read(_ file: String) throws {
        let ledger = try Ledger()
        let tables = try (jurisdiction ?? Self.jurisdiction("kuitun-2023", folders)).tables
        let intake = Intake(ledger: ledger, tables: tables, run: 1, receivedAt: "")
        let result = try intake.take(file, name: FileName.last(of: file), table: "society")
        let figures = try ledger.records(SocietyFigure.self, asOf: .latest).map(\.record)
        society = figures.filter { $0.region == region }
        guard result.status != .refused, !society.isEmpty else {
            let findings = result.findings.map { $0.text(.zh) }.joined(separator: "\n")
            throw CommandFailure(.input, findings + "\n\(FileName.last(of: file)) 中没有“\(region)”的全社会排放总量")
        }
        societySource = "给定的全社会排放总量表（\(FileName.last(of: file))）"
    }

    /// When a member's figures are due: by the office's plan where it lists its counties, else by the member's own plan,
    /// which says when it reports upward; nil where neither states a time.
    func due(_ submission: ReceivedSubmission) -> LocalMinute? {
        let received = (jurisdiction?.reportRules ?? []).filter { $0.direction != .ours && $0.senders == .areas }
        return due(submission, by: received) ?? due(submission, by: upwardRules(of: submission))
    }

    private func due(_ submission: ReceivedSubmission, by rules: [ReportRule]) -> LocalMinute? {
        let kinds: [ReportRule.Kind] = submission.isDaily ? [.daily] : [.submission, .rollUp, .episode]
        let ordered = kinds.flatMap { kind in rules.filter { $0.kind == kind } }
        return ordered.lazy.compactMap { rule in
            if let date = submission.date { return rule.due.deadline(for: date) }
            return submission.lifted.flatMap { rule.due.deadline(lifted: $0, calendar: calendar) }
        }.first
    }

    private func upwardRules(of submission: ReceivedSubmission) -> [ReportRule] {
        let ids = Set(submission.member.regions.map(\.profile))
        guard ids.count == 1, let id = ids.first, Profiles.ids(in: folders).contains(id),
            let profile = try? Profiles.load(id, in: folders)
        else { return [] }
        return profile.reports.filter { $0.direction != .received && $0.senders == nil }
    }
}
