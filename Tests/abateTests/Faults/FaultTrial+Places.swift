import Foundation
import TestSupport
import Testing

/// A command on a folder that is made for it in a mount namespace: a small disk, a read-only folder.
extension FaultTrial {
    /// - Parameters:
    ///   - before: shell commands that make `$CITY` from `$BASE`; `$PLACE` is a path for whatever else they need. They
    ///     leave with 99 where there is nothing to try.
    ///   - between: those that mend what is wrong, before the same again.
    ///   - expects: the status; nil: 6, or that of an undisturbed run.
    /// - Returns: what was said; nil where it was not tried.
    @discardableResult
    func tryOut(_ what: String, before: String, between: String, expects: Int32?) throws -> String? {
        let place = try TemporaryFolder()
        for name in ["city", "between", "after"] {
            try FileManager.default.createDirectory(atPath: place.path(name), withIntermediateDirectories: true)
        }
        let script = """
            \(before)
            "$@" > "$OUT/said" 2>&1; echo $? > "$OUT/first"
            cp -a "$CITY/." "$OUT/between/"
            \(between)
            "$@" > "$OUT/said-again" 2>&1; echo $? > "$OUT/again"
            cp -a "$CITY/." "$OUT/after/"
            """
        let result = try Mounts.run(
            script, Faults.command(scenario.arguments(place.path("city"))),
            environment: [
                "BASE": base, "CITY": place.path("city"), "PLACE": place.path("place"), "OUT": place.path,
            ])
        guard let result, result.status != 99 else { return nil }
        let here = "\(scenario.name), \(what): \(result.errors)"
        let said = try String(contentsOfFile: place.path("said"), encoding: .utf8)
        let first = try Self.status(place.path("first"))
        #expect(expects.map { $0 == first } ?? [6, status].contains(first), "\(here) left with \(first): \(said)")
        let found = try CityState(place.path("between"))
        try look(at: found, in: place.path("between"), here)
        if first == status { expectDone(found, here) }
        let again = try Self.status(place.path("again"))
        #expect(again == status || scenario.statusAgain.contains(again), "\(here) the same again: \(again)")
        expectDone(try CityState(place.path("after")), "\(here) after the same again")
        return said
    }

    private static func status(_ path: String) throws -> Int32 {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
}
