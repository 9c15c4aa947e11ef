import Diagnostics

/// What one run of one program took and found.
struct Measurement: Sendable {
    var seconds: Double
    var cpuSeconds: Double
    var peakKiB: Int
    /// What it found, for comparison: whole numbers only, so that equal means equal.
    var result: [String: Int]
    /// What it says of itself beside, as bytes a value.
    var figures: [String: Double] = [:]
    /// Executed by the processor, where it was asked for.
    var instructions: Int?
}

extension Measurement {
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    /// The line that stages and peers print: `{"seconds": 1.5, "cpu": 2.9, "peak_kib": 9000, "result": {"all": 12}}`.
    /// `cpu` and `peak_kib` may be absent: then the process's own count.
    init(line text: String, of process: ChildProcess.Ended) throws {
        guard let line = text.split(separator: "\n").last else { throw Unreadable(description: "nothing was printed") }
        do {
            let document = JSONReading(try JSONDocument(line.utf8))
            seconds = try Self.number(document.member("seconds"))
            cpuSeconds = try document.optionalMember("cpu").map(Self.number) ?? process.cpuSeconds
            peakKiB = try document.optionalMember("peak_kib")?.integer() ?? process.peakKiB
            result = try Self.members(document.member("result")) { (value) throws(JSONMisfit) in try value.integer() }
            figures = try document.optionalMember("figures").map { try Self.members($0, Self.number) } ?? [:]
        } catch {
            throw Unreadable(description: "\(error): \(line)")
        }
    }

    /// Of a process that says nothing of itself.
    init(of process: ChildProcess.Ended, result: [String: Int] = [:], figures: [String: Double] = [:]) {
        self.init(
            seconds: process.seconds, cpuSeconds: process.cpuSeconds, peakKiB: process.peakKiB, result: result,
            figures: figures)
    }

    private static func number(_ reading: JSONReading) throws(JSONMisfit) -> Double {
        guard let number = Double(try reading.numberText()) else {
            throw reading.misfit(zh: "不是数", en: "is no number")
        }
        return number
    }

    private static func members<Value>(
        _ reading: JSONReading, _ value: (JSONReading) throws(JSONMisfit) -> Value
    ) throws(JSONMisfit) -> [String: Value] {
        guard case .object(let members) = reading.value else {
            throw reading.misfit(zh: "不是对象", en: "is no object")
        }
        var values: [String: Value] = [:]
        for member in members { values[member.key] = try value(JSONReading(member.value, path: member.key)) }
        return values
    }
}
