import Foundation
import TestSupport
import Testing

/// `abate codes`: the catalogue of findings as a reader asks for it.
@Suite struct CodesTests {
    private func codes(_ arguments: String...) throws -> [[String: Any]] {
        let result = try Command.run(["codes", "--format", "json"] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        return result.json["codes"] as? [[String: Any]] ?? []
    }

    @Test func aCodeIsListedOnceWithWhatToDo() throws {
        let all = try codes()
        let names = all.compactMap { $0["code"] as? String }
        #expect(names == Set(names).sorted())
        #expect(all.allSatisfy { !($0["message"] as? String ?? "").isEmpty })
        #expect(names.contains("EI-012") && names.contains { $0.hasPrefix("TB-") })
    }

    @Test func aFamilyAndASingleCodeCanBeAskedFor() throws {
        #expect(try codes("ei-012").compactMap { $0["code"] as? String } == ["EI-012"])
        let family = try codes("AC").compactMap { $0["code"] as? String }
        #expect(family.count > 10 && family.allSatisfy { $0.hasPrefix("AC-") })
    }

    @Test func anUnknownCodeIsRefusedByName() throws {
        let result = try Command.run("codes", "XX-1")
        #expect(result.status == 2 && result.errors.contains("XX-1"))
    }

    @Test func theTableHasFourColumnsInEveryLine() throws {
        let result = try Command.run("codes", "--format", "md")
        let lines = result.output.replacingOccurrences(of: "\\|", with: "").split(separator: "\n")
        #expect(lines.count > 100)
        #expect(lines.allSatisfy { line in line.count(where: { $0 == "|" }) == 5 })
    }
}
