import Diagnostics
import Testing

@Suite struct NearestNamesTests {
    @Test func theNearestComesFirst() {
        let settings = ["stopDrop", "stopLoadRatio", "partial"]
        #expect(NearestNames.of("stopLoadRato", among: settings).first == "stopLoadRatio")
        #expect(NearestNames.of("DTL7", among: ["prior7", "dtl7"]) == ["dtl7"])
        #expect(NearestNames.of("ragion", among: ["overrides", "region"]) == ["region"])
    }

    @Test func equalsKeepTheirOrderAndTheLimitHolds() {
        #expect(NearestNames.of("aax", among: ["aay", "aaz", "aab"], limit: 2) == ["aay", "aaz"])
        #expect(NearestNames.of("aax", among: ["aay"], limit: 0).isEmpty)
    }

    @Test func aNameThatSharesNothingIsNotOffered() {
        #expect(NearestNames.of("zzzzzz", among: ["region", "profile"]).isEmpty)
        #expect(NearestNames.of("", among: ["region"]).isEmpty)
    }
}
