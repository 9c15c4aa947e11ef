import AirQuality
import EmissionModel
import Jurisdiction
import Reporting

extension CityBooks {
    /// What others owe about a day in force, and who has sent it.
    func received(on day: CalendarDay) -> [ReceivedReport] {
        let level = episode(inForceOn: day).flatMap { highestLevel($0) }
        return ReceivedReport.daily(
            day, level: level, from: Set(work(on: [day], of: nil).map(\.department)),
            under: city.jurisdiction)
    }

    /// What others owe after an episode; none before it is lifted.
    func receivedAfterLifting(_ episode: Episode) -> [ReceivedReport] {
        guard let lifted = episode.lastDay else { return [] }
        return ReceivedReport.afterLifting(
            on: lifted, level: highestLevel(episode),
            from: Set(work(on: [], of: episode.id).map(\.department)), under: city.jurisdiction,
            calendar: calendar)
    }

    func highestLevel(_ episode: Episode) -> WarningLevel? { episode.intervals.compactMap(\.level).max() }

    // MARK: What reports show beside the account

    /// What departments sent about the days, and about the episode as a whole.
    func work(on days: [CalendarDay], of episode: String?) -> [DepartmentWork] {
        departmentReports.compactMap { report -> DepartmentWork? in
            switch report.period {
            case .day(let day): days.contains(day) ? DepartmentWork(report, on: day) : nil
            case .episode(let id): id == episode ? DepartmentWork(report, on: nil) : nil
            }
        }.sorted { ($0.day?.number ?? .max, $0.department) < ($1.day?.number ?? .max, $1.department) }
    }

    func air(on days: [CalendarDay]) throws(CommandFailure) -> [AirDay] {
        guard let first = days.first, let last = days.last else { return [] }
        return try airQualityDays(first...last).map { air in
            let primary = air.primary.map(\.symbol).joined(separator: "、")
            return AirDay(day: air.day, aqi: air.aqi, primaryPollutant: primary.isEmpty ? nil : primary)
        }
    }

    func siteChecks(on days: [CalendarDay]) -> [SiteCheck] {
        inspections.filter { days.contains($0.day) }.map { inspection in
            SiteCheck(
                enterpriseID: inspection.enterpriseID, day: inspection.day, kind: inspection.mode.name,
                conclusion: inspection.conclusion.name, problem: inspection.problem, action: inspection.action,
                attachments: inspection.attachments)
        }.sorted {
            ($0.day, $0.enterpriseID, $0.kind, $0.conclusion) < ($1.day, $1.enterpriseID, $1.kind, $1.conclusion)
        }
    }
}

extension DepartmentWork {
    fileprivate init(_ report: DepartmentReport, on day: CalendarDay?) {
        self.init(
            department: report.department, day: day, people: report.people, checks: report.checks,
            stopped: report.stopped, sites: report.sites, vehicles: report.vehicles, text: report.work,
            results: report.results, problems: report.problems, improvements: report.improvements)
    }
}
