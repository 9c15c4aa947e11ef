import Accounting
import EmissionModel
import Jurisdiction

extension CityBooks {
    /// The list of a year with all that its planned accounting stands on.
    func listInput(year: Int) -> ListInput {
        let day = listDay(year)
        let jurisdiction = city.jurisdiction
        return ListInput(
            region: jurisdiction.region, day: day, parameters: jurisdiction.parameters,
            society: society.filter { $0.region == jurisdiction.region }, targets: targets,
            inventory: inventory(on: day), sources: [])
    }

    /// The day on which a year's list is submitted, by which its targets and its whole-society emission are taken; the
    /// year's last where the plan states none.
    private func listDay(_ year: Int) -> CalendarDay {
        let rules = city.jurisdiction.reportRules.filter { $0.kind == .listCheck && $0.direction != .received }
        let due = rules.compactMap { $0.due.deadline(year: year)?.day }.min()
        return due ?? CalendarDay(year: year, month: 12, day: 31) ?? CalendarDay(number: 0)
    }
}
