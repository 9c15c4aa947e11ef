import EmissionModel

/// The readings of a plan as a table of one of the forms, in units that are written one by one: an account-day or a row.
///
/// Writes through pointers: what is made must cost far less than what is measured with it. Every write is proven by
/// `unitCapacity`, the longest that a unit can become.
public struct ReadingText: Sendable {
    public let plan: ReadingPlan
    public let form: ReadingForm
    public let header: [UInt8]
    public let unitCount: Int
    /// Bytes that must be free where a unit is written.
    public let unitCapacity: Int
    private let values: ReadingValues
    private let names: HolderNames?
    /// `2026-01-01 00:00,` of every quarter-hour, seventeen bytes each.
    private let stamps: [UInt8]
    private let permutation: Permutation

    public init(_ plan: ReadingPlan, _ form: ReadingForm) {
        self.plan = plan
        self.form = form
        values = ReadingValues(seed: plan.seed)
        names = form.hasNames ? HolderNames(isGB18030: form == .namedGB18030) : nil
        stamps = Self.stamps(plan)
        permutation = Permutation(count: plan.readings, seed: plan.seed)
        header = Self.header(plan, form)
        let accountDays = plan.accounts * plan.days
        unitCount =
            switch form {
            case .long, .named, .namedGB18030, .points, .daily: accountDays
            case .repeated: accountDays + accountDays / 100
            case .timeOrder, .shuffled: plan.readings
            case .dateColumns: plan.accounts
            }
        // A row of a long table is at most 14 + a name + 17 + 8 bytes, and a store may reach 16 further.
        let row = 64 + (names == nil ? 0 : HolderNames.longest)
        unitCapacity =
            switch form {
            case .long, .named, .namedGB18030, .repeated: ReadingPlan.quarters * row
            case .points: 64 + ReadingPlan.quarters * 8
            case .timeOrder, .shuffled, .daily: row
            case .dateColumns: 64 + plan.days * 16
            }
    }

    /// Rows under the header.
    public var rowCount: Int {
        let accountDays = plan.accounts * plan.days
        return switch form {
        case .long, .named, .namedGB18030, .timeOrder, .shuffled: plan.readings
        case .repeated: plan.readings + accountDays / 100 * ReadingPlan.quarters
        case .points, .daily: accountDays
        case .dateColumns: plan.accounts
        }
    }

    /// Writes one unit and gives its length.
    public func write(_ unit: Int, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
        precondition(unit >= 0 && unit < unitCount, "no such unit")
        let accountDays = plan.accounts * plan.days
        switch form {
        case .long, .named, .namedGB18030: return writeRows(unit / plan.days, unit % plan.days, bytes)
        case .repeated:
            let unit = unit < accountDays ? unit : (unit - accountDays) * 100
            return writeRows(unit / plan.days, unit % plan.days, bytes)
        case .timeOrder:
            let (moment, account) = unit.quotientAndRemainder(dividingBy: plan.accounts)
            return writeRow((account * plan.days * ReadingPlan.quarters) + moment, bytes)
        case .shuffled: return writeRow(permutation[unit], bytes)
        case .points: return writePoints(unit / plan.days, unit % plan.days, bytes)
        case .daily: return writeDay(unit / plan.days, unit % plan.days, bytes)
        case .dateColumns: return writeAccount(unit, bytes)
        }
    }

    // MARK: Rows

    /// The rows of an account's day, one after the other.
    private func writeRows(_ account: Int, _ day: Int, _ start: UnsafeMutablePointer<UInt8>) -> Int {
        let prefix = prefix(account)
        let key = values.key(account: account, day: plan.number(ofDay: day))
        var at = start
        values.table(isResponse: plan.isResponse(day)).withUnsafeBufferPointer { table in
            prefix.withUnsafeBufferPointer { prefix in
                stamps.withUnsafeBufferPointer { stamps in
                    var stamp = stamps.baseAddress! + day * ReadingPlan.quarters * Self.stampLength
                    for quarter in 0..<ReadingPlan.quarters {
                        at.update(from: prefix.baseAddress!, count: prefix.count)
                        at += prefix.count
                        at.update(from: stamp, count: Self.stampLength)
                        at += Self.stampLength
                        stamp += Self.stampLength
                        at = Self.put(table[ReadingValues.index(key, quarter)], 0x0A, at)
                    }
                }
            }
        }
        return at - start
    }

    /// The row at a place of the order of account, then time.
    private func writeRow(_ place: Int, _ start: UnsafeMutablePointer<UInt8>) -> Int {
        let (accountDay, quarter) = place.quotientAndRemainder(dividingBy: ReadingPlan.quarters)
        let (account, day) = accountDay.quotientAndRemainder(dividingBy: plan.days)
        var at = Self.put(plan.accountNumber(account), start)
        let stamp = (day * ReadingPlan.quarters + quarter) * Self.stampLength
        stamps.withUnsafeBufferPointer { at.update(from: $0.baseAddress! + stamp, count: Self.stampLength) }
        at += Self.stampLength
        let index = ReadingValues.index(values.key(account: account, day: plan.number(ofDay: day)), quarter)
        return Self.put(values.table(isResponse: plan.isResponse(day))[index], 0x0A, at) - start
    }

    private func writePoints(_ account: Int, _ day: Int, _ start: UnsafeMutablePointer<UInt8>) -> Int {
        var at = writeDate(day, Self.put(plan.accountNumber(account), start))
        let key = values.key(account: account, day: plan.number(ofDay: day))
        values.table(isResponse: plan.isResponse(day)).withUnsafeBufferPointer { table in
            for quarter in 0..<ReadingPlan.quarters {
                at = Self.put(table[ReadingValues.index(key, quarter)], 0x2C, at)
            }
        }
        at[-1] = 0x0A
        return at - start
    }

    private func writeDay(_ account: Int, _ day: Int, _ start: UnsafeMutablePointer<UInt8>) -> Int {
        let at = writeDate(day, Self.put(plan.accountNumber(account), start))
        return Self.put(
            wattHours: values.day(account: account, day: plan.number(ofDay: day), isResponse: plan.isResponse(day)),
            0x0A, at)
            - start
    }

    private func writeAccount(_ account: Int, _ start: UnsafeMutablePointer<UInt8>) -> Int {
        var at = Self.put(plan.accountNumber(account), start)
        for day in 0..<plan.days {
            let energy = values.day(account: account, day: plan.number(ofDay: day), isResponse: plan.isResponse(day))
            at = Self.put(wattHours: energy, 0x2C, at)
        }
        at[-1] = 0x0A
        return at - start
    }

    // MARK: Fields

    private static let stampLength = 17

    private func prefix(_ account: Int) -> [UInt8] {
        let number = Array("\(plan.accountNumber(account)),".utf8)
        return names.map { number + $0.bytes(account: account) + [0x2C] } ?? number
    }

    /// `2026-01-01,`
    private func writeDate(_ day: Int, _ at: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        let stamp = day * ReadingPlan.quarters * Self.stampLength
        stamps.withUnsafeBufferPointer { at.update(from: $0.baseAddress! + stamp, count: 10) }
        at[10] = 0x2C
        return at + 11
    }

    @inline(__always)
    private static func put(
        _ value: ReadingValues.Value, _ separator: UInt8, _ at: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        UnsafeMutableRawPointer(at).storeBytes(of: value.text, as: UInt64.self)
        at[value.length] = separator
        return at + value.length + 1
    }

    /// An account's thirteen digits and a comma.
    private static func put(_ number: Int, _ at: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        var rest = number
        for place in (0..<13).reversed() {
            at[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        at[13] = 0x2C
        return at + 14
    }

    /// `10^(count − 1)`, from which on a number of watt-hours takes more than `count` characters as kWh.
    private static let powers = (0..<19).reduce(into: [0]) { powers, _ in
        powers.append(max(powers[powers.count - 1] * 10, 1))
    }

    /// kWh with three decimals.
    private static func put(
        wattHours: Int, _ separator: UInt8, _ at: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var count = 5
        while Self.powers[count] <= wattHours { count += 1 }
        var (rest, place) = (wattHours, count)
        while place > 0 {
            place -= 1
            if place == count - 4 {
                at[place] = 0x2E
            } else {
                at[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
        }
        at[count] = separator
        return at + count + 1
    }

    private static func stamps(_ plan: ReadingPlan) -> [UInt8] {
        (0..<plan.days).flatMap { day in
            (0..<ReadingPlan.quarters).flatMap { quarter in
                let (hour, minute) = (String(100 + quarter / 4).dropFirst(), String(100 + quarter % 4 * 15).dropFirst())
                return Array("\(plan.firstDay.advanced(by: day).iso) \(hour):\(minute),".utf8)
            }
        }
    }

    private static func header(_ plan: ReadingPlan, _ form: ReadingForm) -> [UInt8] {
        switch form {
        case .long, .timeOrder, .shuffled, .repeated: Array("户号,时间,用电量(kWh)\n".utf8)
        case .named: Array("户号,户名,时间,用电量(kWh)\n".utf8)
        case .namedGB18030: HolderNames.gb18030("户号,户名,时间,用电量(kWh)\n")
        case .points:
            Array("户号,日期,\((1...96).map { "P\(String(100 + $0).dropFirst())" }.joined(separator: ","))\n".utf8)
        case .daily: Array("户号,数据日期,日用电量(kWh)\n".utf8)
        case .dateColumns:
            Array("户号,\((0..<plan.days).map { plan.firstDay.advanced(by: $0).iso }.joined(separator: ","))\n".utf8)
        }
    }
}
