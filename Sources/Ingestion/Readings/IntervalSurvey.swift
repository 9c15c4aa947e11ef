import EmissionModel
import Jurisdiction
import Tabular

/// A first walk over a file of readings with a column of times: whether they are times of day at all, and what they
/// mean. Nothing is guessed: either the file tells it (24:00, a 0:00 behind the 23:45 of its own date, or the first and
/// last times of its accounts), or `abate.yaml` does, or the file is refused.
struct IntervalSurvey {
    enum Result {
        case days
        case quarterHours(IntervalConvention)
        /// No two times less than an hour apart.
        case hours
        case undecided
    }

    /// What one account's rows have shown; minutes since 1970, 24:00 as 1440 of its day.
    private struct Track {
        var earliest: Int64
        var latest: Int64
        var last: Int64
        var midnightValue: Int64?
    }

    private let mapping: ColumnMapping
    private let date: Int
    private var accounts = AccountIndex()
    private var tracks: [Track] = []
    private var midnightsAfterTheirDate = 0
    private var otherMidnights = 0
    private var twentyFours = 0
    private var datesAlone = 0
    private var dated = 0
    private var isWorkbook = false
    private var hasQuarters = false
    private var hasTimes = false
    private var isDaily = false
    /// The largest difference between two midnights of an account: what a day's sum would change by.
    private(set) var largestShift: Int64 = 0

    init(_ mapping: ColumnMapping) {
        self.mapping = mapping
        date = mapping.columns["date"]?.index ?? 0
    }

    mutating func run(over document: TabularDocument, sheet: Int) throws {
        isWorkbook = document.format == .xlsx
        try document.forEachRow(sheet: sheet) { row in
            guard row.number > mapping.headerRow else { return .next }
            look(at: row)
            return isDaily ? .stop : .next
        }
    }

    private mutating func look(at row: RowView) {
        guard case .value(let text) = row.date(date), let day = CalendarDay(text), (2000...2099).contains(text.year)
        else { return }
        // Workbooks show a midnight as a date alone.
        if text.minute == nil { datesAlone += 1 } else { dated += 1 }
        if text.minute == nil, !isWorkbook, tracks.isEmpty { isDaily = true }
        let minute = text.minute ?? 0
        guard minute % 15 == 0, text.second == 0, let account = account(of: row) else { return }
        take(LocalMinute(day, minute: minute).number, minute, account, row)
    }

    private mutating func account(of row: RowView) -> Int? {
        let next = Int32(tracks.count)
        return row.withBytes(mapping.columns["account_no"]?.index ?? 0) { bytes in
            bytes.isEmpty ? nil : accounts.id(of: bytes) { next }.map { Int($0) }
        }
    }

    private mutating func take(_ stamp: Int64, _ minute: Int, _ account: Int, _ row: RowView) {
        let isNew = account == tracks.count
        if isNew { tracks.append(Track(earliest: stamp, latest: stamp, last: stamp)) }
        let last = tracks[account].last
        if minute % 60 != 0 { hasQuarters = true }
        if minute % 1440 != 0 { hasTimes = true }
        if !isNew, !hasTimes, abs(stamp - last) >= 1440 { isDaily = true }
        if minute == 1440 {
            twentyFours += 1
        } else if minute == 0 {
            if !isNew, last == stamp + 1425 { midnightsAfterTheirDate += 1 } else { otherMidnights += 1 }
        }
        if minute % 1440 == 0 { noteMidnight(account, row) }
        tracks[account].last = stamp
        tracks[account].earliest = min(tracks[account].earliest, stamp)
        tracks[account].latest = max(tracks[account].latest, stamp)
    }

    private mutating func noteMidnight(_ account: Int, _ row: RowView) {
        guard let energy = mapping.columns["kwh"], case .value(let decimal) = row.decimal(energy.index),
            let value = decimal.scaled(toPlaces: 6 + energy.unitPower)
        else { return }
        if let earlier = tracks[account].midnightValue {
            let (difference, overflow) = value.subtractingReportingOverflow(earlier)
            if !overflow, difference != .min { largestShift = max(largestShift, abs(difference)) }
        }
        tracks[account].midnightValue = value
    }

    // MARK: What it shows

    /// - Parameter declared: of `abate.yaml`.
    func result(declared: IntervalLabel) -> Result {
        guard hasTimes, !isDaily, datesAlone < dated else { return .days }
        guard hasQuarters else { return .hours }
        switch declared {
        case .start: return .quarterHours(.start)
        case .end: return declaredEnd.map(Result.quarterHours) ?? .undecided
        case .auto: return detected.map(Result.quarterHours) ?? .undecided
        }
    }

    private var declaredEnd: IntervalConvention? {
        if midnightsAfterTheirDate == 0 { return .end }
        return otherMidnights == 0 ? .endWithMidnightOfItsDate : nil
    }

    private var detected: IntervalConvention? {
        if twentyFours > 0 { return midnightsAfterTheirDate + otherMidnights == 0 ? .end : nil }
        if midnightsAfterTheirDate > 0 { return otherMidnights == 0 ? .endWithMidnightOfItsDate : nil }
        let starts = tracks.count { $0.earliest % 1440 == 0 && $0.latest % 1440 == 1425 }
        let ends = tracks.count { $0.earliest % 1440 == 15 && $0.latest % 1440 == 0 && $0.latest > $0.earliest }
        if starts > 0, ends == 0 { return .start }
        return ends > 0 && starts == 0 ? .end : nil
    }
}
