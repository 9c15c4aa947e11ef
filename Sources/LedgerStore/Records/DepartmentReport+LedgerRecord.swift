public import EmissionModel

extension DepartmentReport: LedgerRecord {
    public static let ledgerTable = "department_report"
    public static let ledgerColumns = [
        "day", "episode_id", "department", "people", "checks", "stopped", "sites", "vehicles", "work", "results",
        "problems", "improvements", "attachments",
    ]

    public var ledgerKey: String {
        switch period {
        case .day(let day): "\(day.iso)|\(department)"
        case .episode(let episode): "episode \(episode)|\(department)"
        }
    }

    public func encode(to encoder: inout LedgerEncoder) {
        switch period {
        case .day(let day):
            encoder.day(day)
            encoder.text(nil)
        case .episode(let episode):
            encoder.day(nil)
            encoder.text(episode)
        }
        encoder.text(department)
        for count in [people, checks, stopped, sites, vehicles] { encoder.integer(count) }
        for text in [work, results, problems, improvements, attachments] { encoder.text(text) }
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let day = try decoder.day()
        let episode = try decoder.text()
        let period = try decoder.required(day.map(Period.day) ?? episode.map(Period.episode))
        let department = try decoder.requiredText()
        self.init(period: period, department: department)
        people = try decoder.smallInteger()
        checks = try decoder.smallInteger()
        stopped = try decoder.smallInteger()
        sites = try decoder.smallInteger()
        vehicles = try decoder.smallInteger()
        work = try decoder.text()
        results = try decoder.text()
        problems = try decoder.text()
        improvements = try decoder.text()
        attachments = try decoder.text()
    }
}
