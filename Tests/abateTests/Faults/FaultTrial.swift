import Foundation
import TestSupport
import Testing

/// A scenario with what it starts from and what comes of it undisturbed.
final class FaultTrial: Sendable {
    let scenario: FaultScenario
    private let folder: TemporaryFolder
    private let before: CityState
    private let after: CityState
    let status: Int32
    /// Calls that change a disk in an undisturbed run.
    let calls: Int
    /// Microseconds that one takes.
    let duration: Int

    var base: String { folder.path("base/city") }

    init(_ scenario: FaultScenario) throws {
        self.scenario = scenario
        folder = try TemporaryFolder()
        for name in ["base", "undisturbed"] {
            try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
        }
        let base = folder.path("base/city")
        try scenario.prepare(base)
        before = try CityState(base)
        let city = try Self.copy(base, to: folder.path("undisturbed"))
        let start = ContinuousClock.now
        let outcome = try Faults.run(scenario.arguments(city))
        let took = start.duration(to: .now).components
        duration = Int(took.seconds) * 1_000_000 + Int(took.attoseconds / 1_000_000_000_000)
        after = try CityState(city)
        (status, calls) = (outcome.result.status, outcome.calls)
        try #require(status <= 1, "\(scenario.name): \(outcome.result.errors)")
        try #require(before != after && calls > 10, "\(scenario.name) does nothing")
        try #require(after.ledger.integrity == "ok")
    }

    /// The folder keeps its name, which reports and messages may show.
    static func copy(_ base: String, to folder: String) throws -> String {
        if FileManager.default.fileExists(atPath: base) {
            try FileManager.default.copyItem(atPath: base, toPath: "\(folder)/city")
        }
        return "\(folder)/city"
    }

    /// Lets the n-th call go wrong, looks at what is there, and runs the command once more.
    /// - Parameter mustBeSaid: whether the command cannot do without the call.
    func fail(at call: Int, _ kind: Faults.Kind, mustBeSaid: Bool = false) throws {
        let expected: Set<Int32> = kind.isKill ? [status, 137] : mustBeSaid ? [6] : [status, 6]
        try disturb("call \(call), \(kind.rawValue)", expected) { try Faults.run($0, at: call, kind) }
    }

    /// Kills the command at a moment.
    func kill(after microseconds: Int) throws {
        try disturb("after \(microseconds) µs", [status, 137]) { try Faults.run($0, after: microseconds) }
    }

    /// The calls that change a disk, in their order: name and file.
    func callNames() throws -> [String] {
        let place = try TemporaryFolder()
        let city = try Self.copy(base, to: place.path)
        _ = try Faults.run(scenario.arguments(city), listingIn: place.path("calls"))
        let list = try String(contentsOfFile: place.path("calls"), encoding: .utf8)
        return list.split(separator: "\n").map(String.init)
    }

    private func disturb(
        _ what: String, _ expected: Set<Int32>, _ run: ([String]) throws -> Faults.Outcome
    ) throws {
        let place = try TemporaryFolder()
        let city = try Self.copy(base, to: place.path)
        let outcome = try run(scenario.arguments(city))
        let here = "\(scenario.name), \(what): \(outcome.fault ?? "")"
        let found = outcome.result.status
        #expect(expected.contains(found), "\(here): left with \(found): \(outcome.result.errors)")
        let between = try CityState(city)
        try look(at: between, in: city, here)
        // Who says that all is done must have done it.
        if found == status { expectDone(between, here) }
        if !scenario.isRepeatable, try isDone(between, in: city) { return }
        let again = try Faults.run(scenario.arguments(city))
        #expect(
            again.result.status == status || scenario.statusAgain.contains(again.result.status),
            "\(here): the same again leaves with \(again.result.status): \(again.result.errors)")
        expectDone(try CityState(city), "\(here): after the same again")
    }

    /// The state is that of an undisturbed run, to the byte.
    func expectDone(_ state: CityState, _ here: String) {
        let difference = state.difference(from: after)
        #expect(difference == nil, "\(here): \(difference ?? "")")
    }

    /// The command has come to its end, if not to saying so.
    private func isDone(_ state: CityState, in city: String) throws -> Bool {
        try state == after && Data(contentsOf: URL(fileURLWithPath: "\(city)/ledger/.lock")).isEmpty
    }

    /// The old state or the new one, never half of one.
    func look(at found: CityState, in city: String, _ here: String) throws {
        #expect(found.ledger.integrity == "ok", "\(here): \(found.ledger.integrity)")
        // What was compared last is the only row that is ever changed.
        let lost = before.ledger.rowMissing(in: found.ledger, except: ["report_check", "sqlite_sequence"])
        #expect(lost == nil, "\(here): lost \(lost ?? "")")
        let alien = found.ledger.rowMissing(in: before.ledger, after.ledger, except: ["sqlite_sequence"])
        #expect(alien == nil, "\(here): in neither state \(alien ?? "")")
        for file in try found.ledger.reportFiles {
            #expect(found.files[file.path] == file.sha256, "\(here): \(file.path) is not as the ledger says")
        }
        for (name, content) in found.visibleReports {
            #expect(content == before.files[name] || content == after.files[name], "\(here): half a \(name)")
        }
        let log = FileManager.default.contents(atPath: "\(city)/ledger/runs.jsonl") ?? Data()
        for line in log.split(separator: 0x0A).dropLast(log.last == 0x0A ? 0 : 1) {
            #expect((try? JSONSerialization.jsonObject(with: line)) != nil, "\(here): a broken line in the run log")
        }
    }
}
