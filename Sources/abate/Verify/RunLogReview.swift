import Diagnostics
import LedgerStore

/// Holds `runs.jsonl` against itself, each line names the one before, and against the lines that the ledger has sealed.
struct RunLogReview {
    private(set) var findings: [Diagnostic] = []
    private(set) var count = 0

    private static let file = "ledger/runs.jsonl"

    init(_ path: String, _ ledger: Ledger) throws {
        let bytes = OutputFile.read(path) ?? []
        let lines = bytes.split(separator: 0x0A).map { Array($0) }
        let isTorn = !bytes.isEmpty && bytes.last != 0x0A
        count = lines.count
        let entries = try ledger.auditEntries()
        let heads = Set(entries.map(\.chain)).union([RunLog.start])
        follow(lines, isTorn, heads)
        try compare(lines, isTorn, entries.filter { $0.kind == "run" })
    }

    private mutating func follow(_ lines: [[UInt8]], _ isTorn: Bool, _ heads: Set<String>) {
        var previous = RunLog.start
        var isLinked = false
        for (index, line) in lines.enumerated() {
            let place = SourceLocation(file: Self.file, row: index + 1)
            let isLast = index == lines.count - 1
            if let document = try? JSONDocument(line), case .object(let members) = document {
                let stated = Self.text("previous", members)
                if let stated, stated != previous {
                    findings.append(VerifyMessages.runLineChanged(String(index + 1), at: place))
                } else if stated == nil, isLinked {
                    findings.append(VerifyMessages.runLineGone(String(index + 1), at: place))
                }
                isLinked = isLinked || stated != nil
                if !RunLog.holds(line) { findings.append(VerifyMessages.runLineChanged(String(index + 2), at: place)) }
                if let head = Self.text("chainHead", members), !heads.contains(head) {
                    findings.append(VerifyMessages.headUnknown(at: place))
                }
                if isLast, isTorn { findings.append(VerifyMessages.tornLine(String(index + 1), at: place)) }
            } else {
                findings.append(VerifyMessages.tornLine(String(index + 1), at: place))
            }
            previous = FileBytes.sha256(of: line)
        }
    }

    private static func text(_ key: String, _ members: [JSONMember]) -> String? {
        guard case .string(let text)? = members.first(where: { $0.key == key })?.value else { return nil }
        return text
    }

    /// Every sealed line stands in the log, in order. The newest may be missing, or be there in part: it is sealed
    /// before it is written.
    private mutating func compare(_ lines: [[UInt8]], _ isTorn: Bool, _ sealed: [AuditEntry]) throws {
        var position = 0
        for (index, entry) in sealed.enumerated() {
            let text = Array((entry.detail ?? "").utf8)
            if let found = lines[position...].firstIndex(of: text) {
                position = found + 1
                continue
            }
            let isNewest = index == sealed.count - 1
            let rest = lines[position...].last ?? []
            let mayBeCut = isNewest && (position == lines.count || isTorn && text.starts(with: rest))
            findings.append(
                mayBeCut
                    ? VerifyMessages.unfinished(
                        "runs.jsonl 缺第 \(entry.subject) 次运行的一行", at: SourceLocation(file: Self.file))
                    : VerifyMessages.runLineGone(entry.subject, at: SourceLocation(file: Self.file)))
        }
    }
}
