import Diagnostics
import EmissionModel
import Ingestion
import LedgerStore
import TestSupport
import Testing

/// Some readings, and any number of files that hold them.
private struct Deliveries {
    struct Reading: Hashable {
        var account: String
        var day: CalendarDay
        var energy: Energy
    }

    var random: SplitMix64
    let readings: [Reading]

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        let first = CalendarDay(number: 20_461)
        var readings: [Reading] = []
        for account in 0..<random.integer(in: 1...5) {
            for offset in 0..<random.integer(in: 1...6) where !random.once(in: 5) {
                readings.append(
                    Reading(
                        account: "65000000000\(account)", day: first.advanced(by: offset),
                        energy: Energy(milliwattHours: random.integer(in: 0...99_999_999) * 10_000)))
            }
        }
        self.readings = readings
    }

    var table: [String: ReadingTable.Reading] {
        Dictionary(uniqueKeysWithValues: readings.map { ("\($0.account) \($0.day.iso)", .value($0.energy)) })
    }

    /// Every reading in at least one file, some in more, each file in a form of its own.
    mutating func files() -> [String] {
        var parts = [[Reading]](repeating: [], count: random.integer(in: 1...4))
        for reading in readings {
            parts[random.integer(in: 0...parts.count - 1)].append(reading)
            if random.once(in: 4) { parts[random.integer(in: 0...parts.count - 1)].append(reading) }
        }
        return parts.filter { !$0.isEmpty }.map { file(random.shuffled($0)) }
    }

    private mutating func file(_ readings: [Reading]) -> String {
        let title = random.once(in: 3) ? "第\(random.integer(in: 1...9_999))批\n" : ""
        let total = random.once(in: 3) ? "合计,,1\n" : ""
        if random.once(in: 3) { return title + wide(readings) }
        let (unit, places) = random.element(of: [("kWh", 6), ("MWh", 9), ("万kWh", 10), ("度", 6)])
        let rows = readings.map { "\($0.account),\($0.day.iso),\(Self.decimal($0.energy.milliwattHours, places))\n" }
        return title + "户号,日期,用电量(\(unit))\n" + rows.joined() + total
    }

    /// A row an account, a column a day.
    private func wide(_ readings: [Reading]) -> String {
        let days = Set(readings.map(\.day)).sorted()
        var text = "户号," + days.map(\.iso).joined(separator: ",") + "\n"
        for (account, own) in Dictionary(grouping: readings, by: \.account).sorted(by: { $0.key < $1.key }) {
            let cells = days.map { day in
                own.first { $0.day == day }.map { Self.decimal($0.energy.milliwattHours, 6) } ?? ""
            }
            text += account + "," + cells.joined(separator: ",") + "\n"
        }
        return text
    }

    /// value × 10^-places as a clerk writes it.
    static func decimal(_ value: Int64, _ places: Int) -> String {
        let digits = String(value)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return padded.dropLast(places) + "." + padded.suffix(places)
    }
}

@Suite(.withAndWithoutKeptCurves) struct IntakePropertyTests {
    @Test func anySplitAndOrderGivesTheSameTable() throws {
        for seed in 0..<150 as Range<UInt64> {
            var deliveries = Deliveries(seed: 0x5911_7000 + seed)
            let fixture = try IntakeFixture()
            let isOneRun = deliveries.random.once(in: 2)
            for (index, file) in deliveries.random.shuffled(deliveries.files()).enumerated() {
                let result = try fixture.take(file, name: "\(index).csv", run: isOneRun ? 1 : index + 1)
                #expect(result.rows.rejected == 0, "\(file)")
                #expect(result.findings == [])
            }
            #expect(try fixture.readings() == deliveries.table, "seed \(seed)")
            let rows = try fixture.ledger.files().map(\.rows)
            #expect(rows.map(\.accepted).reduce(0, +) == deliveries.readings.count)
        }
    }

    /// Rows of every kind with what becomes of each: the counts add up to the rows that were there.
    @Test func everyRowIsCountedOnce() throws {
        let fixture = try IntakeFixture()
        var random = SplitMix64(seed: 0xC0047)
        for round in 0..<150 {
            var expected = RowCounts()
            var said: Set<String> = []
            var text = "第\(round)批\n户号,日期,用电量\n"
            for _ in 0..<random.integer(in: 1...12) {
                let (account, day) = ("65\(round)\(random.integer(in: 0...3))", random.integer(in: 1...3))
                switch random.integer(in: 0...7) {
                case 0: text += "户号,日期,用电量\n"
                case 1: text += "合计,,\(random.integer(in: 0...9))\n\n"
                case 2:
                    text += "\(account),2026-01-0\(day),\(random.element(of: ["约", "-5", "1E3", "99999999999"]))\n"
                    expected.rejected += 1
                case 3:
                    text += "\(account),\(random.element(of: ["", "2026-02-30", "1999-01-01", "2026-01-08 07:15"])),5\n"
                    expected.rejected += 1
                case 4:
                    text += "\(random.element(of: ["", "-", "6.5E+12"])),2026-01-0\(day),5\n"
                    expected.rejected += 1
                default:
                    let energy = random.integer(in: 1...2)
                    text += "\(account),2026-01-0\(day),\(energy)\n"
                    let isNew = said.insert("\(account) \(day) \(energy)").inserted
                    if isNew { expected.accepted += 1 } else { expected.superseded += 1 }
                }
            }
            let result = try fixture.take(text, name: "\(round).csv", run: round + 1)
            if expected.read == 0 {
                #expect(result.codes == ["EI-007"])
            } else {
                #expect(result.rows == expected, "\(text)")
                // No row is refused without a word.
                #expect(result.counts[.error, default: 0] >= expected.rejected)
            }
        }
    }

    @Test func energyIsTheSameInEveryUnit() throws {
        var random = SplitMix64(seed: 0x0417)
        let units = [("kWh", 6), ("MWh", 9), ("万kWh", 10), ("万千瓦时", 10), ("亿kWh", 14), ("Wh", 3)]
        let fixtures = try units.map { _ in try IntakeFixture() }
        let values = (0..<200).map { _ in random.integer(in: Int64(0)...99_999_999_999_999) / 1_000 * 1_000 }
        for (fixture, (unit, places)) in zip(fixtures, units) {
            let rows = values.enumerated().map { "\($0 + 1),2026-01-08,\(Deliveries.decimal($1, places))\n" }
            let result = try fixture.take("户号,日期,用电量(\(unit))\n" + rows.joined())
            #expect(result.rows == RowCounts(accepted: values.count), "\(unit)")
            let readings = try fixture.readings()
            for (index, value) in values.enumerated() {
                #expect(readings["\(index + 1) 2026-01-08"] == .value(Energy(milliwattHours: value)), "\(unit)")
            }
        }
    }
}
