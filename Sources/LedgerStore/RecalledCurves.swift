import EmissionModel

/// Quarter-hours recalled by a command that only reads: kept in memory, beside the ledger's tables, and gone with it.
final class RecalledCurves {
    struct Segment {
        var fileID: Int64
        var run: Int
        var payload: [UInt8]
    }

    private var byDay: [CalendarDay: [Segment]] = [:]

    func segments(of day: CalendarDay) -> [Segment] { byDay[day] ?? [] }

    func add(_ curves: [StoredCurve], of file: SourceFile, on day: CalendarDay) {
        byDay[day, default: []].append(
            Segment(fileID: file.id, run: file.run, payload: CurveCodec.encode(curves)))
    }
}
