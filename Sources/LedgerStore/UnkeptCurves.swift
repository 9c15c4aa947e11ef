public import EmissionModel
import GRDB

/// Quarter-hours that a file gave, that the ledger does not keep and that are now asked for.
public struct UnkeptCurves: Sendable {
    public var file: SourceFile
    /// Where its bytes lie, unchanged.
    public var path: String
    /// How the file was read when it was taken in.
    public var declaration: ReadingDeclaration
    /// Of each day the sums that the quarter-hours of the accounts asked for make, in order of account.
    var sums: [CalendarDay: [StoredReading]]

    /// Of some accounts and days those that are not kept, by file.
    /// - Parameters:
    ///   - accounts: of each day, sorted.
    ///   - files: whose quarter-hours count.
    ///   - recalled: what has been recalled outside of the ledger's tables.
    static func find(
        _ database: Database, _ accounts: [CalendarDay: [Int32]], files: ClosedRange<Int64>, recalled: RecalledCurves?
    ) throws -> [Int64: [CalendarDay: [StoredReading]]] {
        var found: [Int64: [CalendarDay: [StoredReading]]] = [:]
        for (day, wanted) in accounts.sorted(by: { $0.key < $1.key }) {
            var held: [Int64: AccountSet] = [:]
            try SummedDay.forEach(database, day: day, files: files) { summed in
                let hits = summed.sums(of: wanted)
                guard !hits.isEmpty else { return }
                if held[summed.fileID] == nil {
                    held[summed.fileID] = try AccountSet.keptCurves(database, day, summed.fileID, recalled)
                }
                let lacking = hits.filter { !(held[summed.fileID]?.contains($0.account) ?? false) }
                if !lacking.isEmpty { found[summed.fileID, default: [:]][day, default: []] += lacking }
            }
        }
        // Parts of one file come one after the other and need not be in order of account.
        return found.mapValues { $0.mapValues { sums in sums.sorted { $0.account < $1.account } } }
    }
}

/// What was declared of a file beside its bytes: without it the file might be read otherwise.
public struct ReadingDeclaration: Sendable, Hashable {
    /// The table's key or title where the operator named it.
    public var table: String?
    /// What the times of its readings mean.
    public var intervalLabel: String

    public init(table: String?, intervalLabel: String) {
        self.table = table
        self.intervalLabel = intervalLabel
    }
}

extension SummedDay {
    /// - Parameter accounts: sorted.
    fileprivate func sums(of accounts: [Int32]) -> [StoredReading] {
        var hits: [StoredReading] = []
        var position = 0
        for sum in sums {
            while position < accounts.count, accounts[position] < sum.account { position += 1 }
            if position == accounts.count { break }
            if accounts[position] == sum.account { hits.append(sum) }
        }
        return hits
    }
}
