import EmissionModel
import Testing

@testable import Accounting

/// The one pass over past windows against a study of each of them.
@Suite struct PlaceboPassTests {
    private static let first = CalendarDay(iso: "2025-01-01") ?? CalendarDay(number: 0)

    private static func calendar(_ numbers: inout SeededNumbers) -> DayCalendar {
        var calendar = DayCalendar(years: [2024, 2025, 2026])
        for _ in 0..<numbers.whole(0...12) {
            calendar.holidays.insert(first.advanced(by: numbers.whole(0...399)))
        }
        for _ in 0..<numbers.whole(0...6) { calendar.badDays.insert(first.advanced(by: numbers.whole(0...399))) }
        for _ in 0..<numbers.whole(0...3) {
            calendar.makeUpWorkdays.insert(first.advanced(by: numbers.whole(0...399)))
        }
        calendar.lunarNewYears = [first.advanced(by: numbers.whole(-60...60))]
        return calendar
    }

    /// A weekly rhythm with gaps, stand-stills and steps, now and then below what is eligible.
    private static func history(_ count: Int, _ numbers: inout SeededNumbers) -> [Double] {
        let level = [20.0, 60, 900, 40_000][numbers.whole(0...3)]
        let gaps = numbers.whole(0...12)
        var scale = 1.0
        return (0..<count).map { index in
            if numbers.whole(0...60) == 0 { scale = [0.0, 0.2, 1, 1.5][numbers.whole(0...3)] }
            if numbers.whole(0...99) < gaps { return .nan }
            let weekly = index % 7 < 5 ? 1 : 0.6
            return level * weekly * scale * Double(numbers.whole(900...1100)) / 1000
        }
    }

    @Test(arguments: 0..<40) func theSameToTheLastBit(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let frame = DayFrame(
            history: Self.first, count: 400, calendar: Self.calendar(&numbers), responses: [], margin: 21)
        var parameters = Region().parameters.baseline
        parameters.lookback = [0, 5, 8, 28, 56][numbers.whole(0...4)]
        parameters.minimumCoverage = Ratio(percent: Int64([50, 90, 99][numbers.whole(0...2)]), scale: 0)
        let offsets = [[0], [0, 1, 2], [0, 2, 6]][numbers.whole(0...2)]
        let windows = PlaceboWindows(
            frame, offsets: offsets, lookback: parameters.lookback, starts: parameters.lookback..<390,
            classes: WindowClass.ordinary)
        let pass = PlaceboPass(windows.windows, frame: frame, lookback: parameters.lookback)
        var known = 0
        for row in 0..<20 {
            let history = Self.history(frame.count, &numbers)
            let (sets, step) = ([offsets, Array(offsets.prefix(1))], row % 4 == 3 ? 3 : 1)
            let one = windows.errors(
                history, method: .dtl7, parameters: parameters, sets: sets, pass: pass, every: step)
            let each = windows.errors(history, method: .dtl7, parameters: parameters, sets: sets, every: step)
            #expect(one.map { $0.map(\.bitPattern) } == each.map { $0.map(\.bitPattern) })
            known += each.joined().count { !$0.isNaN }
        }
        #expect(known > 0 || windows.windows.isEmpty || parameters.lookback == 0)
    }

    @Test func quantilesAndSigmaDoNotHangOnTheOrder() {
        var numbers = SeededNumbers(seed: 7)
        for count in 1...80 {
            let values = (0..<count).map { _ in Double(numbers.whole(-50...50)) / 64 }
            let sorted = values.sorted()
            let quantiles = ErrorSpread.quantiles(of: values)
            #expect(quantiles.lowerBound == sorted.sortedQuantile(0.05))
            #expect(quantiles.upperBound == sorted.sortedQuantile(0.95))
            var copy = values
            #expect(copy.withUnsafeMutableBufferPointer { $0.medianSigma } == values.medianSigma)
        }
    }
}
