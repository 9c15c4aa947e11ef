import Accounting
import EmissionModel
import Ingestion
import LedgerStore
import Reporting

/// The rows that the readings of an explanation came from.
struct ReadingSources {
    private struct Key: Hashable {
        var account: String
        var day: CalendarDay
    }

    private var sources: [Key: [ReadingSource]] = [:]

    init(_ leaves: [Derivation], _ books: CityBooks) throws {
        var accounts: Set<String> = []
        var days: Set<CalendarDay> = []
        for case .reading(let account, let day)? in leaves.map({ $0.formula.fact?.ofDay }) {
            accounts.insert(account)
            // A stand of the day before is where consumption begins.
            days.formUnion([day, day.advanced(by: -1)])
        }
        let rows = try books.ledger.readingSources(of: accounts.sorted(), on: days.sorted(), asOf: books.asOf)
        for row in rows { sources[Key(account: row.account, day: row.day), default: []].append(row) }
    }

    func want(_ rows: inout RereadRows) {
        for (_, found) in sources { for source in found { rows.want(source.origin, "readings") } }
    }

    /// What stands in rows of intervals, and has to be looked for.
    func intervals(_ rows: RereadRows) -> [Int64: [String: Set<Int32>]] {
        var wanted: [Int64: [String: Set<Int32>]] = [:]
        for source in sources.values.joined() where rows.row(source.origin, "readings")?.isInterval ?? false {
            wanted[source.fileID, default: [:]][source.account, default: []].insert(source.day.number)
        }
        return wanted
    }

    /// nil for a leaf that is no reading, or of which nothing was received.
    func source(_ leaf: Derivation, _ rows: RereadRows) -> FigureSource? {
        guard case .reading(let account, let day)? = leaf.formula.fact?.ofDay else { return nil }
        let received = sources[Key(account: account, day: day)] ?? []
        let quarters = leaf.formula.fact?.quarters
        let energy = quarters == nil ? leaf.value.exact : nil
        let ruling = received.last { source in
            !source.isRegister && (energy == nil || source.energy.map { Ratio(Int($0.milliwattHours)) } == energy)
        }
        if let ruling { return daily(ruling, rows, quarters, leaf.value) }
        return received.last(where: \.isRegister).flatMap { register($0, rows) }
    }

    /// One cell, or the parts of the day that a row gives.
    private func daily(
        _ source: ReadingSource, _ rows: RereadRows, _ quarters: Range<Int>?, _ value: Quantity
    ) -> FigureSource? {
        guard let row = rows.row(source.origin, "readings") else { return nil }
        func cells(_ cells: [ReceivedCell], _ use: FigureSource.Use) -> FigureSource {
            FigureSource(use: use, cells: cells.map { rows.cell($0, source.origin) })
        }
        if let day = row.days[source.day.number] { return cells([day], .value) }
        if row.isInterval, let intervals = rows.intervals(of: source.account, in: source.fileID) {
            let own = intervals.ofDay(
                source.day.number, quarters: quarters, making: value.exact.map { $0.whole(.nearest) })
            let places = own.map { (RowOrigin(fileID: source.fileID, sheet: $0.row.sheet, row: $0.row.row), $0.cell) }
            return FigureSource(use: .sum, cells: places.map { rows.cell($1, $0) })
        }
        if !row.points.isEmpty {
            let isAsked = row.points.count == 96 && quarters != nil
            return cells(isAsked ? Array(row.points[quarters ?? 0..<96]) : row.points, .sum)
        }
        if let energy = row.cells["kwh"] { return cells([energy], .value) }
        return cells(["tip_kwh", "peak_kwh", "flat_kwh", "valley_kwh"].compactMap { row.cells[$0] }, .sum)
    }

    /// The stand at the end, the one at the start, and the multiplier where the row gives it.
    private func register(_ source: ReadingSource, _ rows: RereadRows) -> FigureSource? {
        guard let row = rows.row(source.origin, "readings"), let end = row.cells["register"] else { return nil }
        var cells = [rows.cell(end, source.origin)]
        if let start = row.cells["previous_register"], !start.raw.isEmpty {
            cells.append(rows.cell(start, source.origin))
        } else if let before = sources[Key(account: source.account, day: source.day.advanced(by: -1))]?
            .last(where: \.isRegister), let stand = rows.row(before.origin, "readings")?.cells["register"]
        {
            cells.append(rows.cell(stand, before.origin))
        }
        if let multiplier = row.cells["multiplier"], !multiplier.raw.isEmpty {
            cells.append(rows.cell(multiplier, source.origin))
        }
        return FigureSource(use: .registers, cells: cells)
    }
}

extension ReadingSource {
    var origin: RowOrigin { RowOrigin(fileID: fileID, sheet: sheet, row: row) }
}

extension ReceivedRow {
    /// Its date has a time of day.
    fileprivate var isInterval: Bool { points.isEmpty && cells["date"]?.raw.contains(":") ?? false }
}

extension SourceFact {
    fileprivate var quarters: Range<Int>? {
        if case .quarters(_, _, let quarters) = self { quarters } else { nil }
    }

    /// The reading of the whole day that a stretch of it belongs to.
    fileprivate var ofDay: SourceFact? {
        switch self {
        case .reading: self
        case .quarters(let account, let day, _): .reading(account: account, day)
        default: nil
        }
    }
}
