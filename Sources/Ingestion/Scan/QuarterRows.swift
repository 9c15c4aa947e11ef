import EmissionModel
import LedgerStore
import Tabular

/// The quarter-hours of some accounts and days of a file, row by row in the order of the file.
struct QuarterRows {
    let source: BlockSource?
    let wanted: WantedRows
    let scanners: [any QuarterScanner]
    let lines: LineNumbers
    /// How many blocks the workers take before what they have found is put in order and given on.
    var blocksAtOnce = 64

    func forEach(_ body: (QuarterReading, CalendarDay) throws -> Void) throws {
        guard let source else { return }
        source.pause = 0
        while !source.isAtEnd {
            source.pause += blocksAtOnce
            // The first walk has gone over the same bytes.
            guard try BlockWorkers.run(scanners, over: source) else { throw ChangedFile() }
            for scanner in scanners { _ = scanner.takeLines() }
            let ids = scanners.map { scanner in
                (0..<scanner.accounts.count).map { wanted.id(of: scanner.accounts.entries[$0]) ?? 0 }
            }
            let found = scanners.indices.flatMap { worker in scanners[worker].taken.map { (worker, $0) } }
            for scanner in scanners { scanner.taken = [] }
            for (worker, row) in found.sorted(by: { $0.1.place < $1.1.place }) {
                guard let line = lines.line(ofKnown: row.place) else { throw ChangedFile() }
                try body(
                    QuarterReading(
                        account: ids[worker][Int(row.account)], quarter: row.quarter,
                        milliwattHours: row.milliwattHours, line: Int32(clamping: line)),
                    CalendarDay(number: row.day))
            }
        }
    }
}

/// A file that does not hold any more what it held a moment ago.
struct ChangedFile: Error {}
