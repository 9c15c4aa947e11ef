import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Reporting

extension CityBooks {
    /// The list of a year with all that its planned accounting stands on.
    func listInput(year: Int) -> ListInput {
        let day = listDay(year)
        let jurisdiction = city.jurisdiction
        return ListInput(
            region: jurisdiction.region, day: day, parameters: jurisdiction.parameters,
            society: society.filter { $0.region == jurisdiction.region }, targets: targets,
            inventory: inventory(on: day), sources: sites.inForce(on: day).map(PlannedSource.init))
    }

    /// Targets that the list in force on a day misses even fully carried out, or of which that cannot be told.
    func targetFindings(on day: CalendarDay) -> [Diagnostic] {
        let input = listInput(year: listYear(on: day))
        guard !input.inventory.enterprises.isEmpty else { return [] }
        return AccountingMessages.targetFindings(of: ListAccounting.account(input))
    }

    /// The day on which a year's list is submitted, by which its targets and its whole-society emission are taken; the
    /// year's last where the plan states none.
    private func listDay(_ year: Int) -> CalendarDay {
        let rules = city.jurisdiction.reportRules.filter { $0.kind == .listCheck && $0.direction != .received }
        let due = rules.compactMap { $0.due.deadline(year: year)?.day }.min()
        return due ?? CalendarDay(year: year, month: 12, day: 31) ?? CalendarDay(number: 0)
    }
}

extension PlannedSource {
    /// A site of the ledger's lists, with what it declares at each level, inherited figures included.
    fileprivate init(_ site: SourceSite) {
        self.init(
            id: site.id, name: site.name, sector: site.sector, county: site.county, department: site.department,
            grade: site.grade, baseline: site.baseline, measures: PerLevel { site[$0].text },
            reductions: PerLevel { level in PerPollutant { site.reduction(of: $0, at: level) } },
            isSecret: site.isSecret)
    }
}
