import TestSupport
import Testing

@testable import LedgerStore

@Suite struct SegmentCodecTests {
    private func decoded(_ bytes: [UInt8]) throws -> [StoredReading] {
        try bytes.withUnsafeBytes { try SegmentCodec.decode($0) }
    }

    /// Readings as a transaction gives them: in order of account, then line.
    private func readings(_ random: inout SplitMix64) -> [StoredReading] {
        let unit = random.element(of: [Int64(1), 10, 1_000, 1_000_000])
        let hasStatuses = random.once(in: 2)
        let accounts: Int32 = random.once(in: 5) ? .max : 1_000
        return (0..<random.integer(in: 0...40)).map { _ in
            StoredReading(
                account: random.integer(in: 0...accounts), milliwattHours: random.integer(in: 0...9_000_000) * unit,
                line: random.once(in: 9) ? .max : random.integer(in: 1...100_000),
                status: hasStatuses ? random.element(of: [.good, .flagged, .missing]) : .good)
        }
        .sorted { ($0.account, $0.line) < ($1.account, $1.line) }
    }

    @Test func roundTrip() throws {
        var random = SplitMix64(seed: 0xC0DE_0001)
        for _ in 0..<2_000 {
            let readings = readings(&random)
            #expect(try decoded(SegmentCodec.encode(readings)) == readings)
        }
    }

    @Test func extremes() throws {
        let readings = [
            StoredReading(account: 0, milliwattHours: .min, line: .min, status: .missing),
            StoredReading(account: 0, milliwattHours: .max, line: .max, status: .flagged),
            StoredReading(account: .max, milliwattHours: 0, line: 0),
            StoredReading(account: .max, milliwattHours: -1, line: 1),
        ]
        #expect(try decoded(SegmentCodec.encode(readings)) == readings)
        #expect(try decoded(SegmentCodec.encode([StoredReading]())) == [])
    }

    /// Whole kilowatt-hours of neighbouring accounts and lines: a byte for the account, one for the line, three at most
    /// for the energy.
    @Test func ordinaryReadingsTakeFewBytes() {
        let readings = (0..<1_000).map {
            StoredReading(account: Int32($0), milliwattHours: 100_000 * 1_000_000, line: Int32($0 + 2))
        }
        #expect(SegmentCodec.encode(readings).count <= 5 * readings.count + 8)
    }

    @Test func everyTruncationIsRefused() throws {
        var random = SplitMix64(seed: 0xC0DE_0002)
        for _ in 0..<100 {
            let bytes = SegmentCodec.encode(readings(&random))
            for count in bytes.indices {
                #expect(throws: MalformedBytes.self) { try decoded(Array(bytes[..<count])) }
            }
            #expect(throws: MalformedBytes.self) { try decoded(bytes + [0]) }
        }
    }

    /// Damage is refused or gives other readings; it never gives an account that no table of accounts could have.
    @Test func mutationsNeverCrash() throws {
        var random = SplitMix64(seed: 0xC0DE_0003)
        var refused = 0
        for _ in 0..<20_000 {
            var bytes = SegmentCodec.encode(readings(&random))
            for _ in 0..<random.integer(in: 1...3) {
                let index = random.integer(in: 0...bytes.count - 1)
                bytes[index] = random.once(in: 4) ? 0xFF : random.integer(in: 0...255)
            }
            do {
                #expect(try decoded(bytes).allSatisfy { $0.account >= 0 })
            } catch is MalformedBytes {
                refused += 1
            }
        }
        #expect(refused > 1_000)
    }

    @Test(
        arguments: [
            [], [2], [1, 0, 0], [1, 0, 19, 0], [1, 0, 0, 2],
            [1, 1, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0, 0, 0],
            [1, 1, 0, 0x80, 0x80, 0x80, 0x80, 0x08, 0, 0, 0], [1, 1, 0, 0, 0, 0, 1, 4],
            [1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0],
        ] as [[UInt8]])
    func handMadeDamage(bytes: [UInt8]) {
        #expect(throws: MalformedBytes.self) { try decoded(bytes) }
    }
}
