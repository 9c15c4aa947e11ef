import EmissionModel
import Testing

@testable import Accounting

/// What faults in the readings do to the baselines of the real year, beside `evidence.md` 4.7. That was measured over
/// 639 days with other seeds, so that each figure is held to some tenths of a point or, for responses, to what they must show. The
/// windows from November on serve; `ABATE_LONG_TESTS=1` takes those of the evidence's table.
@Suite(.enabled(if: SharedData.isPresent, SharedData.isAbsentMessage))
struct StressTests {
    @Test func theRealYearUnderFaults() throws {
        let table = try Backtest.stress(
            try SharedYear.load().backtest, from: .on(LongRun.isAsked ? "2015-04-25" : "2015-11-01"))
        #expect(table.windowClass == .normal)
        func row(_ fault: StressFault, _ method: BaselineMethod) throws -> (error: Double, bias: Double, judged: Double)
        {
            let row = try #require(table.rows.first { $0.fault == fault && $0.method == method })
            return (try #require(row.medianAPE) * 100, try #require(row.aggregateBias) * 100, row.judgedShare)
        }
        for fault in StressFault.allCases {
            let figures = try Backtest.stressMethods.map { method in
                let row = try row(fault, method)
                return "\(method.rawValue) \(Self.rounded(row.error))/\(Self.rounded(row.bias)) "
                    + "(\(Self.rounded(row.judged * 100)) % judged)"
            }
            print("\(fault.rawValue): \(figures.joined(separator: ", "))")
        }
        let clean = try row(.clean, .dtl7)
        if LongRun.isAsked {
            #expect(table.windows == 144 && table.enterpriseWindows == 160_140)
            #expect(abs(clean.error - 12.57) < 0.05 && abs(clean.bias - 0.24) < 0.05)
        }
        // What evidence tells of a fault over a clean history, for DTL7.
        let added: [(StressFault, Double)] = [(.floor, 1.0), (.spikes, 0.1), (.catchUp, 0.3)]
        for (fault, error) in added {
            #expect(abs(try row(fault, .dtl7).error - clean.error - error) < 0.7, "\(fault)")
        }
        #expect(try row(.floor, .dtl7).bias < clean.bias)
        #expect(try row(.missing, .dtl7).error - clean.error < 0.5)
        #expect(try row(.unflaggedResponse, .dtl7).bias < -12)
        #expect(try row(.unflaggedResponse, .prior5DayType).bias < -12)
        #expect(abs(try row(.flaggedResponse, .dtl7).bias) < 2)
        #expect(try row(.flaggedResponse, .dtl7).error < clean.error + 3.5)
        // A trimmed level shrugs off what a mean does not.
        for fault in [StressFault.floor, .spikes, .partialCollection] {
            #expect(try row(fault, .dtl7).error < row(fault, .prior5DayType).error)
        }
    }

    /// The same figures for the same history, however many cores there are.
    @Test func twiceTheSame() throws {
        var input = try SharedYear.load().backtest
        input.kilowattHours = Array(input.kilowattHours.prefix(60))
        input.enterpriseIDs = Array(input.enterpriseIDs.prefix(60))
        #expect(try Backtest.stress(input) == Backtest.stress(input))
    }

    private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
