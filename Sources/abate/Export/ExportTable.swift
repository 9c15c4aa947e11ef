import ArgumentParser
import Diagnostics
import EmissionModel
import LedgerStore

/// A column of an exported table: its key in JSON, and the header that our own importer recognises.
struct ExportColumn {
    var key: String
    var title: String
}

/// A table out of the ledger: its columns, and its rows one after the other in an order that does not depend on how
/// they were received.
struct ExportTable {
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case accountDays = "account-days"
        case readings, curves, findings, enterprises

        var title: LocalizedText {
            switch self {
            case .accountDays: LocalizedText(zh: "每户每日电量", en: "account-days")
            case .readings: LocalizedText(zh: "收到的日电量", en: "readings received")
            case .curves: LocalizedText(zh: "15分钟电量", en: "quarter-hours")
            case .findings: LocalizedText(zh: "问题", en: "findings")
            case .enterprises: LocalizedText(zh: "清单企业", en: "enterprises")
            }
        }
    }

    let kind: Kind
    let ledger: Ledger
    /// Nil where nothing was received for the days asked for.
    let days: ClosedRange<CalendarDay>?
    let asOf: AsOf
    let language: Language

    var columns: [ExportColumn] {
        switch kind {
        case .accountDays: return readingColumns([quarters, sourceFile, sourceRow])
        case .readings: return readingColumns([column("run", "运行序号", "run"), sourceFile, sourceRow])
        case .curves:
            return [account, date] + (1...StoredCurve.quarters).map { ExportColumn(key: point($0), title: point($0)) }
        case .findings: return findingColumns
        case .enterprises: return enterpriseColumns
        }
    }

    func forEachRow(_ body: ([ExportCell]) throws -> Void) throws {
        switch kind {
        case .accountDays:
            guard let days else { return }
            try ledger.forEachAccountDay(from: days.lowerBound, through: days.upperBound, asOf: asOf) { row in
                try body(
                    reading(row.account, row.day, row.energy, row.state) + [
                        ExportCell(row.quarters), ExportCell(row.origin?.file), ExportCell(row.origin?.row),
                    ])
            }
        case .readings:
            guard let days else { return }
            try ledger.forEachReceivedReading(from: days.lowerBound, through: days.upperBound, asOf: asOf) { row, run in
                try body(
                    reading(row.account, row.day, row.energy, row.state) + [
                        ExportCell(run), ExportCell(row.origin?.file), ExportCell(row.origin?.row),
                    ])
            }
        case .curves:
            guard let days else { return }
            try ledger.forEachCurve(from: days.lowerBound, through: days.upperBound, asOf: asOf) { number, day, curve in
                try body([.text(number), .text(day.iso)] + curve.map { $0.map { .number($0.exactText) } ?? .blank })
            }
        case .findings: try ledger.findings(asOf: asOf).forEach { try body(cells($0)) }
        case .enterprises: try ledger.records(Enterprise.self, asOf: asOf).forEach { try body(cells($0.record)) }
        }
    }

    private func point(_ number: Int) -> String { number < 10 ? "P0\(number)" : "P\(number)" }

    // MARK: Readings

    private var account: ExportColumn { column("account", "户号", "account") }
    private var date: ExportColumn { column("date", "日期", "date") }
    private var quarters: ExportColumn { column("quarters", "分时点数", "quarter-hours") }
    private var sourceFile: ExportColumn { column("file", "来源文件", "source file") }
    private var sourceRow: ExportColumn { column("row", "来源行号", "source row") }

    private func readingColumns(_ more: [ExportColumn]) -> [ExportColumn] {
        [account, date, column("kwh", "用电量(kWh)", "energy(kWh)"), column("state", "数据状态", "state")] + more
    }

    private func reading(
        _ account: String, _ day: CalendarDay, _ energy: Energy?, _ state: AccountDay.State
    ) -> [ExportCell] {
        [.text(account), .text(day.iso), energy.map { .number($0.exactText) } ?? .blank, .text(word(state))]
    }

    private func word(_ state: AccountDay.State) -> String {
        guard language == .zh else { return state.rawValue }
        return switch state {
        case .good: "正常"
        case .flagged: "异常"
        case .partial: "不完整"
        case .missing: "无数据"
        }
    }

    func column(_ key: String, _ zh: String, _ en: String) -> ExportColumn {
        ExportColumn(key: key, title: language == .zh ? zh : en)
    }
}

extension Energy {
    /// Kilowatt-hours to the last milliwatt-hour, without zeros that say nothing.
    var exactText: String { DecimalWords.text(milliwattHours, places: 6) }
}

extension Mass {
    /// Kilograms to the last milligram.
    var exactKilograms: String { DecimalWords.text(milligrams, places: 6) }
    /// Tonnes to the last milligram.
    var exactTonnes: String { DecimalWords.text(milligrams, places: 9) }
}

/// A whole number of a small unit as a decimal of a larger one, without zeros that say nothing.
enum DecimalWords {
    static func text(_ value: Int64, places: Int) -> String {
        var rest = value.magnitude
        var places = places
        while places > 0, rest % 10 == 0 {
            rest /= 10
            places -= 1
        }
        return String(unsafeUninitializedCapacity: 24) { buffer in
            // From the last digit to the first; no number of 64 bits has more than twenty, nor more than one sign.
            var start = 24
            func put(_ byte: UInt8) {
                start -= 1
                buffer[start] = byte
            }
            var digits = 0
            while rest > 0 || digits <= places {
                if digits == places, places > 0 { put(UInt8(ascii: ".")) }
                put(UInt8(ascii: "0") + UInt8(rest % 10))
                rest /= 10
                digits += 1
            }
            if value < 0 { put(UInt8(ascii: "-")) }
            for index in start..<24 { buffer[index - start] = buffer[index] }
            return 24 - start
        }
    }
}
