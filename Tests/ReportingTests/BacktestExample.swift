import Accounting
import EmissionModel
import Foundation
import Jurisdiction

@testable import Reporting

/// A back-test with the figures that `evidence.md` prints, DTL7 ruling.
enum BacktestExample {
    static func report(_ change: (inout BacktestResult) -> Void = { _ in }) throws -> BacktestReport {
        var result = BacktestResult(
            firstStart: day("2015-04-25"), lastStart: day("2015-12-16"), enterprises: 1452,
            duplicates: ["T01309", "T01310"], tables: tables)
        change(&result)
        return BacktestReport(
            result: result, jurisdiction: try WorkedExample.jurisdiction(WorkedExample.zeroTolerance),
            data: day("2015-01-01")...day("2015-12-31"),
            responseDays: 3, inputsDigest: String(repeating: "0f", count: 32))
    }

    private static func day(_ text: String) -> CalendarDay { CalendarDay(iso: text) ?? CalendarDay(number: 0) }

    private static var tables: [BacktestTable] {
        [
            table(3, .normal, 154, 171_284, [normal(.dtl7, 12.87, 53.54, 1.08)]),
            table(
                5, .normal, 144, 160_140,
                [
                    ruling, corrected, normal(.dtl7TwoSided, 10.67, 42.79, 0.05),
                    normal(.prior5DayType, 13.06, 49.93, 1.84),
                    normal(.high5of10, 15.53, 74.59, -8.06),
                    BacktestRow(method: .lunarLastYear, group: .none, judged: 0),
                ]),
            table(5, .holiday, 34, 37_750, [holiday]),
            table(5, .lunarNewYear, 12, 9_000, [holiday]),
        ]
    }

    private static func table(
        _ length: Int, _ windowClass: WindowClass, _ windows: Int, _ pairs: Int, _ rows: [BacktestRow]
    ) -> BacktestTable {
        BacktestTable(
            length: length, windowClass: windowClass, windows: windows, enterpriseWindows: pairs, rows: rows)
    }

    private static func normal(_ method: BaselineMethod, _ median: Double, _ p90: Double, _ bias: Double) -> BacktestRow
    {
        BacktestRow(
            method: method, group: .none, judged: 160_140, medianAPE: median / 100, p90APE: p90 / 100,
            bias: bias / 100, aggregateMAE: 0.029, aggregateBias: 0.0024, aggregateMAEWithoutLargest: 0.0365,
            falseShares: [0.2512, 0.1399, 0.0806])
    }

    private static var ruling: BacktestRow {
        var row = normal(.dtl7, 12.57, 50.05, 1.50)
        row.coverage90 = 0.9
        row.halfWidth90 = 0.42
        row.groupErrors = [(10, 0.075, 0.227), (30, 0.054, 0.164), (100, 0.042, 0.111), (300, 0.032, 0.084)].map {
            BacktestGroupError(enterprises: $0.0, median: $0.1, p90: $0.2)
        }
        row.byVolatility = [
            part(VolatilityClass.a, 0.48, 0.05, 0.034, 0.075), part(.b, 0.175, 0.15, 0.069, 0.09),
            part(.c, 0.21, 0.35, 0.112, 0.12), part(.d, 0.10, 0.32, 0.159, 0.16), part(.e, 0.035, 0.13, 0.336, 0.3),
        ]
        row.bySize = [
            part(SizeClass.from50, 0.01, 0.3, 0.18, 0.2), part(.from200, 0.05, 0.4, 0.14, 0.16),
            part(.from1000, 0.2, 0.2, 0.11, 0.12), part(.from10000, 0.74, 0.1, 0.07, 0.09),
        ]
        return row
    }

    private static var corrected: BacktestRow {
        var row = normal(.dtl7, 11.7, 48.1, 0.4)
        row.group = .trimmedMean
        return row
    }

    private static var holiday: BacktestRow {
        var row = normal(.dtl7, 16.24, 71.7, -4.71)
        row.falseShares = [0.399, 0.2519, 0.1546]
        return row
    }

    private static func part<Class>(
        _ kind: Class, _ energy: Double, _ enterprises: Double, _ median: Double, _ share: Double
    ) -> BacktestPart<Class> {
        BacktestPart(
            kind: kind, judged: 10_000, energyShare: energy, enterpriseShare: enterprises, medianAPE: median,
            falseShare20: share, coverage90: 0.9, halfWidth90: 2 * median)
    }
}
