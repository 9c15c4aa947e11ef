import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore

extension CityBooks {
    /// Days before an episode, and before the last reading, whose readings are judged.
    private static let judgedBefore = 28
    private static let judgedAtAll = 60
    /// Findings whose file and row are looked up.
    private static let placed = 200

    /// What is hard to believe in the readings of an episode and of the four weeks before it. No file is named: the same
    /// readings in other pieces say the same.
    func suspects(_ inventory: EmissionInventory, _ readings: ReadingTable, _ days: ClosedRange<CalendarDay>)
        -> [Diagnostic]
    {
        let judged = days.lowerBound.advanced(by: -Self.judgedBefore)...days.upperBound
        let responses = episodes.flatMap(\.intervals)
        let names = Self.names(inventory)
        let check = ReadingCheck(inventory, readings, calendar, responses: responses, on: judged)
        let consumption = ConsumptionCheck(
            inventory, readings, responses: responses, origins: origins, on: judged)
        let lookback = city.jurisdiction.parameters.baseline.lookback
        return check.suspects.map { $0.diagnostic(of: names[$0.accountNumber] ?? "") } + consumption.farAboveIndustry
            + regionFindings(inventory, readings, days.lowerBound.advanced(by: -lookback)...days.upperBound)
    }

    /// The same of the ledger's last sixty days, with the files and rows, and the long idle that run; what is said of
    /// the whole region goes back a year and a look-back, as far as baselines and their placebo windows do.
    func consumptionFindings() throws(CommandFailure) -> [Diagnostic] {
        do {
            guard let last = try ledger.readingDays(asOf: asOf)?.upperBound else { return [] }
            let judged = last.advanced(by: 1 - Self.judgedAtAll)...last
            let inventory = inventory(on: last)
            let history = try history() ?? judged
            let readings = try ledger.readings(
                of: Array(Set(inventory.bindings.map(\.accountNumber))).sorted(),
                from: min(history.lowerBound, judged.lowerBound.advanced(by: -2 * Self.judgedBefore)), through: last,
                asOf: asOf)
            let responses = episodes.flatMap(\.intervals)
            let check = ReadingCheck(inventory, readings, calendar, responses: responses, on: judged)
            let names = Self.names(inventory)
            var findings: [Diagnostic] = []
            for (index, suspect) in check.suspects.enumerated() {
                let place = index < Self.placed ? try place(of: suspect) : nil
                findings.append(suspect.diagnostic(of: names[suspect.accountNumber] ?? "", at: place))
            }
            let consumption = ConsumptionCheck(
                inventory, readings, responses: responses, origins: origins, on: judged)
            return findings + consumption.findings + regionFindings(inventory, readings, history)
        } catch {
            throw CommandFailure(error)
        }
    }

    private func place(of suspect: SuspectReading) throws(LedgerError) -> SourceLocation? {
        let origin = try ledger.readingOrigin(of: suspect.accountNumber, on: suspect.firstDay, asOf: asOf)
        return origin.flatMap { origins.place(of: $0) }
    }

    /// Of each account the enterprise as findings name it.
    private static func names(_ inventory: EmissionInventory) -> [String: String] {
        let shown = Dictionary(
            inventory.enterprises.map { ($0.id, "\($0.id) \($0.name)") }, uniquingKeysWith: { first, _ in first })
        return Dictionary(
            inventory.bindings.map { ($0.accountNumber, shown[$0.enterpriseID] ?? "") },
            uniquingKeysWith: { first, _ in first })
    }
}
