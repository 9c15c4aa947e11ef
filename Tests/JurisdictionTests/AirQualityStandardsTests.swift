import EmissionModel
import Jurisdiction
import Testing

@Suite struct AirQualityStandardsTests {
    private func refused(_ change: (String) -> String) throws -> String {
        let name = "air-quality/hj633-2012.yaml"
        let text = change(try Fixture.folders().contents(of: name))
        return try Fixture.withFolder(["Templates/\(name)": text]) { city in
            refusal { _ = try AirQualityStandards.load(Fixture.folders(city: city)) }
        }
    }

    @Test func theBuiltInEditions() throws {
        let rules = try AirQualityStandards.load(Fixture.folders())
        #expect(rules.standards.map(\.name) == ["HJ 633—2012", "HJ 633—2026"])
        #expect(rules.standards.map { $0.validFrom?.iso } == [nil, "2026-03-01"])
        #expect(rules.standards.allSatisfy { $0.hoursOfDay == 20 && $0.hoursOfEight == 6 })
        #expect(rules.standards[0].concentrationNodes[.co]?.last == Concentration(micrograms: 60_000))
    }

    @Test(arguments: [
        ("pm25: [0, 35, 75", "pm25: [0, 75, 35", "JU-009:6:15"), ("iaqi: [0, 50", "iaqi: [50, 0", "JU-009:5:12"),
        ("co: [0, 2, 4", "co: [0, 2.5, 4", "JU-008:10:9"), ("hoursOfDay: 20", "hoursOfDay: 25", "JU-009:16:27"),
        ("primaryAbove: 50\n", "", "JU-007:3:1"), ("clause: HJ", "claus: HJ", "JU-005:4:1"),
        ("name: HJ 633—2012", "name: HJ 633—2012\nvalidFrom: 2026-03-01", "JU-019:-:-"),
        ("name: HJ 633—2012", "name: HJ 633—2012\nvalidFrom: 3月1日", "JU-008:4:12"),
    ])
    func anEditionThatIsNotSoundIsRefused(part: String, changed: String, expected: String) throws {
        let answer = try refused { text in
            #expect(text.contains(part))
            return text.replacing(part, with: changed)
        }
        #expect(answer == expected)
    }
}
