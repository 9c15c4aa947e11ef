import EmissionModel
import TestSupport
import Testing

@testable import LedgerStore

@Suite struct CurveCodecTests {
    private func decoded(_ bytes: [UInt8]) throws -> [StoredCurve] {
        try bytes.withUnsafeBytes { try CurveCodec.decode($0) }
    }

    private func curve(_ account: Int32, _ line: Int32, _ value: (Int) -> Int64?) -> StoredCurve {
        StoredCurve(account: account, line: line, values: (0..<StoredCurve.quarters).map(value))
    }

    @Test func roundTrip() throws {
        var random = SplitMix64(seed: 7)
        for _ in 0..<60 {
            var account: Int32 = 0
            let scale: Int64 = [1, 10_000, 1_000_000][Int(random.next() % 3)]
            let curves = (0..<Int(random.next() % 40)).map { _ in
                account += Int32(random.next() % 3)
                return curve(account, Int32(random.next() % 1_000_000)) { _ in
                    random.next() % 9 == 0 ? nil : Int64(random.next() % 100_000) * scale
                }
            }
            #expect(try decoded(CurveCodec.encode(curves)) == curves)
        }
    }

    @Test func aSteadyCurveIsSmall() throws {
        let curves = (0..<1000).map { index in curve(Int32(index), 2) { 3_000_000 + Int64($0 % 7) * 10_000 } }
        #expect(CurveCodec.encode(curves).count < 1000 * 200)
    }

    @Test func everyTruncationIsRefused() {
        let bytes = CurveCodec.encode([curve(3, 2) { $0 == 5 ? nil : Int64($0) }, curve(9, 4) { _ in 1_000_000 }])
        for count in bytes.indices {
            #expect(throws: MalformedBytes.self) { try decoded(Array(bytes[..<count])) }
        }
        #expect(throws: MalformedBytes.self) { try decoded(bytes + [0]) }
    }

    @Test func damagedBytesNeverCrash() throws {
        var random = SplitMix64(seed: 11)
        let bytes = CurveCodec.encode([curve(3, 2) { Int64($0) * 17 }, curve(4, 3) { $0 % 2 == 0 ? nil : 5_000 }])
        for _ in 0..<3000 {
            var damaged = bytes
            damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(truncatingIfNeeded: random.next())
            _ = try? decoded(damaged)
        }
    }

    @Test func registersRoundTrip() throws {
        let registers = [
            StoredRegister(account: 1, end: 100_500_000, line: 2),
            StoredRegister(account: 1, start: 0, end: 1, multiplier: 80_000_000, line: 3),
            StoredRegister(account: 7, start: 5_000_000, end: 4_000_000, line: 1),
        ]
        let bytes = RegisterCodec.encode(registers)
        #expect(try bytes.withUnsafeBytes { try RegisterCodec.decode($0) } == registers)
        for count in bytes.indices {
            #expect(throws: MalformedBytes.self) {
                try Array(bytes[..<count]).withUnsafeBytes { _ = try RegisterCodec.decode($0) }
            }
        }
    }
}
