import EmissionModel
import LedgerStore
import Reporting

extension ChangedRow.Field {
    /// A column of the ledger, whose name ends in its unit, as a reader knows it: kg, kWh, a day, a moment.
    init(_ change: FieldChange) {
        let units: [(suffix: String, name: String, text: (Int64) -> String)] = [
            ("_mg", "_kg", { Self.millionths($0) }), ("_mwh", "_kwh", { Self.millionths($0) }),
            ("_day", "", { Int32(exactly: $0).map { CalendarDay(number: $0).iso } ?? String($0) }),
            ("_minute", "", { LocalMinute(number: $0).iso }),
        ]
        let unit = units.first { change.column.hasSuffix($0.suffix) || "_\(change.column)" == $0.suffix }
        guard let unit else {
            self.init(name: change.column, before: change.before, after: change.after)
            return
        }
        func text(_ value: String?) -> String? { value.map { text in Int64(text).map(unit.text) ?? text } }
        let stem = change.column.hasSuffix(unit.suffix) ? String(change.column.dropLast(unit.suffix.count)) : "day"
        self.init(name: stem + unit.name, before: text(change.before), after: text(change.after))
    }

    /// An exact decimal.
    private static func millionths(_ value: Int64) -> String {
        let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        var digits = String(String(1_000_000 + rest).dropFirst())
        while digits.last == "0" { digits.removeLast() }
        return (value < 0 ? "-" : "") + String(whole) + (digits.isEmpty ? "" : ".\(digits)")
    }
}
