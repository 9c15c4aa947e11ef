import Foundation
import Testing

@testable import Tabular

@Suite struct GB18030Tests {
    private func decoded(_ bytes: [UInt8]) -> String? {
        bytes.withUnsafeBufferPointer { GB18030.string($0) }
    }

    @Test func everyTwoByteCodeIsFoundationsCharacter() {
        var compared = 0
        for lead in UInt8(0x81)...0xFE {
            for trail in Array(UInt8(0x40)...0x7E) + Array(UInt8(0x80)...0xFE) {
                let bytes = [lead, trail]
                if decoded(bytes) != foundationGB18030(bytes) || decoded(bytes) == nil {
                    Issue.record("\(bytes) gives \(String(describing: decoded(bytes)))")
                }
                compared += 1
            }
        }
        #expect(compared == 23_940)
    }

    @Test func fourByteCodesAreFoundationsCharacters() {
        var assigned = 0
        func compare(_ index: Int) {
            let bytes = [
                UInt8(0x81 + index / 12_600), UInt8(0x30 + index / 1_260 % 10), UInt8(0x81 + index / 10 % 126),
                UInt8(0x30 + index % 10),
            ]
            let ours = decoded(bytes)
            if ours != nil { assigned += 1 }
            if ours != foundationGB18030(bytes) { Issue.record("\(bytes) gives \(String(describing: ours))") }
        }
        // All of the basic plane and the gap behind it, then a sample to the last code, with both edges of the planes.
        for index in 0..<40_000 { compare(index) }
        for index in stride(from: 40_000, to: 1_587_600, by: 101) { compare(index) }
        for index in 188_990..<189_100 { compare(index) }
        for index in 1_237_500..<1_237_700 { compare(index) }
        #expect(assigned > 39_420 + 10_000)
    }

    @Test(
        arguments: [
            [0x80], [0xFF], [0xB0], [0xB0, 0x20], [0xB0, 0x7F], [0xB0, 0xFF], [0x81, 0x30], [0x81, 0x30, 0x81],
            [0x81, 0x30, 0x41, 0x30], [0x81, 0x30, 0x81, 0x3A], [0xE3, 0x32, 0x9A, 0x36], [0x84, 0x31, 0xA5, 0x30],
        ] as [[UInt8]])
    func whatIsNoCodeIsRefused(_ bytes: [UInt8]) {
        #expect(decoded(bytes) == nil)
    }

    @Test func mixedTextIsDecodedWhole() throws {
        let text = "户号,电量(kWh) 𠮷㐂 é €①"
        #expect(decoded(try gb18030(text)) == text)
    }
}
