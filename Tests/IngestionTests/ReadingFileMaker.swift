import EmissionModel
import Ingestion
import LedgerStore
import TestSupport

/// Files of readings by seed, in the ways in which they are written and in which they go wrong.
struct ReadingFileMaker {
    var random: SplitMix64
    var lineEnd = "\n"
    var separator = ","
    var isQuoted = false
    var hasName = false
    var hasStatus = false
    var hasLastLineEnd = true

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        lineEnd = pick(["\n", "\n", "\r\n"])
        separator = pick([",", ",", "\t", ";"])
        isQuoted = chance(4)
        hasName = chance(3)
        hasStatus = chance(3)
        hasLastLineEnd = !chance(4)
    }

    mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
    mutating func chance(_ one: Int) -> Bool { below(one) == 0 }
    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

    /// One long file: its conventions, its order and its faults by the seed.
    mutating func long() -> String {
        let convention = below(4)
        let accounts = 1 + below(4)
        let days = 1 + below(4)
        let style = below(6)
        var rows: [String] = []
        for account in 0..<accounts {
            let number =
                account == 3
                ? "A-\(account)户" : chance(6) ? "'65000000000\(10 + account)" : "65000000000\(10 + account)"
            for day in 0..<days {
                for quarter in 0..<96 { rows.append(row(number, day, quarter, convention, style)) }
            }
        }
        spoil(&rows)
        if chance(3) { repeatDays(&rows) }
        switch below(5) {
        case 0: rows.shuffle(using: &random)
        case 1:
            // In order of time: all accounts of a quarter-hour together.
            let size = rows.count / accounts
            rows = (0..<size).flatMap { at in (0..<accounts).map { rows[min($0 * size + at, rows.count - 1)] } }
        default: break
        }
        let header = columns("户号", "户名", "数据时间", "电量(kWh)", "数据状态")
        return finished(header, rows)
    }

    /// Whole days come once more, at the end or anywhere, as they were or with another value among them; or all of the file
    /// does.
    private mutating func repeatDays(_ rows: inout [String]) {
        if chance(6) { return rows += rows }
        for _ in 0..<1 + below(3) where rows.count >= 96 {
            let start = below(rows.count / 96) * 96
            var day = Array(rows[start..<start + 96])
            if chance(3) { day[below(96)].replace("1", with: "3") }
            if chance(3) { day = Array(day[below(96)...]) }
            rows.insert(contentsOf: day, at: chance(2) ? rows.count : below(rows.count))
        }
    }

    /// Days: one a row, or a row of dates across.
    mutating func daily() -> String {
        let days = 1 + below(6)
        let style = 10 + below(4)
        let numbers = (0..<1 + below(5)).map { account in chance(8) ? "B\(account)" : "65000000000\(10 + account)" }
        let isAcross = chance(2)
        var rows: [String] = []
        for number in numbers {
            if isAcross {
                rows.append(joined([number] + (0..<days).map { _ in chance(12) ? "" : energy() }))
            } else {
                for day in 0..<days {
                    let date = Self.time(CalendarDay(number: 20_461).advanced(by: day), -1, style)
                    rows.append(columns(number, "某厂", date, energy(), status()))
                }
            }
        }
        spoil(&rows)
        if chance(3) { rows.shuffle(using: &random) }
        let across = ["户号"] + (0..<days).map { CalendarDay(number: 20_461).advanced(by: $0).iso }
        let header = isAcross ? joined(across) : columns("户号", "户名", "日期", "电量(kWh)", "数据状态")
        return finished(header, rows)
    }

    /// The intervals of a day across: 96, 48 or 24.
    mutating func points() -> String {
        let count = pick([96, 96, 48, 24])
        let days = 1 + below(4)
        let isNumbered = chance(2)
        var rows: [String] = []
        for account in 0..<1 + below(4) {
            for day in 0..<days {
                let date = Self.time(CalendarDay(number: 20_461).advanced(by: day), -1, 10)
                let hasGaps = chance(5)
                let values = (0..<count).map { _ in hasGaps && chance(9) ? pick(["", "-"]) : energy() }
                rows.append(joined(["65000000000\(10 + account)", date] + values))
            }
        }
        spoil(&rows)
        if chance(4), let row = rows.first { rows.append(row) }
        if chance(3) { rows.shuffle(using: &random) }
        let headers = (1...count).map { number in
            isNumbered ? "P\(number)" : Self.time(CalendarDay(number: 0), number * 1440 / count, 20)
        }
        return finished(joined(["户号", "日期"] + headers), rows)
    }

    private func finished(_ header: String, _ rows: [String]) -> String {
        let text = ([header] + rows).joined(separator: lineEnd)
        return hasLastLineEnd ? text + lineEnd : text
    }

    private func joined(_ cells: [String]) -> String {
        cells.map { isQuoted || $0.contains(separator) ? "\"\($0)\"" : $0 }.joined(separator: separator)
    }

    private func columns(_ account: String, _ name: String, _ time: String, _ energy: String, _ status: String)
        -> String
    {
        var cells = hasName ? [account, name, time, energy] : [account, time, energy]
        if hasStatus { cells.append(status) }
        return joined(cells)
    }

    private mutating func row(_ number: String, _ day: Int, _ quarter: Int, _ convention: Int, _ style: Int) -> String {
        let minute = convention == 0 ? quarter * 15 : quarter * 15 + 15
        var date = CalendarDay(number: 20_461).advanced(by: day)
        var shown = minute
        if minute == 1440, convention == 1 { (date, shown) = (date.advanced(by: 1), 0) }
        if minute == 1440, convention == 2 { shown = 0 }
        let time = Self.time(date, shown, style)
        return columns(number, chance(50) ? "某某厂（\(below(100))）" : "奎屯某某化工有限公司", time, energy(), status())
    }

    private static func time(_ date: CalendarDay, _ minute: Int, _ style: Int) -> String {
        let (year, month, day) = date.civil
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let clock = "\(two(max(minute, 0) / 60)):\(two(max(minute, 0) % 60))"
        switch style {
        case 1: return "\(year)/\(month)/\(day) \(minute / 60):\(two(minute % 60))"
        case 2: return "\(date.iso) \(clock):00"
        case 3: return "\(date.iso)T\(clock)"
        case 4: return "\(year)\(two(month))\(two(day)) \(clock)"
        case 10: return date.iso
        case 11: return "\(year)\(two(month))\(two(day))"
        case 12: return "\(year)/\(month)/\(day)"
        case 13: return "\(year)年\(month)月\(day)日"
        case 20: return clock
        default: return "\(date.iso) \(clock)"
        }
    }

    private mutating func energy() -> String {
        switch below(60) {
        case 0: "\(below(90_000_000)).\(1 + below(9))"
        case 1: "\(below(100)).\(100_000 + below(900_000))"
        case 2: "0"
        case 3: "\(below(10)).\(1_000_000_000 + below(1_000_000_000))"
        default: "\(below(200)).\(10 + below(90))"
        }
    }

    private mutating func status() -> String { chance(40) ? pick(["异常", "", "-"]) : "正常" }

    /// Rows that are lost, repeated, contradicted, out of their places or wrong.
    private mutating func spoil(_ rows: inout [String]) {
        guard chance(2) else { return }
        for _ in 0..<below(6) {
            let at = below(rows.count)
            switch below(14) {
            case 0, 1: rows.remove(at: at)
            case 2: rows.insert(rows[at], at: below(rows.count))
            case 3: rows.insert(rows[at].replacing("1", with: "2"), at: at)
            case 4: rows.insert("", at: at)
            case 5: rows.insert(columns("", "", "", "", ""), at: at)
            case 6: rows[at] = rows[at].replacing(".", with: "x")
            case 7: rows[at] += separator + "余"
            case 8: rows.insert(columns("合计", "", "", "12", ""), at: rows.count)
            case 11: rows[at] = rows[at].replacing("2026", with: "2025")
            case 9: rows[at] = rows[at].replacing(chance(2) ? ":15" : "2026-01-08", with: chance(2) ? "" : ":17")
            case 10: rows.insert(columns("6500000000010", "甲\n乙", "2026-01-08 00:15", "1", ""), at: at)
            default: rows[at] = rows[at].replacing("20", with: "１9")
            }
            if rows.isEmpty { return rows.append(columns("6500000000010", "", "2026-01-08 00:15", "1", "")) }
        }
    }
}
