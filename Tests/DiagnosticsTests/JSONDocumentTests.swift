import Diagnostics
import Testing

@Suite struct JSONDocumentTests {
    private func read(_ text: String) throws -> JSONDocument { try JSONDocument(text.utf8) }

    @Test func numbersStayTheTextTheyWereWrittenAs() throws {
        let text = "[0, -0, 0.1, 1234567890123456.789012, -1.50e3, 1E+2]"
        #expect(
            try read(text)
                == .array(["0", "-0", "0.1", "1234567890123456.789012", "-1.50e3", "1E+2"].map(JSONDocument.number)))
    }

    @Test func textsAndTheirEscapes() throws {
        #expect(try read(#""甲\n\"\\\/\u4e59\ud83d\ude00""#) == .string("甲\n\"\\/乙😀"))
    }

    @Test func membersKeepTheirOrder() throws {
        let expected = [JSONMember(key: "b", value: .null), JSONMember(key: "a", value: .bool(true))]
        #expect(try read(#" { "b" : null , "a" : true } "#) == .object(expected))
    }

    /// What RFC 8259 does not allow, and a key that stands twice.
    @Test(arguments: [
        "", " ", "nul", "01", "1.", ".5", "+1", "-", "1e", "0x10", "NaN", "'a'", "\"a", "\"\\x\"", "\"\\ud800\"",
        "\"\\ud800\\u0041\"", "\"\u{1}\"", "[1,]", "[1 2]", "[", "{\"a\"}", "{\"a\":1,}", "{a:1}", "{\"a\":1,\"a\":2}",
        "1 2", "[]]",
        "\u{FEFF}1",
    ])
    func whatIsNoJSONIsRefused(_ text: String) {
        #expect(throws: JSONFault.self) { try read(text) }
    }

    @Test func bytesThatAreNoTextAreRefused() {
        #expect(throws: JSONFault.self) { try JSONDocument([0x22, 0xFF, 0x22] as [UInt8]) }
    }

    @Test func nestingEndsBeforeTheStackDoes() {
        let text = String(repeating: "[", count: 100_000)
        #expect(throws: JSONFault.self) { try read(text) }
        #expect(throws: Never.self) { try read(String(repeating: "[", count: 60) + String(repeating: "]", count: 60)) }
    }

    @Test func aFaultNamesLineAndColumn() {
        #expect {
            try read("{\n  \"a\": 01\n}")
        } throws: { error in
            let fault = error as? JSONFault
            return fault?.line == 2 && fault?.column == 10
        }
    }

    /// What the writer writes is read back, and read as it was written.
    @Test func whatIsWrittenIsRead() throws {
        let written: JSONValue = [
            "名称": "甲\u{85}“\"", "数": [.number(0.1), .number(2000), .number(1e-6), .integer(-5), nil], "空": .object([]),
            "真": true,
        ]
        let compact = try read(written.text())
        #expect(try read(written.text(pretty: true)) == compact)
        let numbers = JSONReading(compact)
        #expect(try numbers.member("数").elements()[0].numberText() == "0.1")
        #expect(try numbers.member("名称").text() == "甲\u{85}“\"")
    }

    @Test func aMisfitNamesItsPath() throws {
        let reading = JSONReading(try read(#"{"a":[{"b":1}]}"#))
        #expect {
            try reading.member("a").elements()[0].member("b").text()
        } throws: { ($0 as? JSONMisfit)?.path == "a[0].b" }
        #expect {
            try reading.member("a").elements()[0].member("c")
        } throws: { ($0 as? JSONMisfit)?.path == "a[0].c" }
    }

    /// Bytes changed, dropped and doubled at random: an answer or a fault, never a crash, and never a value that a
    /// second reading sees otherwise.
    @Test func damagedDocumentsGiveAnAnswerOrAFault() throws {
        let source = Array(#"{"schema":"abate.account/1","n":[0.5,-1e3,null,true],"t":"甲\u4e59\n","o":{"x":{}}}"#.utf8)
        var random = Generator(state: 7)
        var faults = 0
        for _ in 0..<20_000 {
            var bytes = source
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(bytes[place], at: place)
                }
            }
            do {
                let value = try JSONDocument(bytes)
                #expect(try JSONDocument(bytes) == value)
            } catch {
                faults += 1
            }
        }
        #expect(faults > 10_000 && faults < 20_000)
    }

    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 33)
        }
    }
}
