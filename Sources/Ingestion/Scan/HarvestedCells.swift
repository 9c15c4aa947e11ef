import Dispatch

/// The cells of all workers by account: what they found of the same account and day put together. Several threads read
/// it; nothing in it changes any more.
struct HarvestedCells: @unchecked Sendable {
    private let tables: [CellTable]
    /// By worker and rank its number of the account, negative for none.
    private let numbers: [[Int32]]
    private let accounts: Int
    /// Cells whose days lie far from the others of their account, in order of rank, then day.
    private var far: [Far] = []

    private struct Far {
        var rank: Int32
        var day: Int32
        var worker: Int
        var index: Int
    }

    /// What a stretch of the accounts shows.
    struct Part {
        var days: [HarvestedDay] = []
        var evidence: StampEvidence
        var rows = 0
    }

    init(_ scanners: [any QuarterScanner], _ ranks: [[Int32]], accounts: Int) {
        tables = scanners.map(\.cells)
        self.accounts = accounts
        numbers = ranks.map { ranks in
            var numbers = [Int32](repeating: -1, count: accounts)
            for (number, rank) in ranks.enumerated() where rank >= 0 { numbers[Int(rank)] = Int32(number) }
            return numbers
        }
        for (worker, table) in tables.enumerated() where table.hasFar { addFar(worker, table, ranks[worker]) }
        far.sort { ($0.rank, $0.day, $0.worker) < ($1.rank, $1.day, $1.worker) }
    }

    private mutating func addFar(_ worker: Int, _ table: CellTable, _ ranks: [Int32]) {
        for index in 0..<table.count {
            let cell = table[index].pointee
            let near = table.near(cell.account)
            let distance = Int(cell.day) - Int(near.first)
            if near.cells.indices.contains(distance), near.cells[distance] >= 0 { continue }
            far.append(Far(rank: ranks[Int(cell.account)], day: cell.day, worker: worker, index: index))
        }
    }

    /// In as many parts as may be worked on at once; what comes of them does not depend on it.
    func collected(_ convention: IntervalConvention, _ lines: LineNumbers, parts: Int) -> [Part] {
        let (first, last) = dayRange
        guard first <= last else { return [] }
        let empty = Part(evidence: StampEvidence(convention, accounts: 0))
        var found = [Part](repeating: empty, count: max(parts, 1))
        let count = found.count
        found.withUnsafeMutableBufferPointer { found in
            // Each thread writes to its own element alone.
            nonisolated(unsafe) let found = found
            DispatchQueue.concurrentPerform(iterations: count) { part in
                let ranks = part * accounts / count..<(part + 1) * accounts / count
                found[part] = collect(ranks, convention, lines, first...last)
            }
        }
        return found
    }

    /// All days lie within it.
    private var dayRange: (first: Int32, last: Int32) {
        var (first, last) = (far.map(\.day).min() ?? .max, far.map(\.day).max() ?? .min)
        for worker in tables.indices {
            for number in numbers[worker] where number >= 0 {
                let near = tables[worker].near(number)
                guard near.cells.count > 0 else { continue }
                first = min(first, near.first)
                last = max(last, near.first + Int32(near.cells.count) - 1)
            }
        }
        return (first, last)
    }

    private func collect(
        _ ranks: Range<Int>, _ convention: IntervalConvention, _ lines: LineNumbers, _ range: ClosedRange<Int32>
    ) -> Part {
        var part = Part(evidence: StampEvidence(convention, accounts: ranks.count))
        var days = range.map { HarvestedDay(day: $0) }
        var nextFar = far.partitioningIndex { Int($0.rank) >= ranks.lowerBound }
        for rank in ranks {
            let isFar = nextFar < far.count && Int(far[nextFar].rank) == rank
            let take = { (cell: DayCell) in
                part.rows += cell.count
                part.evidence.take(cell, rank: rank - ranks.lowerBound)
                let distance = Int(cell.day - range.lowerBound)
                if cell.isWhole {
                    let line = Int32(clamping: lines.line(of: cell.first))
                    days[distance].whole.append((Int32(truncatingIfNeeded: rank), line, cell.sum))
                } else {
                    days[distance].broken.append(Int32(truncatingIfNeeded: rank))
                }
            }
            if isFar {
                let start = nextFar
                while nextFar < far.count, Int(far[nextFar].rank) == rank { nextFar += 1 }
                withFar(rank, far[start..<nextFar]).forEach(take)
            } else {
                forEachNear(rank, take)
            }
        }
        part.evidence.close()
        part.days = days.filter { !$0.whole.isEmpty || !$0.broken.isEmpty }
        return part
    }

    /// The cells of an account, in order of day.
    @inline(__always)
    private func forEachNear(_ rank: Int, _ body: (DayCell) -> Void) {
        var (first, end) = (Int32.max, Int32.min)
        for worker in tables.indices {
            let near = tables[worker].near(numbers[worker][rank])
            guard near.cells.count > 0 else { continue }
            first = min(first, near.first)
            end = max(end, near.first + Int32(near.cells.count))
        }
        guard first < end else { return }
        for day in first..<end {
            var merged: DayCell?
            for worker in tables.indices {
                let near = tables[worker].near(numbers[worker][rank])
                let distance = Int(day - near.first)
                guard distance >= 0, distance < near.cells.count, near.cells[distance] >= 0 else { continue }
                let cell = tables[worker][Int(near.cells[distance])].pointee
                if merged == nil { merged = cell } else { merged?.merge(cell) }
            }
            if let merged { body(merged) }
        }
    }

    /// The same where some days lie far from the others.
    private func withFar(_ rank: Int, _ far: ArraySlice<Far>) -> [DayCell] {
        var byDay: [Int32: DayCell] = [:]
        let add = { (cell: DayCell) in
            byDay[cell.day, default: DayCell(account: cell.account, day: cell.day)].merge(cell)
        }
        forEachNear(rank, add)
        for item in far { add(tables[item.worker][item.index].pointee) }
        return byDay.values.sorted { $0.day < $1.day }
    }
}

extension Array {
    /// The index of the first element for which a condition holds that holds for all behind it; the count where none.
    fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
