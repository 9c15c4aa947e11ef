import Diagnostics
import EmissionModel
import Foundation
import Ingestion
import Jurisdiction
import LedgerStore
import TestSupport
import Testing

/// Quarter-hours in every form they come in, brought to the sums of their days and of parts of them.
@Suite(.withAndWithoutKeptCurves) struct QuarterHourTests {
    static let account = "6500000000001"
    static let ends = (1...96).map { $0 * 15 }

    static func clock(_ minute: Int) -> String { String(format: "%02d:%02d", minute / 60, minute % 60) }

    static func day(_ offset: Int) -> CalendarDay { CalendarDay(number: 20_461).advanced(by: offset) }

    /// Distinct values, so that a shift of one quarter shows: 1.00 kWh in the first of the first day, rising by 0.01.
    static func value(_ day: Int, _ quarter: Int) -> Int64 { Int64(100 + day * 96 + quarter) * 10_000 }

    static func text(_ day: Int, _ quarter: Int) -> String {
        let hundredths = value(day, quarter) / 10_000
        return "\(hundredths / 100)." + String(format: "%02d", hundredths % 100)
    }

    static func sum(_ day: Int, _ quarters: Range<Int> = 0..<96) -> Energy {
        Energy(milliwattHours: quarters.reduce(0) { $0 + value(day, $1) })
    }

    /// Long rows of two days under a way to write the end of each quarter-hour.
    static func long(_ stamp: (CalendarDay, Int) -> String) -> String {
        var lines = ["户号,数据时间,电量(kWh)"]
        for day in 0..<2 {
            for quarter in 0..<96 { lines.append("\(account),\(stamp(Self.day(day), quarter)),\(text(day, quarter))") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    static let byEnd = long { day, quarter in
        quarter == 95 ? "\(day.advanced(by: 1).iso) 00:00" : "\(day.iso) \(clock(15 * quarter + 15))"
    }
    static let byTwentyFour = long { day, quarter in "\(day.iso) \(clock(15 * quarter + 15))" }
    static let byMidnightOfItsDate = long { day, quarter in "\(day.iso) \(clock((15 * quarter + 15) % 1440))" }
    static let byStart = long { day, quarter in "\(day.iso) \(clock(15 * quarter))" }

    static func wide(_ headers: [String]) -> String {
        var lines = ["户号,日期," + headers.joined(separator: ",")]
        for day in 0..<2 {
            lines.append("\(account),\(Self.day(day).iso)," + (0..<96).map { text(day, $0) }.joined(separator: ","))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    static let forms: [String] = [
        byEnd, byTwentyFour, byMidnightOfItsDate, byStart, wide((1...96).map { String(format: "P%02d", $0) }),
        wide((1...96).map { "P\($0)" }), wide(ends.map(clock)), wide((0..<96).map { clock(15 * $0) }),
        wide(ends.map { clock($0 % 1440) }),
        wide((0..<96).map { "\(clock(15 * $0))-\(clock(15 * $0 + 15))" }),
    ]

    @Test(arguments: forms.indices)
    func everyFormGivesTheSameDaysAndParts(form: Int) throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take(Self.forms[form])
        #expect(result.status == .accepted, "\(result.findings)")
        #expect(result.rows == RowCounts(accepted: 192))
        #expect(result.codes == [form < 4 ? "EI-070" : "EI-086"])
        try Self.expectCurves(fixture)
    }

    static func expectCurves(_ fixture: IntakeFixture) throws {
        let readings = try fixture.readings()
        #expect(readings == ["\(account) \(day(0).iso)": .value(sum(0)), "\(account) \(day(1).iso)": .value(sum(1))])
        let ranges = [0..<96, 0..<1, 95..<96, 56..<96, 0..<26]
        let tables = try fixture.ledger.readings(of: [account], within: ranges, from: day(0), through: day(1))
        for (range, table) in zip(ranges, tables) {
            for offset in 0..<2 { #expect(table[0, day(offset)] == .value(sum(offset, range)), "\(range)") }
        }
    }

    @Test func gb18030() throws {
        // 户号,数据时间,电量 in GB18030; the rest is ASCII.
        let header: [UInt8] = [
            0xBB, 0xA7, 0xBA, 0xC5, 0x2C, 0xCA, 0xFD, 0xBE, 0xDD, 0xCA, 0xB1, 0xBC, 0xE4, 0x2C, 0xB5, 0xE7, 0xC1, 0xBF,
        ]
        let rest = Self.byEnd.drop { $0 != "(" }
        let fixture = try IntakeFixture()
        #expect(try fixture.take(header + Array(rest.utf8)).encoding?.lowercased() == "gb18030")
        try Self.expectCurves(fixture)
    }

    /// In pieces, in any order, in one run or in several: the same curves.
    @Test func piecesAndTheirOrderDoNotMatter() throws {
        let lines = Self.byTwentyFour.split(separator: "\n").map(String.init)
        for seed in 1...6 {
            var random = SplitMix64(seed: UInt64(seed))
            var pieces = [[String]](repeating: [], count: 4)
            for line in lines.dropFirst() { pieces[Int(random.next() % 4)].append(line) }
            let fixture = try IntakeFixture()
            for (index, piece) in pieces.enumerated() {
                // A stamp of 24:00 in each, so that each tells its convention.
                let own = piece + [lines[96]]
                let result = try fixture.take(
                    ([lines[0]] + own).joined(separator: "\n") + "\n", name: "\(index).csv",
                    run: seed % 2 == 0 ? 1 : index + 1)
                #expect(result.status == .accepted, "\(result.findings)")
            }
            try Self.expectCurves(fixture)
        }
    }

    @Test func whatIsNotToldIsRefusedUntilDeclared() throws {
        // Shuffled rows do not tell a start of 0:00 from an end of 24:00.
        let part = (40..<60).map { "\(Self.account),\(Self.day(0).iso) \(Self.clock(15 * $0)),1" }
        let text = "户号,数据时间,电量(kWh)\n" + part.joined(separator: "\n") + "\n"
        let fixture = try IntakeFixture()
        #expect(try fixture.take(text).codes == ["EI-071"])
        #expect(try fixture.readings() == [:])
        let path = try fixture.folder.write(text, to: "declared")
        let tables = InputTables(fixture.dictionary, intervalLabel: .end)
        let result = try Intake(ledger: fixture.ledger, tables: tables, run: 2, receivedAt: "2026-01-09T08:00:00+08:00")
            .take(path, name: "表.csv")
        #expect(result.codes == ["EI-073", "EI-070"] || result.codes == ["EI-070", "EI-073"])
        let table = try fixture.ledger.readings(
            of: [Self.account], within: [39..<59, 39..<60], from: Self.day(0), through: Self.day(0))
        #expect(table[0][0, Self.day(0)] == .value(.init(milliwattHours: 20_000_000)))
        #expect(table[1][0, Self.day(0)] == .missing)
    }

    /// Half of a day is a partial reading, less is none, and neither takes a whole reading's place.
    @Test func incompleteDays() throws {
        func rows(_ quarters: Range<Int>) -> String {
            "户号,数据时间,电量(kWh)\n"
                + quarters.map { "\(Self.account),\(Self.day(0).iso) \(Self.clock(15 * $0 + 15)),1" }.joined(
                    separator: "\n") + "\n"
        }
        for (quarters, expected) in [
            (48..<96, ReadingTable.Reading.partial(.init(milliwattHours: 48_000_000))), (49..<96, .missing),
        ] {
            let fixture = try IntakeFixture()
            let result = try fixture.take(rows(quarters))
            #expect(result.codes.contains("EI-073"))
            #expect(try fixture.readings()["\(Self.account) \(Self.day(0).iso)"] ?? .missing == expected)
        }
        let fixture = try IntakeFixture()
        try fixture.take("户号,日期,电量(kWh)\n\(Self.account),\(Self.day(0).iso),95.5\n")
        try fixture.take(rows(48..<96), run: 2)
        let whole = ReadingTable.Reading.value(.init(milliwattHours: 95_500_000))
        #expect(try fixture.readings() == ["\(Self.account) \(Self.day(0).iso)": whole])
    }

    @Test func repeatsConflictsAndCorrections() throws {
        let fixture = try IntakeFixture()
        try fixture.take(Self.byTwentyFour, run: 1)
        let again = try fixture.take(Self.byTwentyFour + "\n", run: 1)
        #expect(again.rows == RowCounts(superseded: 192))
        let line = "户号,数据时间,电量(kWh)\n\(Self.account),\(Self.day(0).iso) 24:00,"
        func next(_ value: String) -> String { line + "\(value)\n\(Self.account),\(Self.day(0).iso) 23:45,1.94\n" }
        let conflict = try fixture.take(next("5"), run: 1)
        #expect(conflict.codes.contains("EI-074"))
        let key = "\(Self.account) \(Self.day(0).iso)"
        let higher = Self.sum(0) + Energy(milliwattHours: 5_000_000 - Self.value(0, 95))
        #expect(try fixture.readings()[key] == .conflict(lower: Self.sum(0), higher: higher))
        try fixture.take(next("6"), run: 2)
        let corrected = Self.sum(0) + Energy(milliwattHours: 6_000_000 - Self.value(0, 95))
        #expect(try fixture.readings()[key] == .value(corrected))
        // As it stood before the correction.
        let asOf = try fixture.ledger.readings(
            of: [Self.account], from: Self.day(0), through: Self.day(0), asOf: AsOf(lastFile: 1))
        #expect(asOf[0, Self.day(0)] == .value(Self.sum(0)))
    }

    @Test func fewerPointsGiveTheirSum() throws {
        let hours = (1...24).map { String(format: "%02d:00", $0) }
        let fixture = try IntakeFixture()
        let text =
            "户号,日期," + hours.joined(separator: ",") + "\n\(Self.account),\(Self.day(0).iso),"
            + (1...24).map(String.init).joined(separator: ",") + "\n\(Self.account),\(Self.day(1).iso),"
            + (1...24).map { $0 > 12 ? "-" : "\($0)" }.joined(separator: ",") + "\n"
        let result = try fixture.take(text)
        #expect(result.rows == RowCounts(accepted: 48))
        let readings = try fixture.readings()
        #expect(readings["\(Self.account) \(Self.day(0).iso)"] == .value(.init(milliwattHours: 300_000_000)))
        #expect(readings["\(Self.account) \(Self.day(1).iso)"] == .partial(.init(milliwattHours: 78_000_000)))
    }

    // MARK: Registers, parts of the day, reverse

    @Test func registersMakeConsumptionWhicheverFileComesFirst() throws {
        let registers = ["2026-01-07,100.00", "2026-01-08,101.25", "2026-01-09,101.25", "2026-01-10,99"]
        let files =
            registers.map { "户号,日期,正向有功总\n\(Self.account),\($0)\n" }
            + ["户号,企业编号,倍率\n\(Self.account),E1,80\n"]
        let expected: [String: ReadingTable.Reading] = [
            "\(Self.account) 2026-01-08": .value(.init(milliwattHours: 100_000_000)),
            "\(Self.account) 2026-01-09": .value(.zero),
        ]
        for seed in 1...5 {
            var random = SplitMix64(seed: UInt64(seed))
            let fixture = try IntakeFixture()
            for (run, file) in files.shuffled(using: &random).enumerated() {
                #expect(try fixture.take(file, run: run + 1).status == .accepted)
            }
            #expect(try fixture.readings() == expected)
            let codes = try fixture.ledgerFindings(region: "奎屯市").map(\.code)
            #expect(codes.contains("EI-077"))
        }
    }

    @Test func bothEndsOfADayAndTheRowsOwnMultiplier() throws {
        let fixture = try IntakeFixture()
        try fixture.take(
            "户号,日期,起码,止码,综合倍率\n\(Self.account),2026-01-08,10.5,12,100\n\(Self.account),2026-01-09,0,1.5,60\n")
        #expect(
            try fixture.readings() == [
                "\(Self.account) 2026-01-08": .value(.init(milliwattHours: 150_000_000)),
                "\(Self.account) 2026-01-09": .value(.init(milliwattHours: 90_000_000)),
            ])
    }

    @Test func partsOfTheDayAddUpWhereThereIsNoTotal() throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take(
            "户号,日期,尖电量,峰电量(万kWh),平电量,谷电量,反向有功\n\(Self.account),2026-01-08,1.5,0.002,3,4.25,7\n"
                + "\(Self.account),2026-01-09,1.5,,3,4.25,\n")
        #expect(result.codes.sorted() == ["EI-029", "EI-076"])
        #expect(
            try fixture.readings() == ["\(Self.account) 2026-01-08": .value(.init(milliwattHours: 28_750_000))])
    }

    @Test func theResolutionIsDeclared() throws {
        let fixture = try IntakeFixture()
        try fixture.take("户号,企业编号,采集粒度\n0001,E1,15分钟\n0002,E1,日\n0003,E1,\n")
        #expect(try fixture.records(AccountBinding.self).map(\.resolution) == [.quarterHour, .day, nil])
    }
}

/// The year of a steel plant: an oracle that no one here wrote, summed by awk.
@Suite struct SteelYearTests {
    private static func awk(_ program: String, _ path: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "gzip -dc '\(path)' | tr -d '\\r' | awk -F, '\(program)'"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    @Test(.needsSharedData) func daySumsAreThoseOfAWK() throws {
        let path = try #require(SharedData.folder) + "/data/steel-15min-2018.csv.gz"
        // Dates are day first; sums in hundredths of a kWh, by the date printed beside 0:00.
        let sums = try Self.awk(
            #"NR>1{split($1,a," ");split(a[1],d,"/");k=sprintf("%04d-%02d-%02d",d[3],d[2],d[1]);s[k]+=int($2*100+0.5)}END{for(k in s)print k,s[k]}"#,
            path)
        let rows = try Self.awk(
            #"NR>1{split($1,a," ");split(a[1],d,"/");printf "6500000000001,%04d-%02d-%02d %s,%s\n",d[3],d[2],d[1],a[2],$2}"#,
            path)
        let fixture = try IntakeFixture()
        let result = try fixture.take("户号,数据时间,电量(kWh)\n" + rows, name: "钢铁.csv")
        #expect(result.rows == RowCounts(accepted: 35_040))
        #expect(result.codes == ["EI-070"])
        #expect(result.findings.first?.message.zh.contains("当日的 24:00 写作同一日期的 0:00") == true)
        let readings = try fixture.readings()
        let expected = sums.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(readings.count == 365)
        for line in expected {
            let energy = Energy(milliwattHours: (Int64(line[1]) ?? -1) * 10_000)
            #expect(readings["6500000000001 \(line[0])"] == .value(energy), "\(line[0])")
        }
        // Read as the midnight of the date before, nearly every day comes out otherwise.
        let shifted = rows.replacingOccurrences(of: " 0:00,", with: " 00:00,")
        let other = try IntakeFixture()
        let sorted = shifted.split(separator: "\n").sorted {
            $0.replacingOccurrences(of: " 0:", with: " 00:") < $1.replacingOccurrences(of: " 0:", with: " 00:")
        }
        let declared = try other.folder.write(
            "户号,数据时间,电量(kWh)\n" + sorted.joined(separator: "\n") + "\n", to: "sorted")
        let outcome = try Intake(
            ledger: other.ledger, tables: InputTables(other.dictionary, intervalLabel: .end), run: 1,
            receivedAt: "2026-01-09T08:00:00+08:00"
        ).take(declared, name: "钢铁.csv")
        #expect(outcome.status == .accepted)
        let moved = try other.readings()
        let different = readings.count { moved[$0.key] != $0.value }
        #expect(different > 330, "\(different)")
    }
}
