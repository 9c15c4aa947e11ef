import EmissionModel

/// Digests of all that one transaction stores of one file, table by table: what an entry of the audit chain stands for.
/// Made of what is being written, so that nothing is read again for it, and made anew from the tables by `StoredSeals`.
struct FileSeal {
    private var rows: [String: RowDigest] = [:]
    private var segments: [String: [Segment]] = [:]

    private struct Segment {
        var part: Int
        var digest: String
    }

    /// Adds a row; the rows of a table come in order of their `id`.
    mutating func add(to table: String, _ row: (inout RowDigest) -> Void) {
        rows[table, default: RowDigest()].begin()
        row(&rows[table, default: RowDigest()])
    }

    /// Adds a packed segment. Their order is that of their parts, in whatever order they come.
    mutating func add(segment: SealedSegment, to table: String) {
        segments[table, default: []].append(Segment(part: segment.part, digest: segment.digest))
    }

    /// The parts of the segments, of whatever table, sorted.
    var parts: [Int] { segments.values.flatMap { $0.map(\.part) }.sorted() }

    /// A line a table that holds something, sorted by name; `part` is the number that the file's next segment would have.
    func text(nextPart: Int) -> String {
        var lines = rows.map { name, digest in
            var digest = digest
            return "\(name)=\(digest.finish())"
        }
        lines += segments.map { "\($0)=\(Self.text($1))" }
        return (lines.sorted() + ["parts=\(nextPart)"]).joined(separator: "\n")
    }

    /// The same of some parts only: those of a file that were recalled later.
    func text(parts: ClosedRange<Int>) -> String { restricted(to: parts).text(nextPart: parts.upperBound + 1) }

    /// The same without the segments of other parts.
    func restricted(to parts: ClosedRange<Int>) -> FileSeal {
        var part = FileSeal()
        part.segments = segments.mapValues { $0.filter { parts.contains($0.part) } }.filter { !$0.value.isEmpty }
        return part
    }

    /// The same without the segments from a part on.
    func before(part limit: Int) -> FileSeal {
        var seal = self
        seal.segments = segments.mapValues { $0.filter { $0.part < limit } }.filter { !$0.value.isEmpty }
        return seal
    }

    private static func text(_ segments: [Segment]) -> String {
        var digest = RowDigest()
        for segment in segments.sorted(by: { ($0.part, $0.digest) < ($1.part, $1.digest) }) {
            digest.begin()
            digest.add(segment.digest)
        }
        return digest.finish()
    }
}

/// One packed segment as it is stored.
struct SealedSegment {
    var part: Int
    var digest: String

    init(day: Int64, part: Int, sheet: String? = nil, count: Int, payload: [UInt8]?) {
        self.part = part
        var digest = RowDigest()
        digest.begin()
        digest.add(day)
        digest.add(part)
        digest.add(sheet)
        digest.add(count)
        digest.add(payload)
        self.digest = digest.finish()
    }
}
