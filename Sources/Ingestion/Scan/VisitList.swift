import Tabular

/// The stretches of rows that all workers have noted, accounts by their rank.
struct VisitList {
    /// Holds the memory of the workers that noted them.
    private let workers: [any QuarterScanner]
    private let ranks: [[Int32]]
    private let offsets: [Int]

    /// nil where some are missing.
    init?(_ workers: [any QuarterScanner], _ ranks: [[Int32]], _ blocks: [ScannedBlock]) {
        guard workers.allSatisfy({ !$0.visits.areMissing }) else { return nil }
        self.workers = workers
        self.ranks = ranks
        var offsets = [Int](repeating: 0, count: (blocks.map(\.index).max() ?? -1) + 1)
        for block in blocks { offsets[block.index] = block.offset }
        self.offsets = offsets
    }

    /// What stands between a stretch's first row and the next stretch, or the end of the block, in the order of the text.
    func parts(where isWanted: (_ rank: Int32, _ day: Int32) -> Bool) -> [TextPart] {
        var found: [(place: UInt64, part: TextPart)] = []
        forEach { rank, visit, block, end in
            guard isWanted(rank, visit.day) else { return }
            found.append(
                (
                    RowPlace.first(inBlock: block, line: visit.line),
                    TextPart(
                        block: block, offset: offsets[block] + Int(visit.offset), count: Int(end - visit.offset),
                        firstLine: visit.line)
                ))
        }
        return found.sorted { $0.place < $1.place }.map(\.part)
    }

    /// Whether no midnight in doubt stands directly behind a 23:45 of its date: before every stretch of its day that
    /// begins with one, the account's rows are of another day.
    func settle(_ doubts: [StampEvidence.Doubt]) -> Bool {
        let accounts = Set(doubts.map(\.rank))
        var stretches: [Int32: [(place: UInt64, visit: RowVisits.Visit)]] = [:]
        forEach { rank, visit, block, _ in
            guard accounts.contains(rank) else { return }
            stretches[rank, default: []].append((RowPlace.first(inBlock: block, line: visit.line), visit))
        }
        let inOrder = stretches.mapValues { $0.sorted { $0.place < $1.place }.map(\.visit) }
        return doubts.allSatisfy { doubt in
            let visits = inOrder[doubt.rank] ?? []
            return !zip(visits, visits.dropFirst()).contains { before, visit in
                visit.day == doubt.day && visit.quarter == 0 && before.day == doubt.date
            }
        }
    }

    /// - Parameter body: with the block, and where the stretch ends in it.
    private func forEach(_ body: (_ rank: Int32, _ visit: RowVisits.Visit, _ block: Int, _ end: UInt32) -> Void) {
        for (worker, ranks) in zip(workers, ranks) {
            let visits = worker.visits
            var block = 0
            var end: UInt32 = 0
            // Backwards: a block's number stands behind its stretches.
            for index in (0..<visits.count).reversed() {
                let visit = visits[index]
                if visit.account < 0 {
                    block = Int(visit.day)
                } else {
                    body(ranks[Int(visit.account)], visit, block, end)
                }
                end = visit.offset
            }
        }
    }
}
