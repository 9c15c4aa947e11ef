import EmissionModel
import Jurisdiction
import Tabular

extension StampHarvest {
    /// What the survey of all rows would say the times mean; nil where only that survey can tell. Where they are declared
    /// to be starts, midnights need not show it, in whatever order they come.
    func told(_ document: TabularDocument, _ mapping: ColumnMapping, declared: IntervalLabel) throws
        -> IntervalSurvey.Result?
    {
        let isDeclared = declared == .start
        if !isDeclared, !evidence.doubts.isEmpty {
            // What rows out of the ordinary stand before is not among the stretches.
            guard oddRows.isEmpty, let visits, visits.settle(evidence.doubts) else { return nil }
        }
        var figures = IntervalSurvey.Figures()
        figures.hasQuarters = facts.hasQuarters
        figures.twentyFours = facts.twentyFours
        figures.midnightsAfterTheirDate = facts.midnightsAfterTheirDate
        figures.otherMidnights = facts.otherMidnights + evidence.otherMidnights + evidence.doubts.count
        figures.dated = rows
        var odd = OddStamps(mapping, accounts, ranks, evidence.tracks)
        for row in oddRows {
            try document.withRow(row.bytes, line: lines.line(of: row.place)) { odd.look(at: $0, &figures) }
        }
        // A midnight among them still counts for what a day's sum would change by.
        guard isDeclared ? !odd.hasMidnights : !odd.isDoubtful else { return nil }
        for track in evidence.tracks where track.earliest != .max { figures.count(track.earliest, track.latest) }
        return figures.result(declared: declared)
    }
}

/// What rows out of the ordinary add to the meaning of times: nothing, as long as they lie within what their account's
/// other rows show. Where they do not, all rows have to be surveyed in their order.
private struct OddStamps {
    private let date: Int
    private let account: Int
    private let accounts: AccountNumbers
    private let ranks: [Int32]
    private let tracks: [StampEvidence.Track]
    private(set) var isDoubtful = false
    private(set) var hasMidnights = false

    init(
        _ mapping: ColumnMapping, _ accounts: AccountNumbers, _ ranks: [Int32], _ tracks: [StampEvidence.Track]
    ) {
        date = mapping.columns["date"]?.index ?? 0
        account = mapping.columns["account_no"]?.index ?? 0
        self.accounts = accounts
        self.ranks = ranks
        self.tracks = tracks
    }

    mutating func look(at row: RowView, _ figures: inout IntervalSurvey.Figures) {
        guard case .value(let text) = row.date(date), let day = CalendarDay(text), (2000...2099).contains(text.year)
        else { return }
        if text.minute == nil { figures.datesAlone += 1 } else { figures.dated += 1 }
        let minute = text.minute ?? 0
        guard minute % 15 == 0, text.second == 0, row.kind(account) != .blank else { return }
        if minute % 60 != 0 { figures.hasQuarters = true }
        if minute % 1440 == 0 { hasMidnights = true }
        if minute % 1440 == 0 || minute == 1425 || !isWithin(LocalMinute(day, minute: minute).number, row) {
            isDoubtful = true
        }
    }

    /// An account that has no other rows and no midnight among these tells nothing.
    private func isWithin(_ stamp: Int64, _ row: RowView) -> Bool {
        row.withBytes(account) { bytes in
            guard bytes.count <= AccountTable.longest, let known = accounts.find(bytes), ranks[known] >= 0 else {
                return true
            }
            let track = tracks[Int(ranks[known])]
            return track.earliest == .max || (track.earliest...track.latest).contains(stamp)
        }
    }
}

extension AccountNumbers {
    fileprivate func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var low: UInt64 = 0
        var high: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            if index < 8 {
                low |= UInt64(byte) << UInt64(index * 8)
            } else {
                high |= UInt64(byte) << UInt64(index * 8 - 64)
            }
        }
        return table.find(low, high).map { Int($0) }
    }
}
