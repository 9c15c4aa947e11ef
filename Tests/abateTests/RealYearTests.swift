import Foundation
import Tabular
import TestSupport
import Testing

/// The real year: 1,454 enterprises × 365 days, with a list made for it by seed and a red response from 2015-12-08 07:00
/// to 2015-12-10 12:00, of which one day, the 9th, is wholly in force.
@Suite(.serialized, .needsSharedData)
struct RealYearTests {
    struct Row {
        var account: String
        var day: String
        var energy: String
    }

    static let day = "2015-12-09"
    static let source = "\(SharedData.folder ?? "")/data/enterprise-daily-2015.csv.gz"

    @Test func totalsAndBaselinesAreRightAndPiecesDoNotMatter() throws {
        let rows = try Self.rows()
        #expect(rows.count == 530_710)
        let accounts = Array(Set(rows.map(\.account))).sorted()
        #expect(accounts.count == 1_454)

        let whole = try Self.city(accounts, rows)
        let ingest = try Command.run("ingest", Self.source, "--dir", whole.path, "--format", "json")
        let file = try #require((ingest.json["files"] as? [[String: Any]])?.first)
        #expect(file["rowsRead"] as? Int == 530_710)
        #expect(file["accepted"] as? Int == 530_710)
        #expect(try Command.run("report", "daily", "--date", Self.day, "--dir", whole.path).status == 0)

        let pieces = try Self.city(accounts, rows)
        try Self.ingestShuffledPieces(of: rows, into: pieces)
        #expect(try Command.run("report", "daily", "--date", Self.day, "--dir", pieces.path).status == 0)

        let reports = try whole.reports()
        #expect(reports.count == 3)
        #expect(try pieces.reports() == reports)
        let daily = try #require(reports["Reports/\(Self.day)/daily.json"])
        let account = try #require(try JSONSerialization.jsonObject(with: daily) as? [String: Any])
        try Self.checkTotals(account, rows)
        try Self.checkPriorFive(account, rows)
    }

    @Test func theBoundaryDaysAreLeftOut() throws {
        let rows = try Self.rows().filter { $0.day >= "2015-10-01" && $0.day <= "2015-12-11" }
        let accounts = Array(Set(rows.map(\.account))).sorted().prefix(40)
        let few = rows.filter { accounts.contains($0.account) }
        let city = try Self.city(Array(accounts), few)
        try Self.ingestShuffledPieces(of: few, into: city)
        let result = try Command.run("account", "--episode", "R1", "--format", "json", "--dir", city.path)
        let parts = try #require(result.json["partDays"] as? [[String: Any]])
        #expect(parts.map { $0["date"] as? String } == ["2015-12-08", "2015-12-10"])
        #expect(result.json["hours"] as? Int == 24)
        let part = try Command.run("account", "--date", "2015-12-08", "--format", "json", "--dir", city.path)
        #expect(part.json["verdict"] as? String == "undetermined")
    }

    // MARK: What is expected, from the rows alone

    private static func enterprises(_ account: [String: Any]) throws -> [[String: Any]] {
        try #require(account["enterprises"] as? [[String: Any]])
    }

    private static func checkTotals(_ account: [String: Any], _ rows: [Row]) throws {
        let expected = rows.filter { $0.day == day }.reduce(0) { $0 + (Int($1.energy) ?? 0) }
        let found = try enterprises(account).reduce(0.0) { $0 + ($1["energy_kwh"] as? Double ?? .nan) }
        #expect(found == Double(expected))
    }

    /// Before Tuesday 2015-12-08 the last five workdays are 1 to 4 December and the 7th.
    private static func checkPriorFive(_ account: [String: Any], _ rows: [Row]) throws {
        let days: Set = ["2015-12-01", "2015-12-02", "2015-12-03", "2015-12-04", "2015-12-07"]
        var sums: [String: Int] = [:]
        for row in rows where days.contains(row.day) { sums[row.account, default: 0] += Int(row.energy) ?? 0 }
        for enterprise in try enterprises(account) {
            let id = try #require(enterprise["id"] as? String)
            let found = try #require(enterprise["baselinePrior5_kwh"] as? Double)
            let expected = Double(sums["3211820" + id.dropFirst()] ?? -1) / 5
            #expect(abs(found - expected) <= 1e-4, "\(id): \(found), expected \(expected)")
        }
    }

    // MARK: The city

    private static func rows() throws -> [Row] {
        let document = try TabularDocument.open(path: source, name: "year")
        var rows: [Row] = []
        try document.forEachRow { row in
            if row.number > 1 { rows.append(Row(account: row.text(0), day: row.text(1), energy: row.text(2))) }
            return .next
        }
        return rows
    }

    private static func ingestShuffledPieces(of rows: [Row], into city: TestCity) throws {
        var generator = SplitMix64(seed: 8)
        let shuffled = generator.shuffled(rows)
        let size = shuffled.count / 6 + 1
        var paths: [String] = []
        for start in stride(from: 0, to: shuffled.count, by: size) {
            let lines = shuffled[start..<min(start + size, shuffled.count)].map {
                "\($0.day),\($0.energy),\($0.account)\n"
            }
            let path = "\(city.temporary.path)/piece\(start).csv"
            try ("日期,用电量(kWh),户号\n" + lines.joined()).write(toFile: path, atomically: true, encoding: .utf8)
            paths.append(path)
        }
        let result = try Command.run(["ingest", "--dir", city.path] + generator.shuffled(paths))
        try #require(result.status == 0, "\(result.output)")
    }

    /// Classes, grades, measures and emissions of the usual skew: a tenth of the enterprises emit most.
    private static func city(_ accounts: [String], _ rows: [Row]) throws -> TestCity {
        var generator = SplitMix64(seed: 2015)
        var enterprises = "企业编号,企业名称,县区,行业,企业分类,绩效等级,SO2日排放量(千克),NOx日排放量(千克),PM日排放量(千克),VOCs日排放量(千克),颗粒物口径\n"
        var measures = "企业编号,预警级别,措施类型,停限产比例(%)\n"
        var bindings = "户号,企业编号\n"
        var totals = [0, 0, 0, 0]
        for (number, account) in accounts.enumerated() {
            let id = "T" + account.dropFirst(7)
            let scale = generator.once(in: 10) ? 400 : 12
            let emissions = (0..<4).map { _ in generator.integer(in: 0...scale) }
            for pollutant in 0..<4 { totals[pollutant] += emissions[pollutant] }
            let kind = generator.element(of: ["重点", "重点", "重点", "其他", "小微", "保障"])
            let grade = generator.element(of: ["A", "B", "C", "D", ""])
            let figures = emissions.map(String.init).joined(separator: ",")
            enterprises += "\(id),企业\(number),县\(number % 7),行业\(number % 11),\(kind),\(grade),\(figures),PM10\n"
            let duty = generator.element(of: ["停产,100", "限产,20", "限产,30", "限产,50", "自主减排,"])
            measures += "\(id),红色,\(duty)\n"
            bindings += "\(account),\(id)\n"
        }
        let society = zip(["SO2", "NOx", "PM", "VOCs"], totals).map { "奎屯市,2015,合计,\($0),\($1 * 2),PM10\n" }.joined()
        let city = try TestCity()
        let files = [
            "enterprises.csv": enterprises, "measures.csv": measures, "accounts.csv": bindings,
            "society.csv": "区域,年份,源类,污染物,日排放量(千克),颗粒物口径\n" + society,
            "responses.csv": """
            过程编号,区域,动作,级别,发布时间,生效时间
            R1,奎屯市,发布,红色,2015-12-07 18:00,2015-12-08 07:00
            R1,奎屯市,解除,红色,2015-12-10 10:00,2015-12-10 12:00

            """,
        ]
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            try text.write(toFile: "\(city.temporary.path)/\(name)", atomically: true, encoding: .utf8)
            let result = try Command.run("ingest", "\(city.temporary.path)/\(name)", "--dir", city.path)
            try #require(result.status == 0, "\(result.output)")
        }
        return city
    }
}
