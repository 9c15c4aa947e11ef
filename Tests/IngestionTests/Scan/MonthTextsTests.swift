import TestSupport
import Testing

@testable import Ingestion

@Suite struct MonthTextsTests {
    /// All days of a leap year, of its neighbours and of the last century's end, and the same texts with a byte changed.
    @Test func stampsAreReadAsByTheReaderOfAllForms() {
        let months = MonthTexts()
        defer { months.release() }
        var random = SplitMix64(seed: 16)
        var read = 0
        for _ in 0..<60_000 {
            func two(_ limit: UInt64) -> String { String(100 + random.next() % limit).suffix(2).description }
            var text = Array(
                "20\(two(100))-\(two(14))-\(two(33)) \(two(26)):\(["00", "15", "30", "45", "60", two(99)].randomElement(using: &random) ?? "00")"
                    .utf8)
            if random.next() % 4 == 0 { text[Int(random.next() % 16)] = UInt8(truncatingIfNeeded: random.next()) }
            (text + Array(repeating: 0, count: 16)).withUnsafeBufferPointer { bytes in
                guard let base = bytes.baseAddress else { return }
                let found = months.stamp(base, ClockTexts.shared)
                var expected = StampText()
                let isRead = expected.read(base, 16, ClockTexts.shared) && expected.quarter >= 0 && text[10] == 0x20
                #expect((found.quarter >= 0) == (isRead && text[4] == 0x2D && text[7] == 0x2D))
                guard found.quarter >= 0 else { return }
                read += 1
                #expect(found.day == expected.day && found.quarter == expected.quarter)
            }
        }
        #expect(read > 1_000)
    }
}
