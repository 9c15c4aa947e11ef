import TestSupport
import Testing

@testable import Ingestion

/// What is read in a form that is known beforehand is what is read without knowing it.
@Suite struct DecimalShapeTests {
    @Test(arguments: 0...DecimalShape.most, [6, 10]) func digitsAreReadAlike(decimals: Int, places: Int) throws {
        let plain = try #require(PlainDecimal(places: places))
        let multipliers = plain.multipliers()
        defer { multipliers.deallocate() }
        let shape = DecimalShape(decimals: decimals, unit: multipliers[decimals])
        var random = SplitMix64(seed: UInt64(decimals))
        var read = 0
        for _ in 0..<20_000 {
            let count = 1 + Int(random.next() % 8)
            var text = (0..<count).map { _ in Array("0123456789".utf8)[Int(random.next() % 10)] }
            if random.next() % 4 > 0, count > decimals { text[count - 1 - decimals] = 0x2E }
            if random.next() % 8 == 0 {
                text[Int(random.next() % UInt64(count))] = Array("./:x-\n\u{7F}e".utf8)[count - 1]
            }
            // What stands behind means nothing.
            let bytes = text + (count..<8).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let word = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let number = shape.number(word, bits: UInt64(count * 8))
            let value = PlainDecimal.value(word, count, multipliers)
            guard number != DecimalShape.other else { continue }
            read += 1
            #expect(Int64(number) * shape.unit == value, "\(String(decoding: text, as: UTF8.self))")
            #expect((0...PlainDecimal.largest).contains(value))
        }
        #expect(read > 0)
    }
}
