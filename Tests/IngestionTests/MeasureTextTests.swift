import EmissionModel
import Testing

@testable import Ingestion

@Suite struct MeasureTextTests {
    @Test(
        arguments: [
            ("停产", MeasureType.stop, nil), ("全厂停产", .stop, nil), ("限产30%", .limit, 30), ("生产线限产３０％", .limit, 30),
            ("降低生产负荷 12.5%，停用国四车辆", .limit, 125), ("自主减排", .voluntary, nil), ("不停产", .exempt, nil),
            ("豁免停限产", .exempt, nil), ("以热定产", .cap, nil), ("停用国四及以下重型货车", .transport, nil), ("限产100%", .limit, 100),
        ] as [(String, MeasureType, Int64?)])
    func understood(text: String, type: MeasureType, tenths: Int64?) throws {
        let words = try #require(MeasureText(text))
        #expect(words.isUnderstood)
        #expect(words.type == type)
        let share = tenths.map { $0 == 125 ? Ratio(percent: 125, scale: 1) : Ratio(percent: $0, scale: 0) }
        #expect(words.productionCut == share)
    }

    /// Numbers that could mean two things are not guessed at.
    @Test(arguments: ["限产", "限产30%～50%", "限产130%", "限产三成", "限产.%", "减少涂装", "停产一条线", "限产1.2.3%"])
    func notUnderstood(text: String) throws {
        let words = try #require(MeasureText(text))
        #expect(!words.isUnderstood)
        #expect(words.type == .other)
        #expect(words.productionCut == nil)
    }

    @Test(arguments: ["无", "无措施", "-", "/", " 无　"])
    func noMeasure(text: String) {
        #expect(MeasureText(text) == nil)
    }
}

@Suite struct IdentifierTests {
    @Test(arguments: [
        ("6500000000001", "6500000000001"), (" ６５００\u{3000}01\u{200B}", "650001"), ("'0065", "0065"),
        ("=\"0065\"", "0065"), ("E1", "E1"), ("A-01.b", "A-01.b"), ("65X", "65X"),
    ])
    func losslessly(raw: String, identifier: String) {
        #expect(Identifier.normalised(raw) == identifier)
    }

    @Test(arguments: ["1.23E+12", "1.23e12", "6500000000001.00", "1E5", "6,500", "", "  ", "１．５Ｅ＋１２"])
    func refused(raw: String) {
        #expect(Identifier.normalised(raw) == nil)
    }
}

@Suite struct AccountIndexTests {
    @Test func everyAccountKeepsItsNumber() {
        var index = AccountIndex()
        let numbers = (0..<5_000).map { String(repeating: "0", count: $0 % 4) + String($0) }
        let distinct = Array(Set(numbers)).sorted()
        for round in 0..<2 {
            for (id, number) in distinct.enumerated() {
                let found = Array(number.utf8).withUnsafeBufferPointer { bytes in
                    index.id(of: bytes) { round == 0 ? Int32(id) : nil }
                }
                #expect(found == Int32(id))
            }
        }
    }

    @Test func whatIsNotResolvedIsAskedForAgain() {
        var index = AccountIndex()
        Array("7".utf8).withUnsafeBufferPointer { bytes in
            #expect(index.id(of: bytes) { nil } == nil)
            #expect(index.id(of: bytes) { 3 } == 3)
            #expect(index.id(of: bytes) { 4 } == 3)
        }
    }
}
