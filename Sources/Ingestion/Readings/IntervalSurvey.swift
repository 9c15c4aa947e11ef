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
        /// By the day that begins with it, the smallest where there are several.
        var midnights: [Int64: Int64] = [:]
    }

    /// What decides, however it was counted.
    struct Figures {
        var hasQuarters = false
        var twentyFours = 0
        var midnightsAfterTheirDate = 0
        var otherMidnights = 0
        var datesAlone = 0
        var dated = 0
        /// Accounts that begin and end as days of starts do, and those that do as days of ends.
        var starts = 0
        var ends = 0
    }

    private let mapping: ColumnMapping
    private let date: Int
    private var accounts = AccountIndex()
    private var tracks: [Track] = []
    private var figures = Figures()
    private var isWorkbook = false
    private var hasTimes = false
    private var isDaily = false

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
        if text.minute == nil { figures.datesAlone += 1 } else { figures.dated += 1 }
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
        if minute % 60 != 0 { figures.hasQuarters = true }
        if minute % 1440 != 0 { hasTimes = true }
        if !isNew, !hasTimes, abs(stamp - last) >= 1440 { isDaily = true }
        if minute == 1440 {
            figures.twentyFours += 1
        } else if minute == 0 {
            if !isNew, last == stamp + 1425 {
                figures.midnightsAfterTheirDate += 1
            } else {
                figures.otherMidnights += 1
            }
        }
        if minute % 1440 == 0 { noteMidnight(account, row, day: stamp / 1440) }
        tracks[account].last = stamp
        tracks[account].earliest = min(tracks[account].earliest, stamp)
        tracks[account].latest = max(tracks[account].latest, stamp)
    }

    private mutating func noteMidnight(_ account: Int, _ row: RowView, day: Int64) {
        guard let energy = mapping.columns["kwh"], case .value(let decimal) = row.decimal(energy.index),
            let value = decimal.scaled(toPlaces: 6 + energy.unitPower)
        else { return }
        tracks[account].midnights[day] = min(tracks[account].midnights[day] ?? value, value)
    }

    // MARK: What it shows

    /// The largest difference between two successive midnights of an account: what a day's sum would change by.
    var largestShift: Int64 {
        tracks.reduce(0) { largest, track in
            let values = track.midnights.sorted { $0.key < $1.key }.map(\.value)
            return zip(values, values.dropFirst()).reduce(largest) { largest, pair in
                let (difference, overflow) = pair.1.subtractingReportingOverflow(pair.0)
                return overflow || difference == .min ? largest : max(largest, abs(difference))
            }
        }
    }

    /// - Parameter declared: of `abate.yaml`.
    func result(declared: IntervalLabel) -> Result {
        guard hasTimes, !isDaily else { return .days }
        var figures = figures
        for track in tracks { figures.count(track.earliest, track.latest) }
        return figures.result(declared: declared)
    }

    /// What the first rows suggest: read until they show times of day, or that there are none.
    /// - Returns: nil where they show neither days nor quarter-hours.
    mutating func guess(
        from document: TabularDocument, sheet: Int, declared: IntervalLabel
    ) throws -> Result? {
        var rows = 0
        try document.forEachRow(sheet: sheet) { row in
            guard row.number > mapping.headerRow else { return .next }
            look(at: row)
            rows += 1
            return isDaily || hasTimes && rows >= 2_000 ? .stop : .next
        }
        if isDaily { return .days }
        guard hasTimes else { return nil }
        if case .quarterHours(let told) = result(declared: declared) { return .quarterHours(told) }
        if figures.midnightsAfterTheirDate > 0 { return .quarterHours(.endWithMidnightOfItsDate) }
        guard declared == .auto else { return .quarterHours(declared == .start ? .start : .end) }
        let beginsLate = tracks.first.map { $0.earliest % 1440 != 0 } ?? false
        return .quarterHours(beginsLate || figures.twentyFours > 0 ? .end : .start)
    }
}

extension IntervalSurvey.Figures {
    /// Takes the first and the last stamp of an account, in minutes since 1970.
    mutating func count(_ earliest: Int64, _ latest: Int64) {
        if earliest % 1440 == 0, latest % 1440 == 1425 { starts += 1 }
        if earliest % 1440 == 15, latest % 1440 == 0, latest > earliest { ends += 1 }
    }

    /// What a file that has times of day says.
    /// - Parameter declared: of `abate.yaml`.
    func result(declared: IntervalLabel) -> IntervalSurvey.Result {
        guard datesAlone < dated else { return .days }
        guard hasQuarters else { return .hours }
        switch declared {
        case .start: return .quarterHours(.start)
        case .end: return declaredEnd.map(IntervalSurvey.Result.quarterHours) ?? .undecided
        case .auto: return detected.map(IntervalSurvey.Result.quarterHours) ?? .undecided
        }
    }

    private var declaredEnd: IntervalConvention? {
        if midnightsAfterTheirDate == 0 { return .end }
        return otherMidnights == 0 ? .endWithMidnightOfItsDate : nil
    }

    private var detected: IntervalConvention? {
        if twentyFours > 0 { return midnightsAfterTheirDate + otherMidnights == 0 ? .end : nil }
        if midnightsAfterTheirDate > 0 { return otherMidnights == 0 ? .endWithMidnightOfItsDate : nil }
        if starts > 0, ends == 0 { return .start }
        return ends > 0 && starts == 0 ? .end : nil
    }
}
