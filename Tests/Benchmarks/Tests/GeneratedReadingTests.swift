import BenchmarkData
import EmissionModel
import Testing

/// What the generator writes is what it says that all readings add to, in every form and in any buffer.
struct GeneratedReadingTests {
    private static let plan = ReadingPlan(accounts: 7, days: 6, seed: 3)

    private static func bytes(_ form: ReadingForm, of plan: ReadingPlan = Self.plan, buffer count: Int = 0) -> [UInt8] {
        var bytes = ReadingBytes(ReadingText(plan, form))
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(count, bytes.smallestBuffer), alignment: 16)
        defer { buffer.deallocate() }
        var all: [UInt8] = []
        while true {
            let count = bytes.fill(buffer)
            if count == 0 { return all }
            all += buffer[..<count]
        }
    }

    /// The rows under the header as fields. Of another encoding only the ASCII fields are meant to be used.
    private static func rows(_ form: ReadingForm, of plan: ReadingPlan = Self.plan) -> [[Substring]] {
        String(decoding: bytes(form, of: plan), as: UTF8.self).split(separator: "\n").dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }

    private static func wattHours(_ text: Substring) -> Int {
        let parts = text.split(separator: ".")
        return parts.count == 2 && parts[1].count == 3 ? (Int(parts[0] + parts[1]) ?? -1) : -1
    }

    @Test(arguments: [ReadingForm.long, .timeOrder, .shuffled, .named])
    func rowsAddToTheTotals(form: ReadingForm) {
        let rows = Self.rows(form)
        #expect(rows.count == Self.plan.readings)
        #expect(Set(rows.map { "\($0[0]) \($0[$0.count - 2])" }).count == rows.count)
        var days: [Substring: Int] = [:]
        for row in rows { days[row[row.count - 2].prefix(10), default: 0] += Self.wattHours(row[row.count - 1]) }
        #expect(days.sorted { $0.key < $1.key }.map(\.value) == ReadingTotals(Self.plan).wattHoursOfDay)
    }

    @Test func oneDayInAHundredComesTwice() {
        let plan = ReadingPlan(accounts: 20, days: 10)
        let rows = Self.rows(.repeated, of: plan)
        #expect(rows.count == plan.readings + 2 * ReadingPlan.quarters)
        #expect(Set(rows).count == plan.readings)
        #expect(rows.count == ReadingText(plan, .repeated).rowCount)
    }

    @Test func wideFormsSayTheSame() {
        let totals = ReadingTotals(Self.plan)
        let points = Self.rows(.points)
        #expect(points.allSatisfy { $0.count == 98 })
        #expect(points.reduce(0) { $0 + $1[2...].reduce(0) { $0 + Self.wattHours($1) } } == totals.all)
        #expect(Self.rows(.daily).reduce(0) { $0 + Self.wattHours($1[2]) } == totals.all)
        let dates = Self.rows(.dateColumns)
        let columns = (1...Self.plan.days).map { day in dates.reduce(0) { $0 + Self.wattHours($1[day]) } }
        #expect(columns == totals.wattHoursOfDay)
    }

    /// Its names are the UTF-8 ones, as the C library converts them.
    @Test func chineseNamesInGB18030AreTwoBytesACharacter() {
        let (utf8, gb18030) = (Self.bytes(.named), Self.bytes(.namedGB18030))
        let chinese = utf8.count { $0 & 0xC0 == 0x80 } / 2
        #expect(gb18030.count == utf8.count - chinese)
        #expect(gb18030.filter { $0 < 0x40 } == utf8.filter { $0 < 0x40 })
    }

    @Test func theBufferDoesNotMatter() {
        for form in ReadingForm.allCases {
            #expect(Self.bytes(form) == Self.bytes(form, buffer: 1 << 20), "\(form)")
        }
    }

    @Test func aPartOfThePlanHasTheReadingsOfTheWhole() {
        let parts = (0..<Self.plan.days).flatMap { ReadingTotals(Self.plan.only($0..<$0 + 1)).wattHoursOfDay }
        #expect(parts == ReadingTotals(Self.plan).wattHoursOfDay)
    }

    @Test func anotherSeedGivesOtherReadings() {
        let other = ReadingPlan(accounts: 7, days: 6, seed: 4)
        #expect(ReadingTotals(other) != ReadingTotals(Self.plan))
    }

    /// Five days before the last are the baseline, and on the last six tenths are used.
    @Test func theResponseIsSixTenths() {
        let totals = ReadingTotals(ReadingPlan(accounts: 200, days: 10))
        let share = Double(totals.response) * 5 / Double(totals.baseline)
        #expect(abs(share - 0.6) < 0.01)
    }
}
