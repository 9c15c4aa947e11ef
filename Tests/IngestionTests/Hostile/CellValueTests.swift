import Foundation
import Tabular
import Testing

@testable import Ingestion

/// A table of cells as clerks, power companies and spreadsheets write them (`values.tsv`), each with what it means or
/// that it is refused, made by thought and not by the program.
@Suite struct CellValueTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var kind: String
        var cell: String
        var meaning: String
        var testDescription: String { "\(kind) \(cell.debugDescription)" }
    }

    static let cases: [Case] = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("values.tsv").path
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Case(kind: fields[0], cell: shown(fields[1]), meaning: shown(fields[2]))
        }
    }()

    @Test func theTableIsLarge() {
        #expect(Self.cases.count >= 500)
        #expect(Set(Self.cases.map { "\($0.kind) \($0.cell)" }).count == Self.cases.count)
    }

    @Test func everyCellMeansWhatItShould() {
        for item in Self.cases {
            #expect(Self.meaning(of: item) == item.meaning, "\(item.kind) \(item.cell.debugDescription)")
        }
    }

    private static func meaning(of item: Case) -> String {
        switch item.kind {
        case "number": text(DecimalText.parse(item.cell))
        case "scientific": text(DecimalText.parse(item.cell, allowScientific: true))
        case "percent": text(DecimalText.parsePercent(item.cell))
        case "date":
            switch DateText.parse(item.cell) {
            case .value(let date): date.iso
            case .missing: "missing"
            case .unreadable: "refused"
            }
        case "serial1900", "serial1904":
            Double(item.cell).flatMap { DateText.fromExcelSerial($0, date1904: item.kind == "serial1904") }?.iso
                ?? "refused"
        case "account": Identifier.normalised(item.cell) ?? "refused"
        default: "no such kind"
        }
    }

    private static func text(_ parsed: DecimalText.Parsed) -> String {
        switch parsed {
        case .value(let decimal): decimal.plain
        case .missing: "missing"
        case .unreadable: "refused"
        }
    }

    /// The cell with its escapes read.
    private static func shown(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            guard character == "\\", let next = rest.popFirst() else {
                result.append(character)
                continue
            }
            switch next {
            case "t": result.append("\t")
            case "n": result.append("\n")
            case "u":
                let code = UInt32(rest.prefix(4), radix: 16).flatMap(Unicode.Scalar.init)
                if let code { result.unicodeScalars.append(code) }
                rest = rest.dropFirst(4)
            default: result.append(next)
            }
        }
        return result
    }
}
