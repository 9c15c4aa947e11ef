import Accounting
import EmissionModel
import Jurisdiction
import LedgerStore
import Reporting

/// The rows behind one cause: those of the tables it is made of that differ and that the account can use.
struct RowChanges {
    private let cause: ChangeCause
    let before: CityBooks
    let after: CityBooks
    let states: (from: AsOf, to: AsOf)
    let subject: ComparedSubject

    init(_ station: LedgerComparison.Station, _ subject: ComparedSubject) {
        cause = station.cause
        before = station.before
        after = station.after
        states = (station.from, station.to)
        self.subject = subject
    }

    func all() throws(CommandFailure) -> [ChangedRow] {
        do {
            switch cause {
            case .newData, .correction: return try readings()
            case .responses: return try rows("预警响应", \.actions) { _ in nil }
            case .list: return try list()
            case .accounts: return try rows("用电户号", { $0.inventory(on: day).bindings }) { $0.enterpriseID }
            case .society: return try rows("全社会排放总量", { $0.society.filter(isOwn) }) { _ in nil }
            case .targets: return try rows("减排目标", \.targets) { _ in nil }
            case .otherSources:
                return try rows("移动源扬尘源", \.otherSources) { _ in nil }
                    + rows("施工工地、扬尘源、移动源清单", \.sites) { _ in nil }
            case .calendar: return try rows("日历", \.calendarEntries) { $0.enterpriseID }
            case .witnesses:
                return try rows("在线监测", \.monitoring) { $0.enterpriseID }
                    + rows("现场核查", \.inspections) { $0.enterpriseID }
            case .decisions: return try rows("核定", \.decisions) { $0.subject.enterpriseID }
            case .rule, .parameter, .program, .enterprises: return []
            }
        } catch {
            throw CommandFailure(error)
        }
    }

    private var day: CalendarDay { subject.last }

    private func isOwn(_ figure: SocietyFigure) -> Bool { figure.region == before.city.jurisdiction.region }

    /// As the list has them, whatever grade was changed since: that is a row of its own.
    private func enterprises(_ books: CityBooks) -> [Enterprise] {
        let ids = Set(books.inventory(on: day).enterprises.map(\.id))
        return books.enterprises.filter { ids.contains($0.id) }
    }

    private func list() throws -> [ChangedRow] {
        try rows("企业清单", enterprises) { $0.id }
            + rows("生产线", { $0.inventory(on: day).lines }) { $0.enterpriseID }
            + rows("减排措施", { $0.inventory(on: day).measures }) { $0.enterpriseID }
            + rows("绩效等级调整", \.regradings) { $0.enterpriseID }
    }

    private func rows<Record: LedgerRecord>(
        _ table: String, _ records: (CityBooks) -> [Record], _ enterprise: (Record) -> String?
    ) throws -> [ChangedRow] {
        let (old, new) = (records(before).keyed, records(after).keyed)
        let keys = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
        guard !keys.isEmpty else { return [] }
        let origins = (
            try TableOrigins(Record.self, table, before.ledger, asOf: states.from, decided: states.from),
            try TableOrigins(Record.self, table, after.ledger, asOf: states.to, decided: states.from)
        )
        return keys.map { key in
            ChangedRow(
                table: table, key: key, before: old[key].flatMap { _ in origins.0[key] },
                after: new[key].flatMap { _ in origins.1[key] },
                fields: Record.changes(from: old[key], to: new[key]).map(ChangedRow.Field.init),
                enterpriseID: (new[key] ?? old[key]).flatMap(enterprise))
        }
    }
}

extension Array where Element: LedgerRecord {
    /// By what makes them rows of their own.
    fileprivate var keyed: [String: Element] {
        Dictionary(map { ($0.ledgerKey, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

/// Where the rows of a table came from, as of a file.
private struct TableOrigins {
    private var places: [String: ChangedRow.Place] = [:]

    init<Record: LedgerRecord>(
        _ type: Record.Type, _ title: String, _ ledger: Ledger, asOf: AsOf, decided: AsOf
    ) throws(LedgerError) {
        var reading = try DecidedRecords(ledger, asOf: asOf, decided: decided)
        let files = try ledger.names(asOf: asOf)
        for kept in try reading.records(type, title) {
            places[kept.record.ledgerKey] = ChangedRow.Place(kept.origin, files)
        }
    }

    subscript(key: String) -> ChangedRow.Place? { places[key] }
}
