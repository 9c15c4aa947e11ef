public import Diagnostics
public import EmissionModel

extension ReadingTable {
    /// What the registers do not tell, up to a day; days without a multiplier are said once an account.
    public func registerFindings(through last: CalendarDay) -> [Diagnostic] {
        let faults = registerFaults.filter { $0.day <= last }
        let unmultiplied = Dictionary(grouping: faults.filter { $0.kind == .noMultiplier }, by: \.account)
        let missing = unmultiplied.sorted { $0.key < $1.key }.map { account, days in
            IngestionMessages.noMultiplier(account, days.map(\.day).min()?.iso ?? "", String(days.count))
        }
        return missing + faults.compactMap(Self.finding)
    }

    private static func finding(_ fault: RegisterFault) -> Diagnostic? {
        switch fault.kind {
        case .noMultiplier: nil
        case .multiplierChanged: IngestionMessages.multiplierChanged(fault.account, fault.day.iso)
        case .contradicted: IngestionMessages.registerContradicted(fault.account, fault.day.iso)
        case .fell(let from, let to):
            IngestionMessages.registerFell(fault.account, fault.day.iso, text(from), text(to))
        }
    }

    /// A stand is kept in millionths, as an energy is in milliwatt-hours.
    private static func text(_ stand: Int64) -> String {
        JSONValue(Energy(milliwattHours: stand).kilowattHours).text()
    }
}
