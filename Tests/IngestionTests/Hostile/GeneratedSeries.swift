import EmissionModel
import TestSupport

/// One account's days as a power company would deliver them, with one fault put in or none, and what is true of them.
struct GeneratedSeries {
    enum Fault: String, CaseIterable, Sendable {
        case negative, rollover, newMeter, otherMeter, rowMultiplier, tableMultiplier, spike, frozen, slipUp, slipDown,
            zero
    }

    enum Form { case energies, registers }

    static let dayCount = 70
    /// Faults lie behind eight weeks of ordinary days, and before the last few.
    private static let faultDays = 57...64

    let account: String
    let fault: Fault?
    let form: Form
    /// The first day that is wrong.
    let faultDay: Int
    /// Milliwatt-hours that were used, and those that the file states, nil where it states none or the row is refused.
    private(set) var truth: [Int64] = []
    private(set) var stated: [Int64?] = []
    /// Registers in hundredths of a unit, one more than there are days.
    private(set) var stands: [Int64] = []
    private(set) var multipliers: [Int] = []
    /// Where the account passes to another enterprise on the day of the fault, and has another multiplier there.
    private(set) var laterMultiplier: Int?

    /// - Parameter isFaulty: a clean series otherwise.
    init(index: Int, isFaulty: Bool, random: inout SplitMix64) {
        account = String(6_500_000_000_000 + index)
        let fault = isFaulty ? Fault.allCases[index % Fault.allCases.count] : nil
        self.fault = fault
        faultDay = random.integer(in: Self.faultDays)
        form =
            switch fault {
            case .rollover, .newMeter, .otherMeter, .rowMultiplier, .tableMultiplier: .registers
            case nil: random.once(in: 2) ? .registers : .energies
            default: .energies
            }
        let multiplier = random.element(of: [1, 30, 80, 400, 2_000])
        multipliers = Array(repeating: multiplier, count: Self.dayCount)
        makeTruth(multiplier, &random)
        form == .energies ? putIntoEnergies(&random) : putIntoRegisters(&random)
    }

    /// A level, a week, a slow drift and noise, in whole hundredths of a unit of the register; 2 % of the days are
    /// half holidays.
    private mutating func makeTruth(_ multiplier: Int, _ random: inout SplitMix64) {
        let level = Double(random.integer(in: 2_000...40_000))
        let weekend = Double(random.integer(in: 45...100)) / 100
        let spread = Double(random.integer(in: 3...15)) / 100
        let drift = Double(random.integer(in: -20...20)) / 10_000
        for day in 0..<Self.dayCount {
            let noise = (0..<4).reduce(0.0) { sum, _ in sum + Double(random.integer(in: -1_000...1_000)) / 1_000 } / 2
            let week = day % 7 >= 5 ? weekend : 1
            let half = random.once(in: 50) ? 0.6 : 1
            let units = (level * week * half * (1 + drift * Double(day)) * (1 + spread * noise)).rounded()
            truth.append(Int64(max(units, 100)) * Int64(multiplier) * 10_000)
        }
        stated = truth
    }

    private mutating func putIntoEnergies(_ random: inout SplitMix64) {
        let usual = truth[..<faultDay].sorted()[faultDay / 2]
        switch fault {
        case .negative: stated[faultDay] = nil
        case .spike: stated[faultDay] = usual * random.integer(in: 10...60)
        case .frozen:
            for day in faultDay...(faultDay + random.integer(in: 2...4)) { stated[day] = truth[faultDay] }
        case .slipUp: stated[faultDay] = truth[faultDay] * random.element(of: [1_000, 10_000])
        case .slipDown: stated[faultDay] = truth[faultDay] / random.element(of: [1_000, 10_000])
        case .zero: stated[faultDay] = 0
        default: break
        }
    }

    private mutating func putIntoRegisters(_ random: inout SplitMix64) {
        var stand: Int64 = random.integer(in: 0...80_000_000)
        let counted = zip(truth, multipliers).map { $0 / Int64($1) / 10_000 }
        if fault == .rollover {
            // Passes 999999.99 in the day of the fault.
            let before = counted[..<faultDay].reduce(0, +)
            stand = 100_000_000 - before - random.integer(in: 1...max(1, counted[faultDay] - 1))
        }
        // A used meter shows anything but a stand near the old one.
        let other = stand < 40_000_000 ? stand + 30_000_000 : stand - 30_000_000
        stands = [stand]
        for (day, count) in counted.enumerated() {
            if day == faultDay, fault == .newMeter { stand = random.integer(in: 0...500) }
            if day == faultDay, fault == .otherMeter { stand = other + random.integer(in: 0...1_000_000) }
            stand = (stand + count) % 100_000_000
            stands.append(stand)
        }
        let changed = multipliers[0] == 1 ? 2 : multipliers[0] / 2
        if fault == .rowMultiplier { for day in faultDay..<Self.dayCount { multipliers[day] = changed } }
        if fault == .tableMultiplier { laterMultiplier = changed }
    }

    // MARK: As files

    /// Rows of 用电量 by energies, in kWh.
    var energyRows: [String] {
        stated.indices.map { day in
            let negative = fault == .negative && day == faultDay
            let value = negative ? -truth[day] : stated[day] ?? 0
            return "\(account),\(Self.iso(day)),\(Self.decimal(value, places: 6))"
        }
    }

    /// Rows of 用电量 by registers: the first is the stand before the first day.
    var registerRows: [String] {
        stands.indices.map { index in
            let day = index - 1
            let multiplier = laterMultiplier == nil ? String(multipliers[max(day, 0)]) : ""
            return "\(account),\(Self.iso(day)),\(Self.decimal(stands[index], places: 2)),\(multiplier)"
        }
    }

    /// Rows of 用电户号.
    var accountRows: [String] {
        let own = "E\(account)"
        guard let laterMultiplier else { return ["\(account),\(own),,,"] }
        return [
            "\(account),\(own),\(multipliers[0]),,\(Self.iso(faultDay - 1))",
            "\(account),\(own)B,\(laterMultiplier),\(Self.iso(faultDay)),",
        ]
    }

    static let firstDay = CalendarDay(number: 20_200)

    static func iso(_ day: Int) -> String { firstDay.advanced(by: day).iso }

    private static func decimal(_ value: Int64, places: Int) -> String {
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return (value < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
    }
}
