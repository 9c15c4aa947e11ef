public import Diagnostics
public import EmissionModel
import Tabular

extension ReadingTable {
    /// What the registers do not tell, up to a day; days without a multiplier are said once an account.
    public func registerFindings(through last: CalendarDay) -> [Diagnostic] {
        let faults = registerFaults.filter { $0.day <= last }
        let unmultiplied = Dictionary(grouping: faults.filter { $0.kind == .noMultiplier }, by: \.account)
        let missing = unmultiplied.sorted { $0.key < $1.key }.map { account, days in
            IngestionMessages.noMultiplier(account, days.map(\.day).min()?.iso ?? "", String(days.count))
        }
        return missing + faults.compactMap(\.diagnostic)
    }
}

extension RegisterFault {
    /// nil where what is said is said of many days at once.
    public var diagnostic: Diagnostic? {
        switch kind {
        case .noMultiplier: nil
        case .multiplierChanged: IngestionMessages.multiplierChanged(account, day.iso)
        case .contradicted: IngestionMessages.registerContradicted(account, day.iso)
        case .fell(let from, let to):
            IngestionMessages.registerFell(account, day.iso, Self.text(from), Self.text(to))
        case .roseTooFar(let from, let to):
            IngestionMessages.registerRoseTooFar(account, day.iso, Self.text(from), Self.text(to))
        case .rolledOver(let from, let to, let energy):
            IngestionMessages.registerRolledOver(
                account, day.iso, Self.text(from), Self.text(to), JSONValue(energy.kilowattHours).text(),
                DecisionSubject.reading(account: account, day: day).id)
        }
    }

    /// A stand is kept in millionths; with all its digits, which a double has not.
    private static func text(_ stand: Int64) -> String {
        let text = DecimalText(significand: stand, scale: 6).plain
        let shown = text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed()
        return shown.isEmpty ? "0" : String(shown)
    }
}
