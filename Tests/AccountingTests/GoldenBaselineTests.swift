import EmissionModel
import Testing

@testable import Accounting

/// `baselines-2015-11-16-3days.csv`: every method for the 1,454 enterprises of one window of real data.
@Suite(.enabled(if: SharedData.isPresent, SharedData.isAbsentMessage))
struct GoldenBaselineTests {
    static let window = [CalendarDay.on("2015-11-16"), .on("2015-11-17"), .on("2015-11-18")]

    @Test func everyMethodAndFactor() throws {
        let golden = try SharedData.rows("baselines-2015-11-16-3days.csv")
        let frame = try Self.frame()
        let days = UsableDays(frame)
        let consumption = try Self.consumption(frame)
        let methods: [(BaselineMethod, Int)] = [
            (.prior5DayType, 5), (.prior7, 6), (.high5of10, 7), (.mid4of6, 8), (.sameWeekday, 10), (.dtl7, 12),
            (.dtl7TwoSided, 13), (.prior5AllDays, 4), (.tenOf10, 9), (.dayTypeMedian, 11),
        ]
        var deviations: [String: Double] = [:]
        for row in golden {
            let study = BaselineStudy(
                frame: frame, days: days, kilowattHours: try #require(consumption[String(row[0])]),
                parameters: AccountingParameters.defaults.baseline)
            for (method, column) in methods {
                let figures = study.figures(method)
                let total = Self.window.reduce(0.0) { $0 + (figures[frame.index(of: $1)] ?? .infinity) }
                deviations[method.rawValue] = max(
                    deviations[method.rawValue] ?? 0, abs(total - (Double(row[column]) ?? .nan)))
            }
            for (factor, column) in [
                (study.factors.workday, 14), (study.factors.saturday, 15), (study.factors.sunday, 16),
            ] {
                deviations["factors"] = max(deviations["factors"] ?? 0, abs(factor - (Double(row[column]) ?? .nan)))
            }
        }
        #expect(golden.count == 1454)
        #expect(deviations.count == methods.count + 1)
        for (name, deviation) in deviations.sorted(by: { $0.key < $1.key }) {
            print("largest deviation of \(name): \(deviation)")
            #expect(deviation <= 1e-4, "\(name)")
        }
    }

    static func frame() throws -> DayFrame {
        var region = Region(days: 3, from: window[0])
        region.calendar = try SharedYear.load().calendar
        region.consumption = ["x": [.on("2015-01-01"): .missing, .on("2015-12-31"): .missing]]
        return DayFrame(region.input, start: window[0], through: window[2])
    }

    /// By account, NaN outside the data.
    static func consumption(_ frame: DayFrame) throws -> [String: [Double]] {
        let year = try SharedYear.load()
        let offset = SharedYear.firstDay.distance(to: frame.firstDay)
        let rows = year.kilowattHours.map { row in
            (0..<frame.count).map { row.indices.contains($0 + offset) ? row[$0 + offset] : .nan }
        }
        return Dictionary(uniqueKeysWithValues: zip(year.accounts, rows))
    }
}
