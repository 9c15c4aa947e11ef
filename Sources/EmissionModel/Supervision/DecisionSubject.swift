/// What a decision is about, with the id that is printed beside it and given to `abate decide`.
public enum DecisionSubject: Sendable, Hashable {
    /// Two files of one run give an account different readings of a day.
    case reading(account: String, day: CalendarDay)
    /// Two files of one run disagree on a row of another table; the key as `LedgerRecord` makes it, commas for bars.
    case record(table: String, key: String)
    /// An enterprise is exempt at some levels.
    case exemption(enterpriseID: String)
    case target(WarningLevel, Pollutant)
    /// A day whose readings are not to be trusted, for all or for one enterprise.
    case badDay(CalendarDay, enterpriseID: String?)
    /// Electricity, online monitoring and checks disagree about an enterprise on a day.
    case conflict(CalendarDay, enterpriseID: String)

    /// `exempt/E3`; nil where the text is none of the forms.
    public init?(id: String) {
        let parts = id.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[1].isEmpty else { return nil }
        let rest = parts[1]
        let two = rest.split(separator: "/", maxSplits: 1).map(String.init)
        switch parts[0] {
        case "reading":
            // An account number may hold a stroke; a day never does.
            guard let stroke = rest.lastIndex(of: "/"), stroke > rest.startIndex,
                let day = CalendarDay(iso: rest[rest.index(after: stroke)...])
            else { return nil }
            self = .reading(account: String(rest[..<stroke]), day: day)
        case "record":
            guard two.count == 2 else { return nil }
            self = .record(table: two[0], key: two[1])
        case "exempt": self = .exemption(enterpriseID: rest)
        case "target":
            guard two.count == 2, let level = WarningLevel(rawValue: two[0]),
                let pollutant = Pollutant(rawValue: two[1])
            else { return nil }
            self = .target(level, pollutant)
        case "bad-day":
            guard let day = two.first.flatMap({ CalendarDay(iso: $0) }) else { return nil }
            self = .badDay(day, enterpriseID: two.count == 2 ? two[1] : nil)
        case "conflict":
            guard two.count == 2, let day = CalendarDay(iso: two[0]) else { return nil }
            self = .conflict(day, enterpriseID: two[1])
        default: return nil
        }
    }

    public var id: String {
        switch self {
        case .reading(let account, let day): "reading/\(account)/\(day.iso)"
        case .record(let table, let key): "record/\(table)/\(key)"
        case .exemption(let enterprise): "exempt/\(enterprise)"
        case .target(let level, let pollutant): "target/\(level.rawValue)/\(pollutant.rawValue)"
        case .badDay(let day, let enterprise): "bad-day/\(day.iso)" + (enterprise.map { "/\($0)" } ?? "")
        case .conflict(let day, let enterprise): "conflict/\(day.iso)/\(enterprise)"
        }
    }

    /// The enterprise that it names.
    public var enterpriseID: String? {
        switch self {
        case .exemption(let id), .conflict(_, let id): id
        case .badDay(_, let id): id
        case .reading, .record, .target: nil
        }
    }

    /// Of a row of a table, from its key as the ledger has it.
    public static func record(_ table: String, ledgerKey: String) -> DecisionSubject {
        .record(table: table, key: String(ledgerKey.map { $0 == "|" ? "," : $0 }))
    }

    /// 核定事项, as a report calls it.
    public var name: String {
        switch self {
        case .reading(let account, let day): "户号 \(account) \(day.iso) 用电量"
        case .record(let table, let key): "\(table) \(key)"
        case .exemption(let enterprise): "企业 \(enterprise) 豁免"
        case .target(let level, let pollutant): "\(level.name)预警 \(pollutant.symbol) 减排目标"
        case .badDay(let day, let enterprise): "\(enterprise.map { "企业 \($0) " } ?? "全市") \(day.iso) 数据不可信"
        case .conflict(let day, let enterprise): "企业 \(enterprise) \(day.iso) 旁证不一致的认定"
        }
    }
}
