public import EmissionModel
import GRDB

extension LedgerTransaction {
    /// Adds the registers of one day as one segment. Those that repeat what this run has said are passed over.
    /// - Parameter registers: in any order.
    /// - Returns: counts of rows; what an earlier run has said already counts as superseded.
    public func add(_ registers: [StoredRegister], on day: CalendarDay) throws -> RowCounts {
        guard collector == nil else { return RowCounts(accepted: registers.count) }
        var earlier = try kept(on: day)
        var counts = RowCounts()
        var stored: [StoredRegister] = []
        for register in registers.sorted(by: { ($0.account, $0.line) < ($1.account, $1.line) }) {
            let same = (earlier[register.account] ?? []).filter { $0.register.says(sameAs: register) }
            if same.isEmpty { counts.accepted += 1 } else { counts.superseded += 1 }
            if same.contains(where: { $0.run == file.run }) { continue }
            earlier[register.account, default: []].append((register, file.run))
            stored.append(register)
        }
        guard !stored.isEmpty else { return counts }
        let part = takePart()
        let payload = RegisterCodec.encode(stored)
        try database.cachedStatement(
            sql: "INSERT INTO register_segment (day, file_id, part, register_count, payload) VALUES (?, ?, ?, ?, ?)"
        ).execute(
            arguments: [
                Int64(day.number), fileID, part, stored.count, payload.databaseBlob,
            ])
        seal.add(
            segment: SealedSegment(day: Int64(day.number), part: part, count: stored.count, payload: payload),
            to: "register_segment")
        return counts
    }

    private func kept(on day: CalendarDay) throws -> [Int32: [(register: StoredRegister, run: Int)]] {
        var kept: [Int32: [(register: StoredRegister, run: Int)]] = [:]
        let cursor = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT source_file.run, payload FROM register_segment
                    JOIN source_file ON source_file.id = register_segment.file_id WHERE day = ?
                    """),
            arguments: [Int64(day.number)])
        while let row = try cursor.next() {
            let run: Int = row[0]
            for register in try RegisterCodec.decode(of: row, column: 1) {
                kept[register.account, default: []].append((register, run))
            }
        }
        return kept
    }
}
