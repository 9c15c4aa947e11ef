import EmissionModel
import FoundationEssentials
import GRDB

/// The curves of one day from all files that gave any, walked side by side: no more than one curve of each file is
/// unpacked at a time. Accounts are asked for in rising order.
struct MergedDay {
    static let sql = """
        SELECT source_file.run, file_id, payload FROM curve_segment
        JOIN source_file ON source_file.id = curve_segment.file_id
        WHERE day = ? AND file_id <= ? ORDER BY file_id, part
        """

    private let segments: [OpenSegment]

    /// - Parameter recalled: what stands beside the ledger's tables.
    init(_ database: Database, day: CalendarDay, limit: Int64, recalled: RecalledCurves? = nil) throws {
        var segments: [OpenSegment] = []
        let cursor = try Row.fetchCursor(
            database.cachedStatement(sql: Self.sql),
            arguments: [Int64(day.number), limit])
        while let row = try cursor.next() {
            let run: Int = row[0]
            let file: Int64 = row[1]
            let segment = try row.withUnsafeData(atIndex: 2) { data in
                guard let data else { throw OpenSegment.malformed }
                return try data.withUnsafeBytes { try OpenSegment(copying: $0, run: run, fileID: file) }
            }
            segments.append(segment)
        }
        for segment in recalled?.segments(of: day) ?? [] where segment.fileID <= limit {
            segments.append(
                try segment.payload.withUnsafeBytes {
                    try OpenSegment(copying: $0, run: segment.run, fileID: segment.fileID)
                })
        }
        self.segments = segments.sorted { ($0.run, $0.fileID) < ($1.run, $1.fileID) }
    }

    var isEmpty: Bool { segments.isEmpty }

    /// nil where no file gave any quarter-hour of the account.
    func curve(of account: Int32) throws -> MergedCurve? {
        var merged: MergedCurve?
        for segment in segments {
            while let head = segment.head, head.account <= account {
                if head.account == account {
                    if merged == nil { merged = MergedCurve() }
                    merged?.take(try segment.curve(head), run: segment.run)
                }
                try segment.advance()
            }
        }
        return merged
    }

    /// One payload with the curve that comes next.
    private final class OpenSegment {
        let run: Int
        let fileID: Int64
        private(set) var head: CurveWalk.Head?
        private let bytes: UnsafeMutableRawBufferPointer
        private var walk: CurveWalk

        static let malformed = MalformedRow(table: "curve_segment", column: "payload")

        init(copying payload: UnsafeRawBufferPointer, run: Int, fileID: Int64) throws {
            self.run = run
            self.fileID = fileID
            bytes = .allocate(byteCount: payload.count, alignment: 1)
            bytes.copyMemory(from: payload)
            do {
                walk = try CurveWalk(UnsafeRawBufferPointer(bytes))
                head = try walk.next()
            } catch {
                bytes.deallocate()
                throw Self.malformed
            }
        }

        deinit {
            bytes.deallocate()
        }

        func curve(_ head: CurveWalk.Head) throws -> StoredCurve {
            do {
                return try walk.curve(head)
            } catch {
                throw Self.malformed
            }
        }

        func advance() throws {
            do {
                head = try walk.next()
            } catch {
                throw Self.malformed
            }
        }
    }
}
