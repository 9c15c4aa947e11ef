import EmissionModel
import Jurisdiction

/// What the cells of a scan show of the meaning of their times: what `IntervalSurvey` would find out row by row, as far
/// as cells can show it. An account's cells are taken in order of day.
struct StampEvidence {
    /// What one account has shown so far, stamps in minutes since 1970.
    struct Track {
        var earliest: Int64 = .max
        var latest: Int64 = .min
        var midnight: Int64 = -1
        /// The day of the last cell, and its midnight of which the next cell may tell what went before.
        var day: Int32 = .min
        var openMidnight = DayCell.nowhere
    }

    private let convention: IntervalConvention
    private(set) var tracks: [Track]
    /// The largest difference between two successive midnights of an account: what a day's sum would change by.
    private(set) var largestShift: Int64 = 0
    /// A 0:00 that stands behind a 23:45 of its date, and perhaps directly behind it.
    struct Doubt {
        var rank: Int32
        /// The day that the 0:00 is about, and the date that it is written with.
        var day: Int32
        var date: Int32
    }

    private(set) var doubts: [Doubt] = []
    private(set) var otherMidnights = 0

    init(_ convention: IntervalConvention, accounts: Int) {
        self.convention = convention
        tracks = Array(repeating: Track(), count: accounts)
    }

    mutating func take(_ cell: DayCell, rank: Int) {
        var track = tracks[rank]
        // A midnight written with its own date is the last of its day and the first of its stamps.
        let (first, last) = (stamp(cell.day, cell.firstQuarter), stamp(cell.day, cell.lastQuarter))
        track.earliest = min(track.earliest, first, last)
        track.latest = max(track.latest, first, last)
        if cell.midnight >= 0 {
            if track.midnight >= 0 { largestShift = max(largestShift, abs(cell.midnight - track.midnight)) }
            track.midnight = cell.midnight
        }
        if convention == .end {
            // The 0:00 that ends a day is written with the date of the next, where its 23:45 is.
            let before = track.day == cell.day - 1 ? cell.beforeMidnight : DayCell.nowhere
            settle(
                track.openMidnight, before, Doubt(rank: Int32(truncatingIfNeeded: rank), day: track.day, date: cell.day)
            )
            track.openMidnight = cell.openMidnight
        } else {
            settle(
                cell.openMidnight, cell.beforeMidnight,
                Doubt(rank: Int32(truncatingIfNeeded: rank), day: cell.day, date: cell.day))
        }
        track.day = cell.day
        tracks[rank] = track
    }

    /// Behind the last cell.
    mutating func close() {
        for track in tracks where track.openMidnight != DayCell.nowhere { otherMidnights += 1 }
    }

    /// Adds what the accounts behind these have shown.
    mutating func append(_ other: StampEvidence) {
        for var doubt in other.doubts {
            doubt.rank += Int32(truncatingIfNeeded: tracks.count)
            doubts.append(doubt)
        }
        tracks += other.tracks
        largestShift = max(largestShift, other.largestShift)
        otherMidnights += other.otherMidnights
    }

    /// A midnight before all rows of 23:45 of its date cannot stand behind one.
    private mutating func settle(_ midnight: UInt64, _ beforeMidnight: UInt64, _ doubt: Doubt) {
        guard midnight != DayCell.nowhere else { return }
        if beforeMidnight == DayCell.nowhere || midnight < beforeMidnight {
            otherMidnights += 1
        } else {
            doubts.append(doubt)
        }
    }

    private func stamp(_ day: Int32, _ quarter: Int) -> Int64 {
        switch convention {
        case .start: Int64(day) * 1440 + Int64(quarter) * 15
        case .end: Int64(day) * 1440 + Int64(quarter) * 15 + 15
        case .endWithMidnightOfItsDate: Int64(day) * 1440 + Int64((quarter + 1) % 96) * 15
        }
    }
}
