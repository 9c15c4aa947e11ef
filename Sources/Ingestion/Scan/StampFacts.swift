/// What the rows of one worker have shown of the meaning of their times, beside what their cells show.
struct StampFacts {
    enum Follows {
        /// The row before, of the same account, is 23:45 of the same date.
        case itsDate
        case another
        /// The row before is not at hand, or of another account.
        case unknown
    }

    var hasQuarters = false
    var twentyFours = 0
    var midnightsAfterTheirDate = 0
    var otherMidnights = 0
    /// Midnights of which only the cells can tell what went before.
    var openMidnights = 0

    /// A row of 23:45 or 24:00.
    @inline(never)
    mutating func noteLate(_ stamp: Int32, _ value: Int64, _ cell: UnsafeMutablePointer<DayCell>, _ place: UInt64) {
        if stamp == 95 {
            hasQuarters = true
            cell.pointee.beforeMidnight = min(cell.pointee.beforeMidnight, place)
        } else {
            twentyFours += 1
            Self.note(value, cell)
        }
    }

    /// A row of 0:00.
    @inline(never)
    mutating func noteMidnight(
        _ follows: Follows, _ value: Int64, _ cell: UnsafeMutablePointer<DayCell>, _ place: UInt64
    ) {
        switch follows {
        case .itsDate: midnightsAfterTheirDate += 1
        case .another: otherMidnights += 1
        case .unknown:
            openMidnights += 1
            let earlier = cell.pointee.openMidnight
            cell.pointee.openMidnight = earlier == DayCell.nowhere ? place : max(earlier, place)
        }
        Self.note(value, cell)
    }

    private static func note(_ value: Int64, _ cell: UnsafeMutablePointer<DayCell>) {
        cell.pointee.midnight = cell.pointee.midnight < 0 ? value : min(cell.pointee.midnight, value)
    }

    mutating func merge(_ other: StampFacts) {
        hasQuarters = hasQuarters || other.hasQuarters
        twentyFours += other.twentyFours
        midnightsAfterTheirDate += other.midnightsAfterTheirDate
        otherMidnights += other.otherMidnights
        openMidnights += other.openMidnights
    }
}
