import Diagnostics
import Glibc

/// Part of the product's work, run by `abate-bench stage` in a process of its own. Prints the line that
/// `Measurement` reads.
struct Stage: Sendable {
    let name: String
    /// Does the work, timed by the stopwatch, and gives what it found.
    let run: @Sendable (_ arguments: [String], _ watch: Stopwatch) throws -> [String: Int]

    static let all: [Stage] = [
        .scan, .ledgerTotals, .workbookWriting, .libraryWriting, .workbookReading, .libraryAgain, .accountDays,
        .cityNight, .store,
        .stream, .streamedDays,
    ]

    struct WrongArguments: Error, CustomStringConvertible {
        let description: String
    }

    func print(_ arguments: [String]) throws {
        let watch = Stopwatch()
        watch.figures["start MiB"] = Double(try OwnMemory.residentKiB()) / 1024
        let result = try run(arguments, watch)
        let line: JSONValue = [
            "seconds": .number(watch.seconds), "cpu": .number(watch.cpuSeconds),
            "peak_kib": JSONValue(try OwnMemory.peakKiB()),
            "result": .object(result.sorted { $0.key < $1.key }.map { (key: $0.key, value: JSONValue($0.value)) }),
            "figures": .object(
                watch.figures.sorted { $0.key < $1.key }.map { (key: $0.key, value: .number($0.value)) }),
        ]
        Swift.print(line.text())
    }
}

/// Time of the part of a stage that counts.
final class Stopwatch {
    private(set) var seconds = 0.0
    private(set) var cpuSeconds = 0.0
    /// What a stage says of itself beside.
    var figures: [String: Double] = [:]

    func time<Value>(_ work: () throws -> Value) rethrows -> Value {
        let (start, cpu) = (Clock.now, Clock.cpu)
        defer {
            seconds += Clock.now - start
            cpuSeconds += Clock.cpu - cpu
        }
        return try work()
    }

    /// Work inside of what is timed that does not count.
    func leaveOut<Value>(_ work: () throws -> Value) rethrows -> Value {
        let (start, cpu) = (Clock.now, Clock.cpu)
        defer {
            seconds -= Clock.now - start
            cpuSeconds -= Clock.cpu - cpu
        }
        return try work()
    }
}
