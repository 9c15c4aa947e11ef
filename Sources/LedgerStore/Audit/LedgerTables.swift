import EmissionModel

/// The tables that hold what files brought, with the columns that the audit chain covers: all of them.
enum LedgerTables {
    /// Tables of records with versions.
    static let records: [(name: String, columns: [String])] = [
        table(SocietyFigure.self), table(ReductionTarget.self), table(Enterprise.self), table(ProductionLine.self),
        table(Measure.self), table(AccountBinding.self), table(ResponseAction.self),
        table(OtherSourceReduction.self), table(CalendarEntry.self), table(OnlineMonitoring.self),
        table(Inspection.self), table(DepartmentReport.self), table(Regrading.self), table(Decision.self),
        table(AirQualityRecord.self), table(SourceSite.self),
    ]

    private static func table<Record: LedgerRecord>(_ type: Record.Type) -> (name: String, columns: [String]) {
        (Record.ledgerTable, Record.ledgerColumns)
    }

    struct Plain {
        var name: String
        /// The column with the number of the file.
        var file: String
        var columns: [String]
        var order: String
    }

    static let plain = [
        Plain(
            name: "source_file", file: "id",
            columns: [
                "id", "sha256", "name", "byte_count", "format", "encoding", "tables", "run", "received_at", "rows_read",
                "rows_accepted", "rows_rejected", "rows_superseded", "basis_sha256", "declared_table", "curve_days",
            ], order: "id"),
        Plain(
            name: "finding", file: "file_id",
            columns: [
                "id", "code", "severity", "sheet", "source_row", "source_column", "raw", "message_zh", "message_en",
                "advice_zh", "advice_en",
            ], order: "id"),
        Plain(name: "account_number", file: "first_file_id", columns: ["id", "number"], order: "id"),
        Plain(
            name: "reading_form", file: "file_id", columns: ["table_key", "interval_label"], order: "file_id"),
    ]

    struct Segments {
        var name: String
        /// The column with the number of what is packed.
        var count: String
        var hasSheet = false
    }

    static let segments = [
        Segments(name: "reading_segment", count: "reading_count", hasSheet: true),
        Segments(name: "curve_segment", count: "curve_count"),
        Segments(name: "register_segment", count: "register_count"),
        Segments(name: "summed_segment", count: "account_count"),
    ]
}
