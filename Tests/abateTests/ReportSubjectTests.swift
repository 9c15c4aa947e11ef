import Foundation
import TestSupport
import Testing

@testable import abate

/// Identifiers of episodes come from files: as folder names they stay where they belong.
struct ReportSubjectTests {
    @Test(arguments: [
        ("2025-12-奎屯-01", "2025-12-奎屯-01"), ("P1", "P1"), ("..", "%2E%2E"), ("x.", "x%2E"), ("CON", "%43ON"),
        ("nul.txt", "%6Eul.txt"), (".hidden", "%2Ehidden"),
        ("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd"), ("a/b\\c", "a%2Fb%5Cc"), ("a\u{0}b\nc", "a%00b%0Ac"),
        ("a b", "a%20b"), ("50%", "50%25"), ("a~b", "a%7Eb"), ("", "~"), ("2025-12-16", "%32025-12-16"),
        ("list-2025", "%6Cist-2025"), ("\u{202E}abc", "%E2%80%AEabc"), ("e\u{301}", "\u{E9}"),
    ])
    func namesOfFolders(id: String, name: String) {
        let found = ReportSubject.episode(id).folderName
        #expect(Array(found.unicodeScalars) == Array(name.unicodeScalars))
    }

    @Test func longIdentifiersStayApart() {
        let first = ReportSubject.episode(String(repeating: "过程", count: 60)).folderName
        let second = ReportSubject.episode(String(repeating: "过程", count: 60) + "甲").folderName
        #expect(first != second)
        #expect([first, second].allSatisfy { $0.utf8.count <= 200 })
    }

    @Test func distinctIdentifiersGiveDistinctNames() {
        let parts = ["a", "%", "/", ".", "~", "2", "%2F", " ", "%20"]
        let ids = parts.flatMap { first in parts.flatMap { second in parts.map { first + second + $0 } } }
        let names = Dictionary(grouping: Set(ids)) { ReportSubject.episode($0).folderName }
        #expect(names.values.allSatisfy { $0.count == 1 })
    }

    /// Whatever stands in a file, the name is that of one folder in `Reports/`, visible and short, and none is two's.
    @Test func naughtyIdentifiersStayWhereTheyBelong() {
        var names: [String: String] = [:]
        for id in NaughtyStrings.all {
            let name = ReportSubject.episode(id).folderName
            let shown = id.debugDescription
            #expect(!name.isEmpty && name.utf8.count <= 200 && name != "." && name != "..", "\(shown)")
            #expect(!name.hasPrefix(".") && !name.hasSuffix("."), "\(shown)")
            #expect(!name.unicodeScalars.contains { "/\\:*?\"<>| ".unicodeScalars.contains($0) }, "\(shown)")
            #expect(Array(name.utf8) == Array(name.precomposedStringWithCanonicalMapping.utf8), "\(shown)")
            #expect(name.unicodeScalars.allSatisfy { ![.control, .format].contains($0.properties.generalCategory) })
            // Strings that Unicode takes for equal are one identifier.
            if let other = names[name] { #expect(other == id, "\(shown) and \(other.debugDescription)") }
            names[name] = id
        }
    }
}
