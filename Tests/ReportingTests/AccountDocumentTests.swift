import Accounting
import Diagnostics
import EmissionModel
import Foundation
import Testing

@testable import Reporting

@Suite struct AccountDocumentTests {
    private func document(_ configuration: String = WorkedExample.zeroTolerance) throws -> JSONValue {
        try WorkedExample().report(configuration: configuration).json()
    }

    @Test func topLevelKeysStandInTheContractsOrder() throws {
        let contract = [
            "schema", "region", "profile", "date", "episode", "level", "hours", "cutoff", "inventoryVersion",
            "inputsDigest", "partDays", "segments", "coverage", "implementation", "ratios", "verdict", "sectors",
            "counties", "enterprises", "findings",
        ]
        #expect(try document().keys.prefix(contract.count) == contract[...])
    }

    @Test func enterpriseAndRatioKeysStandInTheContractsOrder() throws {
        let document = try document()
        let enterprise = [
            "id", "name", "county", "class", "grade", "measure", "observability", "baselineMethod", "baseline_kwh",
            "baselineTwoSided_kwh", "baselinePrior5_kwh", "baseLoad_kwh", "energy_kwh", "drop", "loadRatio",
            "productionCut", "expectedCut", "attainment", "attainment90", "outcome", "evidence", "plan_kg", "low_kg",
            "high_kg", "overachieved_kg",
        ]
        #expect(document["enterprises"][0].keys.prefix(enterprise.count) == enterprise[...])
        let ratio = [
            "society_kg", "target", "plan", "low", "high", "industryLow", "industryHigh", "interval90",
            "probabilityMet", "verdict", "notes",
        ]
        #expect(document["ratios"].keys == ["so2", "nox", "pm", "vocs"])
        #expect(document["ratios"]["so2"].keys.prefix(ratio.count) == ratio[...])
        #expect(document["sectors"][0].keys.prefix(4) == ["sector", "plan_kg", "low_kg", "high_kg"])
        let county = ["county", "required", "implemented", "plan_kg", "low_kg", "high_kg"]
        #expect(document["counties"][0].keys.prefix(6) == county[...])
    }

    @Test func headSaysWhatTheFiguresAreAbout() throws {
        let document = try document()
        #expect(document["schema"] == "abate.account/1")
        #expect(document["region"] == "奎屯市")
        #expect(document["profile"] == "kuitun-2023")
        #expect(document["date"] == "2026-01-08")
        #expect(document["episode"] == "P1")
        #expect(document["level"] == "orange")
        #expect(document["hours"] == 24)
        #expect(document["cutoff"] == "2026-01-08")
        #expect(document["coverage"]["required"] == 4)
        #expect(document["coverage"]["judged"] == 3)
        #expect(document["implementation"]["count"] == .number(0.5))
        #expect(document["verdict"] == "met")
    }

    /// The table of `domain.md` §3, per cent with four decimals.
    @Test(arguments: [
        ("so2", 2000, 41.5, 20.3782, 23.3782, 20.3782, 23.3782),
        ("nox", 5000, 34.4, 26.8739, 28.4739, 12.8739, 14.4739),
        ("pm", 4000, 44.25, 25.8985, 33.3985, 11.8985, 19.3985),
        ("vocs", 3000, 26.6667, 21.9524, 25.9524, 16.9524, 20.9524),
    ])
    func ratiosAreThoseOfTheWorkedExample(
        _ pollutant: String, _ society: Double, _ plan: Double, _ low: Double, _ high: Double, _ industryLow: Double,
        _ industryHigh: Double
    ) throws {
        let ratio = try document()["ratios"][pollutant]
        #expect(ratio["society_kg"] == .number(society))
        #expect(ratio["target"] == .number(0.2))
        let figures = [
            ("plan", plan), ("low", low), ("high", high), ("industryLow", industryLow), ("industryHigh", industryHigh),
        ]
        for (key, percent) in figures {
            let printed = try #require(ratio[key].double)
            #expect(abs(printed * 100 - percent) <= 0.00005, "\(pollutant) \(key)")
        }
    }

    @Test(arguments: [
        ("so2", 830.0, 407.563, 467.563), ("nox", 1020, 643.697, 723.697), ("pm", 1210, 475.938, 775.938),
        ("vocs", 650, 508.571, 628.571),
    ])
    func industryMassesAreThoseOfTheWorkedExample(
        _ pollutant: String, _ plan: Double, _ low: Double, _ high: Double
    ) throws {
        let industry = try document()["sectors"][0]
        #expect(industry["sector"] == "industrial")
        for (key, kilograms) in [("plan_kg", plan), ("low_kg", low), ("high_kg", high)] {
            #expect(abs(try #require(industry[key][pollutant].double) - kilograms) <= 0.0005)
        }
    }

    @Test func enterprisesHaveTheirFigures() throws {
        let enterprises = try document()["enterprises"]
        let first = enterprises[0]
        #expect(first["class"] == "key")
        #expect(first["grade"] == "B")
        #expect(first["measure"] == "limit")
        #expect(first["baselineMethod"] == "given")
        #expect(first["baseline_kwh"] == 400_000)
        #expect(first["baseLoad_kwh"] == 60_000)
        #expect(first["energy_kwh"] == 300_000)
        #expect(first["drop"] == .number(0.25))
        #expect(first["loadRatio"] == .number(12.0 / 17))
        #expect(first["expectedCut"] == .number(0.3))
        #expect(abs(try #require(first["attainment"].double) - 0.980392) < 0.0000005)
        #expect(first["outcome"] == "implemented")
        #expect(first["evidence"] == "B")
        #expect(first["plan_kg"]["nox"] == 540)
        #expect(enterprises[2]["outcome"] == "suspected")
        #expect(enterprises[3]["grade"] == .null)
        #expect(enterprises[4]["energy_kwh"] == .null)
        #expect(enterprises[4]["baselineMethod"] == .null)
        #expect(enterprises[4]["outcome"] == "noData")
    }

    @Test func findingsHoldTheInputsAndTheAccountsOwn() throws {
        let finding = MessageTemplate("EI-999", .error, zh: "坏", en: "bad", adviceZh: "改", adviceEn: "mend")(
            at: SourceLocation(file: "甲.csv", row: 3, column: 2), raw: "x")
        let report = try WorkedExample().report(findings: [finding])
        let codes = report.json()["findings"].elements.map { $0["code"].string ?? "" }
        #expect(codes.contains("EI-999"))
        #expect(codes.contains("AC-015"))
        #expect(report.json(.en)["findings"].elements.last?["message"] == "bad")
    }

    @Test func episodeHasNoDateAndHasSegments() throws {
        let example = try WorkedExample()
        let account = try #require(CityAccounting.account(example.input, through: WorkedExample.day))
        let document = AccountDocument.json(
            account, profile: "kuitun-2023", cutoff: nil, inventoryVersion: "2025", inputsDigest: "0", findings: [],
            language: .zh)
        #expect(document["date"] == .null)
        #expect(document["cutoff"] == .null)
        #expect(document["segments"].elements.count == 1)
        #expect(document["segments"][0]["level"] == "orange")
        #expect(document["segments"][0]["hours"] == 24)
        #expect(document["segments"][0]["ratios"]["nox"]["target"] == .number(0.2))
        #expect(document["ratios"]["so2"]["society_kg"] == 2000)
    }

    /// A reader that no one here wrote.
    @Test func isJSONForOthers() throws {
        let text = try document().text(pretty: true)
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect((object?["enterprises"] as? [Any])?.count == 5)
    }
}
