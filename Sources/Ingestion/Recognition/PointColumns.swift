import Jurisdiction

/// The intervals of a day across one row: 96 quarter-hours, or 48 or 24 longer ones.
struct PointColumns {
    /// In the order of time.
    let columns: [Int]
    /// The headers themselves tell whether they name an interval's end (00:15…24:00, P01…P96) or its start.
    let label: IntervalLabel

    var isQuarterHourly: Bool { columns.count == 96 }

    private static let counts = [96, 48, 24]
    /// Fewer headers that look like times are something else.
    static let fewest = 12

    /// nil where the headers do not make up a whole day.
    init?(_ cells: [(index: Int, header: PointHeader)]) {
        guard Self.counts.contains(cells.count) else { return nil }
        let step = 1440 / cells.count
        let ordinals = cells.compactMap(\.header.ordinal)
        if ordinals.count == cells.count {
            let sorted = cells.sorted { $0.header.ordinal ?? 0 < $1.header.ordinal ?? 0 }
            guard sorted.compactMap(\.header.ordinal) == Array(1...cells.count) else { return nil }
            columns = sorted.map(\.index)
            label = .end
            return
        }
        let minutes = cells.compactMap(\.header.minute)
        guard minutes.count == cells.count else { return nil }
        columns = cells.map(\.index)
        if minutes.indices.allSatisfy({ minutes[$0] == step * $0 }) {
            label = .start
        } else if minutes.indices.allSatisfy({ minutes[$0] % 1440 == step * ($0 + 1) % 1440 }) {
            label = .end
        } else {
            return nil
        }
    }
}

/// A header that names one interval of a day: P01, 00:15, or 00:00-00:15.
struct PointHeader {
    /// The number of the interval, from 1.
    var ordinal: Int?
    /// Of a range of two times the first.
    var minute: Int?

    init?(_ header: String) {
        let text = HeaderText(header).full
        if text.hasPrefix("p"), (2...4).contains(text.utf8.count), let number = Self.number(text.dropFirst()) {
            ordinal = number
            return
        }
        let ends = text.split(whereSeparator: { "-~—至".contains($0) }).map { Self.minute($0) }
        guard ends.count == 1 || ends.count == 2, let first = ends[0], ends.allSatisfy({ $0 != nil }) else {
            return nil
        }
        minute = first
    }

    /// 00:15, 0:15 or 00:15:00.
    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { number($0) }
        guard parts.count == 2 || parts.count == 3 && parts[2] == 0, let hour = parts[0], let minute = parts[1],
            hour <= 24, minute < 60, hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }

    private static func number(_ text: Substring) -> Int? {
        guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}
