import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct JSONValueTests {
    /// Reads a document back with a reader that no one here wrote.
    private func parsed(_ value: JSONValue, pretty: Bool = false) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(value.text(pretty: pretty).utf8), options: .fragmentsAllowed)
    }

    @Test func everyScalarOfTheBasicPlaneReadsBack() throws {
        var text = ""
        for value in UInt32(0)...0xFFFF {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        text += "𠮷😀"
        let back = try #require(try parsed(.string(text)) as? String)
        #expect(Array(back.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func noControlCharacterIsWrittenRaw() {
        let text = JSONValue.string("\u{0}\u{1F}\u{7F}\u{85}\u{9F}\u{2028}\u{2029}\"\\\n\r\t").text()
        #expect(
            text == "\"\\u0000\\u001f\\u007f\\u0085\\u009f\\u2028\\u2029\\\"\\\\\\n\\r\\t\"")
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (2000, "2000"), (0.1, "0.1"), (0.203782, "0.203782"), (-1.5, "-1.5"),
        (1e16, "1e+16"), (.nan, "null"), (.infinity, "null"), (-.infinity, "null"),
    ])
    func numbers(value: Double, text: String) {
        #expect(JSONValue.number(value).text() == text)
    }

    @Test func numbersReadBackToTheSameDouble() throws {
        var random = SplitMix64(seed: 0x1501_0001)
        for _ in 0..<10_000 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            let document = JSONValue.array([.number(value)]).text()
            #expect(try JSONDecoder().decode([Double].self, from: Data(document.utf8)) == [value])
        }
    }

    @Test func integersKeepAllTheirDigits() throws {
        for value in [Int64.min, -1, 0, 9_007_199_254_740_993, .max] {
            #expect(JSONValue.integer(value).text() == String(value))
            #expect((try parsed(.integer(value)) as? NSNumber)?.int64Value == value)
        }
    }

    @Test func keysKeepTheirOrder() {
        let value: JSONValue = ["b": 1, "a": [true, nil, "x"], "c": [:]]
        #expect(value.text() == #"{"b":1,"a":[true,null,"x"],"c":{}}"#)
        #expect(
            value.text(pretty: true) == """
                {
                  "b": 1,
                  "a": [
                    true,
                    null,
                    "x"
                  ],
                  "c": {}
                }
                """)
    }

    @Test func missingIsNull() {
        #expect(JSONValue(nil as String?).text() == "null")
        #expect(JSONValue(nil as Int?).text() == "null")
        #expect(JSONValue(nil as Double?).text() == "null")
        #expect(JSONValue(12 as Int?).text() == "12")
    }
}
