import Foundation
import TestSupport

/// What must hold of every output whatever was read, as simply as it can be said.
enum PlainChecks {
    /// Control characters and marks of direction, but for the line ends that the form has.
    static func controls(in text: String, allowing allowed: Set<Unicode.Scalar> = ["\n"]) -> [String] {
        text.unicodeScalars.enumerated().filter { !allowed.contains($1) && isControl($1) }.map { index, scalar in
            "U+\(String(scalar.value, radix: 16)) at \(index)"
        }
    }

    /// A table keeps line ends and tabs within its quotes, and the text of Arabic or Hebrew names as it is.
    static let inTables: Set<Unicode.Scalar> = {
        let directions = (Array(0x202A...0x202E) + Array(0x2066...0x2069)).compactMap { Unicode.Scalar(UInt32($0)) }
        return Set(directions + ["\n", "\r", "\t"])
    }()

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Rows of a Markdown table that have another number of bars than their header.
    static func brokenTables(_ markdown: String) -> [String] {
        var width: Int?
        var broken: [String] = []
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("|") else {
                width = nil
                continue
            }
            let bars = bars(line)
            if bars != width ?? bars || line.last != "|" { broken.append(String(line.prefix(120))) }
            width = width ?? bars
        }
        return broken
    }

    private static func bars(_ line: Substring) -> Int {
        var count = 0
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if scalar == "|", !isEscaped { count += 1 }
            isEscaped = scalar == "\\" && !isEscaped
        }
        return count
    }

    /// Formulas of a workbook with references and numbers taken out, links, and sheets without a name that Excel takes.
    static func workbook(_ path: String) throws -> (formulas: Set<String>, faults: [String]) {
        let parts = try ZipParts.read(path)
        var formulas: Set<String> = []
        var faults: [String] = []
        for (name, bytes) in parts where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
            let text = String(decoding: bytes, as: UTF8.self)
            if text.contains("<hyperlink") || text.contains("/hyperlink\"") { faults.append("\(name): a link") }
            if text.contains("externalLink") { faults.append("\(name): a link to another workbook") }
            if name.hasPrefix("xl/worksheets/") {
                for match in text.matches(of: /<f[^>]*>([^<]*)<\/f>/) {
                    formulas.insert(String(match.1.replacing(/\$?[A-Z]{1,3}\$?[0-9]+|[0-9.]+/, with: "#")))
                }
            }
        }
        let list = String(decoding: parts["xl/workbook.xml"] ?? [], as: UTF8.self)
        let names = list.matches(of: /<sheet name="([^"]*)"/).map { String($0.1) }
        let sheets = parts.keys.filter { $0.hasPrefix("xl/worksheets/sheet") }.count
        if names.count != sheets || names.contains("") || Set(names.map { $0.lowercased() }).count != names.count {
            faults.append("\(sheets) sheets named \(names)")
        }
        return (formulas, faults)
    }
}
