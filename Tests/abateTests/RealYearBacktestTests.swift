import Foundation
import Tabular
import TestSupport
import Testing

/// A tenth of the real year's enterprises, taken in as files and judged; the seven days before, the method that needs
/// no more than a mean, is computed here from the rows alone.
@Suite(.serialized, .needsSharedData)
struct RealYearBacktestTests {
    private static let length = 5

    @Test func theSevenDaysBeforeErrAsTheRowsSay() throws {
        let year = try Year()
        let city = try year.city()
        let result = try Command.run(
            "backtest", "--days", "5", "--method", "prior7,dtl7,dtl7-two-sided,high5of10", "--from", "2015-04-25",
            "--format", "json", "--dir", city.path)
        try #require(result.status == 0, "\(result.errors)")
        let tables = try #require(result.json["tables"] as? [[String: Any]])
        let normal = try #require(tables.first { $0["class"] as? String == "normal" })
        let holiday = try #require(tables.first { $0["class"] as? String == "holiday" })
        // As `evidence.md` counts them.
        #expect(normal["windows"] as? Int == 144)
        #expect(holiday["windows"] as? Int == 34)

        let expected = year.priorSeven(length: Self.length)
        #expect(normal["enterpriseWindows"] as? Int == expected.errors.count)
        let rows = try #require(normal["rows"] as? [[String: Any]])
        func figure(_ method: String, _ key: String) throws -> Double {
            try #require(rows.first { $0["method"] as? String == method }?[key] as? Double)
        }
        #expect(abs(try figure("prior7", "medianAPE") - Self.median(expected.errors)) < 1e-9)
        #expect(abs(try figure("prior7", "bias") - Self.median(expected.relative)) < 1e-9)
        let falseCuts = expected.relative.count { -$0 >= 0.2 - 1e-12 }
        #expect(abs(try figure("prior7", "falseShare20") - Double(falseCuts) / Double(expected.errors.count)) < 1e-4)
        // The order of `evidence.md` holds for a tenth of the enterprises too.
        let order = try ["dtl7-two-sided", "dtl7", "high5of10"].map { try figure($0, "medianAPE") }
        #expect(order == order.sorted())
        #expect(try figure("high5of10", "bias") < -0.04)
    }

    @Test func theSameValuesGiveTheSameBytes() throws {
        let year = try Year()
        let arguments = [
            "backtest", "--days", "5", "--method", "dtl7", "--from", "2015-11-01", "--format", "json", "--dir",
        ]
        let cities = try [year.city(), year.city(seed: 8)]
        let results = try cities.map { try Command.run(arguments + [$0.path]) }
        #expect(results[0].status == 0 && results[0].output == results[1].output)
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The rows and the calendar, and what follows from them.
    private struct Year {
        private(set) var accounts: [String] = []
        /// By account, then from 2015-01-01 on.
        private var energies: [String: [Double]] = [:]
        private var days: [(name: String, isHoliday: Bool, isBad: Bool, isNearNewYear: Bool)] = []

        init() throws {
            let folder = try #require(SharedData.folder)
            let calendar = try TabularDocument.open(path: "\(folder)/data/calendar-2015.csv", name: "calendar")
            var days: [(name: String, isHoliday: Bool, isBad: Bool, isNearNewYear: Bool)] = []
            try calendar.forEachRow { row in
                if row.number > 1 {
                    let offset = Int(row.text(3)) ?? 0
                    days.append((row.text(0), row.text(1) == "H", row.text(2) == "1", abs(offset) <= 21))
                }
                return .next
            }
            self.days = days
            let positions = Dictionary(uniqueKeysWithValues: days.enumerated().map { ($1.name, $0) })
            var energies: [String: [Double]] = [:]
            let file = try TabularDocument.open(path: RealYearTests.source, name: "year")
            try file.forEachRow { row in
                // Every tenth account, of which none is registered twice.
                guard row.number > 1, row.text(0).hasSuffix("5"), let day = positions[row.text(1)] else { return .next }
                energies[row.text(0), default: Array(repeating: .nan, count: days.count)][day] =
                    Double(row.text(2)) ?? .nan
                return .next
            }
            self.energies = energies
            accounts = energies.keys.sorted()
        }

        /// - Parameter seed: of the order in which the readings come.
        func city(seed: UInt64? = nil) throws -> TestCity {
            let city = try TestCity()
            var list = "企业编号,企业名称,县区,行业,企业分类,绩效等级,SO2日排放量(千克),NOx日排放量(千克),PM日排放量(千克),VOCs日排放量(千克),颗粒物口径\n"
            var bindings = "户号,企业编号\n"
            var readings: [String] = []
            for account in accounts {
                list += "T\(account.dropFirst(7)),企业\(account.dropFirst(7)),甲县,砖瓦,重点,C,10,10,10,10,PM10\n"
                bindings += "\(account),T\(account.dropFirst(7))\n"
                for (day, energy) in zip(days, energies[account] ?? []) where !energy.isNaN {
                    readings.append("\(day.name),\(account),\(Int(energy))\n")
                }
            }
            if let seed {
                var generator = SplitMix64(seed: seed)
                readings = generator.shuffled(readings)
            }
            let bad = days.filter(\.isBad).map { "\($0.name),异常\n" }.joined()
            let files = [
                ("enterprises.csv", list), ("accounts.csv", bindings), ("calendar.csv", "日期,类型\n" + bad),
                ("readings.csv", "日期,户号,用电量(kWh)\n" + readings.joined()),
            ]
            for (name, text) in files {
                let path = "\(city.temporary.path)/\(name)"
                try text.write(toFile: path, atomically: true, encoding: .utf8)
                let result = try Command.run("ingest", path, "--dir", city.path)
                try #require(result.status == 0, "\(result.output)\(result.errors)")
            }
            return city
        }

        /// Of every normal window from 2015-04-25 on and every enterprise that is eligible: |B − A| / max(A, 5 % of the
        /// 28-day mean × length), and A / B − 1.
        func priorSeven(length: Int) -> (errors: [Double], relative: [Double]) {
            let first = days.firstIndex { $0.name == "2015-04-25" } ?? days.count
            var result: (errors: [Double], relative: [Double]) = ([], [])
            for start in first..<days.count where start + length + 12 < days.count && isNormal(start, length) {
                for account in accounts {
                    let energies = energies[account] ?? []
                    let month = energies[start - 28..<start]
                    let level = month.reduce(0, +) / 28
                    guard level >= 50, month.count(where: { $0 <= 1 }) < 14 else { continue }
                    let baseline = energies[start - 7..<start].reduce(0, +) / 7 * Double(length)
                    let actual = energies[start..<start + length].reduce(0, +)
                    result.errors.append(abs(baseline - actual) / max(actual, 0.05 * level * Double(length)))
                    result.relative.append(actual / baseline - 1)
                }
            }
            return result
        }

        private func isNormal(_ start: Int, _ length: Int) -> Bool {
            days[start - 14..<start + length].allSatisfy { !$0.isHoliday && !$0.isNearNewYear && !$0.isBad }
        }
    }
}
