import Diagnostics
import EmissionModel
import Jurisdiction
import Testing

@Suite struct JurisdictionTests {
    private func load(_ text: String) throws -> Jurisdiction {
        try Jurisdiction.load(
            configuration: Configuration(text: text, file: "abate.yaml"), folders: Fixture.folders())
    }

    @Test func withoutOverridesTheProfileHolds() throws {
        let jurisdiction = try load("profile: kuitun-2023")
        #expect(jurisdiction.rules == jurisdiction.profile.rules)
        #expect(jurisdiction.region == "奎屯市")
        #expect(jurisdiction.overrides.isEmpty)
        #expect(try jurisdiction.tables.dictionary().table("readings") != nil)
    }

    @Test func overridesAreAppliedAndKept() throws {
        let jurisdiction = try load(
            """
            profile: kuitun-2023
            region: 甲市
            overrides: {attainment: {limitTolerance: 0}}
            """)
        #expect(jurisdiction.region == "甲市")
        #expect(jurisdiction.parameters.attainment.limitTolerance == .zero)
        #expect(jurisdiction.parameters.attainment.stopDrop == Ratio(significand: 75, scale: 2))
        let override = try #require(jurisdiction.overrides.first)
        #expect(override.path == "attainment.limitTolerance")
        #expect(override.profileValue == "0.02")
        #expect(override.value == "0")
        #expect(override.line == 3)
        #expect(!override.departsFromPlan)
    }

    @Test func targetsByNumberOrByPollutant() throws {
        let jurisdiction = try load(
            """
            profile: kuitun-2023
            overrides:
              targets: {orange: 0.18, red: {vocs: 0.25}}
              warning: {orange: "AQI>150 24h", releaseHours: 48, particulateRule: true}
              inbox: {settleSeconds: 0}
              baseline: {method: prior5-day-type, lookback: 42}
              comparisonGroup: nearest-50
            """)
        let targets = jurisdiction.parameters.targets
        #expect(targets[.yellow] == PerPollutant(repeating: Ratio(significand: 1, scale: 1)))
        #expect(targets[.orange] == PerPollutant(repeating: Ratio(significand: 18, scale: 2)))
        #expect(targets[.red]?.vocs == Ratio(significand: 25, scale: 2))
        #expect(targets[.red]?.so2 == Ratio(significand: 3, scale: 1))
        #expect(jurisdiction.overrides.map(\.path).prefix(2) == ["targets.orange", "targets.red.vocs"])
        #expect(jurisdiction.overrides.map(\.profileValue).prefix(2) == ["0.20", "0.30"])
        #expect(jurisdiction.overrides[0].departsFromPlan)
        #expect(
            jurisdiction.warningRules.conditions[.orange]?.alternatives
                == [[WarningCondition.Criterion(aqiAbove: 150, hours: 24)]])
        #expect(jurisdiction.warningRules.releaseHours == 48)
        #expect(jurisdiction.warningRules.particulateRule)
        #expect(jurisdiction.inbox.settleSeconds == 0)
        #expect(jurisdiction.parameters.baseline.method == .prior5DayType)
        #expect(jurisdiction.parameters.baseline.lookback == 42)
        #expect(jurisdiction.parameters.comparisonGroup == .nearest50)
    }

    /// A path that a profile states can be overridden: with a value of its own it changes nothing.
    @Test func anythingAProfileSetsMayBeSet() throws {
        let profile = try load("profile: kuitun-2023").profile
        for setting in profile.settings {
            let keys = setting.path.split(separator: ".")
            let value = "\"\(setting.value)\""
            let nested = keys.reversed().reduce(value) { "{\($1): \($0)}" }
            let jurisdiction = try load("profile: kuitun-2023\noverrides: \(nested)")
            #expect(jurisdiction.overrides.map(\.path) == [setting.path])
            #expect(jurisdiction.overrides.map(\.profileValue) == [setting.value])
            #expect(jurisdiction.rules == profile.rules)
        }
    }

    @Test func refusals() {
        func refused(_ text: String) -> String { refusal { _ = try load(text) } }
        #expect(refused("region: x\nprofile: kuitun-2022") == "JU-011:2:10")
        #expect(refused("profile: ../kuitun-2023") == "JU-011:1:10")
        #expect(refused("profile: kuitun-2023\noverrides: {attainment: {implemented: 0.4}}") == "JU-013:2:39")
        #expect(refused("profile: kuitun-2023\nheaders: {readings: {kwh: 户号}}") == "JU-016:2:27")
    }
}
