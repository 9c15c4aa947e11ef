import Accounting
public import Diagnostics
import EmissionModel
import Jurisdiction

extension BacktestReport {
    public static let schema = "abate.backtest/1"

    /// `abate.backtest/1`: errors, shares and widths as fractions, missing as null.
    public func json(_ language: Language) -> JSONValue {
        [
            "schema": .string(Self.schema),
            "region": .string(jurisdiction.region),
            "profile": .string(jurisdiction.profile.id),
            "method": .string(jurisdiction.parameters.baseline.method.rawValue),
            "comparisonGroup": .string(jurisdiction.parameters.comparisonGroup.rawValue),
            "firstStart": .string(result.firstStart.iso),
            "lastStart": .string(result.lastStart.iso),
            "dataFirst": .string(data.lowerBound.iso),
            "dataLast": .string(data.upperBound.iso),
            "responseDays": JSONValue(responseDays),
            "enterprises": JSONValue(result.enterprises),
            "duplicates": .array(result.duplicates.map(JSONValue.string)),
            "inputsDigest": .string(inputsDigest),
            "summary": .array(summary.map { .string($0[language]) }),
            "tables": .array(result.tables.map(Self.json)),
        ]
    }

    private static func json(_ table: BacktestTable) -> JSONValue {
        [
            "days": JSONValue(table.length),
            "class": .string(table.windowClass.rawValue),
            "windows": JSONValue(table.windows),
            "enterpriseWindows": JSONValue(table.enterpriseWindows),
            "rows": .array(table.rows.map(json)),
        ]
    }

    private static func json(_ row: BacktestRow) -> JSONValue {
        .object([
            (key: "method", value: .string(row.method.rawValue)),
            (key: "comparisonGroup", value: .string(row.group.rawValue)),
            (key: "judged", value: JSONValue(row.judged)),
            (key: "medianAPE", value: JSONValue(row.medianAPE)),
            (key: "p90APE", value: JSONValue(row.p90APE)),
            (key: "bias", value: JSONValue(row.bias)),
            (key: "aggregateMAE", value: JSONValue(row.aggregateMAE)),
            (key: "aggregateBias", value: JSONValue(row.aggregateBias)),
            (key: "aggregateMAEWithoutLargest", value: JSONValue(row.aggregateMAEWithoutLargest)),
            (key: "falseShare10", value: JSONValue(row.falseShare(0))),
            (key: "falseShare20", value: JSONValue(row.falseShare(1))),
            (key: "falseShare30", value: JSONValue(row.falseShare(2))),
            (key: "coverage90", value: JSONValue(row.coverage90)),
            (key: "halfWidth90", value: JSONValue(row.halfWidth90)),
            (key: "groups", value: .array(row.groupErrors.map(json))),
            (key: "volatility", value: .array(row.byVolatility.map { json($0, $0.kind.rawValue) })),
            (key: "size", value: .array(row.bySize.map { json($0, $0.kind.rawValue) })),
        ])
    }

    private static func json(_ error: BacktestGroupError) -> JSONValue {
        [
            "enterprises": JSONValue(error.enterprises),
            "median": .number(error.median),
            "p90": .number(error.p90),
            "coverage90": JSONValue(error.coverage90),
            "halfWidth90": JSONValue(error.halfWidth90),
        ]
    }

    private static func json<Class>(_ part: BacktestPart<Class>, _ name: String) -> JSONValue {
        [
            "class": .string(name),
            "judged": JSONValue(part.judged),
            "energyShare": .number(part.energyShare),
            "enterpriseShare": .number(part.enterpriseShare),
            "medianAPE": JSONValue(part.medianAPE),
            "falseShare20": JSONValue(part.falseShare20),
            "coverage90": JSONValue(part.coverage90),
            "halfWidth90": JSONValue(part.halfWidth90),
        ]
    }
}

extension BacktestRow {
    /// The share at a step of `falseSteps`; nil where nothing was judged.
    func falseShare(_ step: Int) -> Double? { falseShares.indices.contains(step) ? falseShares[step] : nil }
}
