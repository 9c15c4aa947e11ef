import Accounting
import Diagnostics
import EmissionModel
import Foundation
import Jurisdiction
import ReportTemplate

@testable import Reporting

/// The worked example of `domain.md` §3, tolerance 0 as it says.
struct WorkedExample {
    static let day = CalendarDay(number: 20461)

    var input: CityInput

    init() throws {
        let enterprises = [
            Self.enterprise("E1", "甲钢铁", "甲县", "钢铁", .key, .b, [900, 1800, 700, 100], 400_000, 60_000),
            Self.enterprise("E2", "乙涂装", "甲县", "工业涂装", .key, .c, [0, 20, 60, 500], 20_000, 4_000),
            Self.enterprise("E3", "丙砖瓦", "乙县", "砖瓦", .key, .d, [500, 400, 600, 30], 12_000, 1_500),
            Self.enterprise("E4", "丁供热", "乙县", "热力生产", .guarantee, .none, [300, 700, 200, 10], 50_000, 5_000),
            Self.enterprise("E5", "戊铸造", "乙县", "铸造", .key, .c, [60, 80, 300, 120], nil, nil),
        ]
        let measures = [
            Self.measure("E1", .limit, 30, [30, 30, 40, 0]), Self.measure("E2", .stop, 100, [0, 0, 50, 100]),
            Self.measure("E3", .stop, 100, [100, 100, 100, 100]), Self.measure("E4", .cap, nil, [0, 0, 0, 0]),
            Self.measure("E5", .stop, 100, [100, 100, 100, 100]),
        ]
        let numbers = ["A1", "A2", "A3", "A4"]
        var readings = ReadingTable(firstDay: Self.day, dayCount: 1, accountNumbers: numbers)
        for (row, kilowattHours) in [300_000, 4_400, 9_000, 52_000].enumerated() {
            readings[row, Self.day] = .value(Energy(milliwattHours: Int64(kilowattHours) * 1_000_000))
        }
        let start = LocalMinute(Self.day)
        let actions = [
            ResponseAction(
                episodeID: "P1", region: "奎屯市", kind: .start, level: .orange,
                issuedAt: LocalMinute(Self.day.advanced(by: -1), minute: 600), effectiveAt: start,
                document: "奎指〔2026〕1号"),
            ResponseAction(
                episodeID: "P1", region: "奎屯市", kind: .lift, level: .orange,
                issuedAt: LocalMinute(Self.day, minute: 1080), effectiveAt: LocalMinute(Self.day, minute: 1440)),
        ]
        input = CityInput(
            region: "奎屯市", parameters: try Self.jurisdiction(Self.zeroTolerance).parameters,
            society: zip(Pollutant.allCases, [2000, 5000, 4000, 3000]).map { pollutant, kilograms in
                SocietyFigure(
                    region: "奎屯市", year: 2025, pollutant: pollutant, emission: .daily(Self.mass(kilograms)),
                    particulateBasis: .pm10)
            },
            inventory: EmissionInventory(
                enterprises: enterprises, measures: measures,
                bindings: zip(numbers, ["E1", "E2", "E3", "E4"]).map {
                    AccountBinding(accountNumber: $0, enterpriseID: $1)
                }),
            readings: readings, episode: Episode(id: "P1", region: "奎屯市", actions: actions),
            otherSources: [
                Self.declared(.mobile, .nox, 700), Self.declared(.mobile, .pm, 60), Self.declared(.mobile, .vocs, 150),
                Self.declared(.dust, .pm, 500),
            ],
            calendar: DayCalendar(years: [2025, 2026]))
    }

    static let zeroTolerance = "profile: kuitun-2023\noverrides:\n  attainment: {limitTolerance: 0}\n"

    func account() throws -> CityAccount {
        guard let account = CityAccounting.account(input, on: Self.day) else { throw NotInForce() }
        return account
    }

    func report(
        configuration: String = zeroTolerance, findings: [Diagnostic] = [], revision: RevisionNote = .first
    ) throws -> DailyReport {
        DailyReport(
            account: try account(), episode: input.episode, jurisdiction: try Self.jurisdiction(configuration),
            cutoff: Self.day, inventoryVersion: "2025", inputsDigest: "0123abcd", findings: findings,
            revision: revision)
    }
}

struct NotInForce: Error {}

extension WorkedExample {
    static func jurisdiction(_ text: String) throws -> Jurisdiction {
        text == zeroTolerance ? try standard.get() : try load(text)
    }

    private static let standard = Result { try load(zeroTolerance) }

    private static func load(_ text: String) throws -> Jurisdiction {
        try Jurisdiction.load(configuration: Configuration(text: text, file: "abate.yaml"), folders: try folders())
    }

    /// The package's own templates.
    static func folders() throws -> TemplateFolders {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try TemplateFolders(
            city: nil, environment: ["ABATE_TEMPLATES": package.appendingPathComponent("Templates").path],
            executable: "/")
    }

    static func templates() throws -> ReportTemplates { ReportTemplates(try folders()) }

    static func mass(_ kilograms: Int) -> Mass { Mass(milligrams: Int64(kilograms) * 1_000_000) }

    private static func declared(_ sector: SourceSector, _ pollutant: Pollutant, _ kilograms: Int)
        -> OtherSourceReduction
    {
        OtherSourceReduction(
            period: .day(day), sector: sector, pollutant: pollutant, reduction: mass(kilograms), evidence: "申报")
    }

    private static func measure(_ id: String, _ type: MeasureType, _ cut: Int64?, _ cuts: [Int64]) -> Measure {
        Measure(
            enterpriseID: id, level: .orange, type: type,
            productionCut: cut.map { Ratio(percent: $0, scale: 0) },
            cuts: PerPollutant(
                so2: Ratio(percent: cuts[0], scale: 0), nox: Ratio(percent: cuts[1], scale: 0),
                pm: Ratio(percent: cuts[2], scale: 0), vocs: Ratio(percent: cuts[3], scale: 0)),
            text: type.name)
    }

    private static func enterprise(
        _ id: String, _ name: String, _ county: String, _ industry: String, _ kind: EnterpriseClass,
        _ grade: PerformanceGrade, _ daily: [Int], _ baseline: Int64?, _ baseLoad: Int64?
    ) -> Enterprise {
        Enterprise(
            id: id, name: name, county: county, industry: industry, kind: kind, grade: grade,
            emission: PerPollutant(
                so2: .daily(mass(daily[0])), nox: .daily(mass(daily[1])), pm: .daily(mass(daily[2])),
                vocs: .daily(mass(daily[3]))),
            particulateBasis: .pm10, baseLoad: baseLoad.map { Energy(milliwattHours: $0 * 1_000_000) },
            givenBaseline: baseline.map { Energy(milliwattHours: $0 * 1_000_000) })
    }
}
