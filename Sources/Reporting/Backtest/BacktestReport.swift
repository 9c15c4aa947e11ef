public import Accounting
import Diagnostics
public import EmissionModel
public import Jurisdiction

/// A back-test as a bureau shows it: the result beside what it stands on.
public struct BacktestReport: Sendable {
    public let result: BacktestResult
    public let jurisdiction: Jurisdiction
    /// First and last day of the history.
    public let data: ClosedRange<CalendarDay>
    /// Days of the history on which a response was in force.
    public let responseDays: Int
    public let inputsDigest: String

    public init(
        result: BacktestResult, jurisdiction: Jurisdiction, data: ClosedRange<CalendarDay>, responseDays: Int,
        inputsDigest: String
    ) {
        self.result = result
        self.jurisdiction = jurisdiction
        self.data = data
        self.responseDays = responseDays
        self.inputsDigest = inputsDigest
    }

    var title: String { "\(jurisdiction.region)基线回测" }

    /// `2015-04-25 … 2015-12-14`.
    var starts: String { "\(result.firstStart.iso) … \(result.lastStart.iso)" }

    /// The windows that a reader is told of first: five normal days, else the nearest to it that there is.
    var leading: BacktestTable? {
        result.tables.min { Self.rank($0) < Self.rank($1) }
    }

    private static func rank(_ table: BacktestTable) -> (Int, Int) {
        (WindowClass.allCases.firstIndex(of: table.windowClass) ?? 0, abs(table.length - usualLength))
    }

    private static let usualLength = 5

    /// The row of the method and group that the accounts use, else the first that has figures.
    func ruling(in table: BacktestTable) -> BacktestRow? {
        table.rows.first { isConfigured($0) } ?? table.rows.first { $0.medianAPE != nil }
    }

    func isConfigured(_ row: BacktestRow) -> Bool {
        let parameters = jurisdiction.parameters
        return row.method == parameters.baseline.method && row.group == parameters.comparisonGroup
    }

    /// The windows of the same length and another class.
    func table(_ windowClass: WindowClass, besides table: BacktestTable) -> BacktestTable? {
        result.tables.first { $0.length == table.length && $0.windowClass == windowClass }
    }
}

extension BacktestRow {
    /// `DTL7 单侧`, `DTL7 单侧＋半强度`.
    var title: LocalizedText {
        guard group != .none else { return LocalizedText(zh: method.name, en: method.rawValue) }
        return LocalizedText(
            zh: "\(method.name)＋\(group.title.zh)", en: "\(method.rawValue) + \(group.title.en)")
    }
}
