import EmissionModel

/// 部门报送: of a day, or of an episode.
enum DepartmentReportImporter {
    static func importer(_ context: ImportContext) -> any TableImporter {
        RecordImporter(context: context, read: record)
    }

    private static func record(_ fields: inout FieldReader) -> DepartmentReport? {
        let period = period(&fields)
        let department = fields.requiredText("department")
        guard let period, let department else { return nil }
        var report = DepartmentReport(period: period, department: department)
        report.people = fields.tally("people")
        report.checks = fields.tally("checks")
        report.stopped = fields.tally("stopped")
        report.sites = fields.tally("sites")
        report.vehicles = fields.tally("vehicles")
        report.work = fields.text("text")
        report.results = fields.text("results")
        report.problems = fields.text("problems")
        report.improvements = fields.text("improvements")
        report.attachments = fields.text("attachments")
        return report
    }

    private static func period(_ fields: inout FieldReader) -> DepartmentReport.Period? {
        if let day = fields.day("date") { return .day(day) }
        if let episode = fields.label("episode_id") { return .episode(episode) }
        if !fields.isRejected { fields.report(IngestionMessages.neitherOf, ["日期、过程编号"]) }
        return nil
    }
}

extension FieldReader {
    /// A count of people, checks, sites: at most ten million.
    fileprivate mutating func tally(_ key: String) -> Int? { integer(key, in: 0...10_000_000) }
}
