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
    func work(on days: [CalendarDay], of episode: String?) -> [DepartmentWork] { [] }

    func air(on days: [CalendarDay]) throws(CommandFailure) -> [AirDay] {
        guard let first = days.first, let last = days.last else { return [] }
        return try airQualityDays(first...last).map { air in
            let primary = air.primary.map(\.symbol).joined(separator: "、")
            return AirDay(day: air.day, aqi: air.aqi, primaryPollutant: primary.isEmpty ? nil : primary)
        }
    }

    func siteChecks(on days: [CalendarDay]) -> [SiteCheck] { [] }
}
