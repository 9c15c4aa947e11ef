import EmissionModel

/// Whether a part day can be split: the accounts of every required enterprise declare the quarter-hour
/// (`domain.md` §3.12). What is declared decides, not what has come: a curve that is then missing saves nothing.
struct DeclaredResolution {
    /// Required enterprises of which a counted or subtracted account does not declare it, sorted.
    private(set) var undeclared: [String] = []
    private var declared = 0

    /// A part day counts by its quarter-hours. Where no required enterprise has any account nothing is declared.
    var isQuarterHour: Bool { undeclared.isEmpty && declared > 0 }

    /// Those that keep a day from being split where others declare the quarter-hour; empty where none does.
    var exceptions: [String] { declared > 0 ? undeclared : [] }

    init(_ cases: [EnterpriseCase], levels: [WarningLevel], on day: CalendarDay, exemptions: [Exemption]) {
        let exemptions = Dictionary(grouping: exemptions, by: \.enterpriseID)
        for enterpriseCase in cases {
            let accounts = enterpriseCase.accounts.map(\.binding).filter { $0.sign != 0 && $0.isValid(on: day) }
            let own = exemptions[enterpriseCase.enterprise.id] ?? []
            let isRequired = levels.contains { level in
                !own.contains { $0.holds(on: day, at: level) } && MeasurePlan(enterpriseCase, at: level).isRequired
            }
            guard !accounts.isEmpty, isRequired else { continue }
            if accounts.allSatisfy({ $0.resolution == .quarterHour }) {
                declared += 1
            } else {
                undeclared.append(enterpriseCase.enterprise.id)
            }
        }
    }
}
