import EmissionModel
import LedgerStore

/// From which row of which file each ruling record came.
struct RecordOrigins {
    private var origins: [String: RowOrigin] = [:]

    init(_ books: CityBooks) throws(LedgerError) {
        var reading = try DecidedRecords(books.ledger, asOf: books.asOf)
        add(try reading.records(SocietyFigure.self, "全社会排放总量"))
        add(try reading.records(ReductionTarget.self, "减排目标"))
        add(try reading.records(Enterprise.self, "企业清单"))
        add(try reading.records(Measure.self, "减排措施"))
        add(try reading.records(AccountBinding.self, "用电户号"))
        add(try reading.records(ProductionLine.self, "生产线"))
        add(try reading.records(OtherSourceReduction.self, "移动源扬尘源"))
        add(try reading.records(ResponseAction.self, "预警响应"))
        add(try reading.records(SourceSite.self, "施工工地、扬尘源、移动源清单"))
        add(try books.ledger.records(Decision.self, asOf: books.asOf))
    }

    private mutating func add<Record: LedgerRecord>(_ rows: [Kept<Record>]) {
        for row in rows { origins[Self.key(row.record)] = row.origin }
    }

    subscript(record: some LedgerRecord) -> RowOrigin? { origins[Self.key(record)] }

    private static func key<Record: LedgerRecord>(_ record: Record) -> String {
        "\(Record.ledgerTable)|\(record.ledgerKey)"
    }
}
