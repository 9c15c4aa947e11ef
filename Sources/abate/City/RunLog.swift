import Diagnostics
import EmissionModel
import Ingestion
import LedgerStore

/// `ledger/runs.jsonl`: one line a run, for the operator and for monitoring.
struct RunLog {
    let path: String

    /// The number of the next run: one more than any that left a mark in the log or in the ledger.
    func nextNumber(_ ledger: Ledger) throws(CommandFailure) -> Int {
        do {
            return try max(ledger.lastRun(), lastLoggedNumber, Self.sealedNumber(ledger)) + 1
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Of the last line that has one.
    var lastLoggedNumber: Int { wholeLines.lazy.compactMap(Self.number).first ?? 0 }

    /// The newest first; one that was cut short is none.
    private var wholeLines: [ArraySlice<UInt8>] {
        guard let bytes = OutputFile.read(path), let end = bytes.lastIndex(of: 0x0A) else { return [] }
        return bytes[..<end].split(separator: 0x0A).reversed()
    }

    private static func number(of line: JSONValue) -> Int? {
        guard case .object(let members) = line,
            case .integer(let run)? = members.first(where: { $0.key == "run" })?.value
        else { return nil }
        return Int(run)
    }

    /// The number of the run that a line is about.
    private static func number(in line: ArraySlice<UInt8>) -> Int? {
        guard let start = line.firstRange(of: Array("\"run\":".utf8)) else { return nil }
        let digits = line[start.upperBound...].prefix { (48...57).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// Of a run whose line a crash has kept from the log.
    private static func sealedNumber(_ ledger: Ledger) throws(LedgerError) -> Int {
        try ledger.newestSealedRun().flatMap { number(in: Array($0.utf8)[...]) } ?? 0
    }

    /// What a line tells of its run.
    struct Line {
        var run: Int
        var end: String
        var exitCode: Int

        /// nil where the line cannot be read.
        init?(_ bytes: ArraySlice<UInt8>) {
            guard case .object(let members)? = try? JSONDocument(bytes) else { return nil }
            func value(_ key: String) -> JSONDocument? { members.first { $0.key == key }?.value }
            guard case .number(let run)? = value("run"), let run = Int(run), case .string(let end)? = value("end"),
                case .number(let code)? = value("exitCode"), let code = Int(code)
            else { return nil }
            self.run = run
            self.end = end
            exitCode = code
        }
    }

    /// nil where no run has ended yet.
    var lastLine: Line? { wholeLines.lazy.compactMap(Line.init).first }

    /// Adds the line of a run. It names the SHA-256 of the line before, so that none can be taken out, and the head of
    /// the audit chain. Where the run has changed the ledger the line is sealed there first; the line of a run that
    /// changed nothing is sealed through a later one.
    /// - Parameters:
    ///   - head: of the chain when the run began.
    ///   - isOver: false where the run is to be taken up again under its number: its line is sealed then.
    func append(_ line: JSONValue, since head: String, isOver: Bool, in ledger: Ledger) throws(CommandFailure) {
        do {
            let standing = try ledger.chainHead()
            let mended = try mend(in: ledger)
            // The run that was cut short had come to its end but for this line.
            if let mended, mended == Self.number(of: line), standing == head { return }
            let body = line.adding([("previous", .string(lastLineSHA256)), ("chainHead", .string(standing))])
            let text = body.adding([("seal", .string(FileBytes.sha256(of: body.text().utf8)))]).text()
            if isOver, standing != head, let run = Self.number(of: line) { try ledger.seal(run: run, line: text) }
            try OutputFile.append(line: text, to: path)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Adds a line that is sealed already, and that a crash has kept from being written.
    /// - Returns: the number of its run; nil where there is none.
    private func mend(in ledger: Ledger) throws -> Int? {
        guard let sealed = try ledger.newestSealedRun(), let number = Self.number(in: Array(sealed.utf8)[...]),
            number > lastLoggedNumber
        else { return nil }
        try OutputFile.append(line: sealed, to: path)
        return number
    }

    /// Of the bytes before the line's end; zeros where there is no line. One that was cut short is none.
    private var lastLineSHA256: String {
        guard let bytes = OutputFile.read(path), let end = bytes.lastIndex(of: 0x0A) else { return Self.start }
        return bytes[..<end].split(separator: 0x0A).last.map { FileBytes.sha256(of: $0) } ?? Self.start
    }

    /// Whether a line is what its seal says; one of an older program has none.
    static func holds(_ line: [UInt8]) -> Bool {
        let mark = Array(",\"seal\":\"".utf8)
        guard let start = line.firstRange(of: mark) else { return true }
        let seal = line[start.upperBound...].prefix(64)
        let body = line[..<start.lowerBound] + Array("}".utf8)
        return line.count == start.upperBound + 66 && seal.elementsEqual(FileBytes.sha256(of: body).utf8)
    }

    static let start = String(repeating: "0", count: 64)
}

extension FileResult {
    /// The file with its counts: rows read = accepted + rejected + superseded.
    func json(_ language: Language, withFindings: Bool) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("file", .string(name)), ("sha256", .string(sha256)), ("status", .string(status.rawValue)),
            ("format", JSONValue(format)), ("encoding", JSONValue(encoding)),
            ("tables", .array(tables.map(JSONValue.string))),
            ("rowsRead", JSONValue(rows.read)), ("accepted", JSONValue(rows.accepted)),
            ("rejected", JSONValue(rows.rejected)), ("superseded", JSONValue(rows.superseded)),
        ]
        if withFindings { members.append(("findings", .array(findings.map { $0.json(language) }))) }
        return .object(members)
    }
}

extension [Severity: Int] {
    /// Counts of all four severities, zeros included.
    var json: JSONValue {
        .object(Severity.allCases.map { (key: $0.rawValue, value: JSONValue(self[$0] ?? 0)) })
    }
}
