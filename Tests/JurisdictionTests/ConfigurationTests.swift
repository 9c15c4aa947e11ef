import Diagnostics
import Jurisdiction
import Testing

@Suite struct ConfigurationTests {
    private func refused(_ text: String) -> String {
        refusal { _ = try Configuration(text: text, file: "abate.yaml") }
    }

    @Test func theExampleOfTheManual() throws {
        let configuration = try Configuration(
            text: """
                profile: kuitun-2023          # abate profiles lists them
                region: 奎屯市
                overrides:                    # anything a profile sets
                  attainment: {stopLoadRatio: 0.10, stopDrop: 0.75, limitTolerance: 0.02}
                  coverageMinimum: 0.8
                  so2NoxInterchange: false
                  baseline: {method: dtl7}
                  comparisonGroup: none
                  baseLoad: {defaultShare: 0.13}
                  targets: {yellow: 0.10, orange: 0.20, red: {so2: 0.3, vocs: 0.25}}
                """, file: "abate.yaml")
        #expect(configuration.profileID == "kuitun-2023")
        #expect(configuration.region == "奎屯市")
        #expect(
            configuration.overrides.map { "\($0.path)=\($0.text)@\($0.location.row ?? 0)" } == [
                "attainment.stopLoadRatio=0.10@4", "attainment.stopDrop=0.75@4", "attainment.limitTolerance=0.02@4",
                "coverageMinimum=0.8@5", "so2NoxInterchange=false@6", "baseline.method=dtl7@7",
                "comparisonGroup=none@8", "baseLoad.defaultShare=0.13@9", "targets.yellow=0.10@10",
                "targets.orange=0.20@10", "targets.red.so2=0.3@10", "targets.red.vocs=0.25@10",
            ])
    }

    @Test func sectionsLeftEmptyAreNothing() throws {
        let configuration = try Configuration(
            text: "profile: p\nregion:\noverrides:\n  targets:\n  baseline: {}\nheaders:\n", file: "f")
        #expect(configuration.region == nil)
        #expect(configuration.overrides.isEmpty)
    }

    @Test(arguments: [
        ("", "JU-007:-:-"),
        ("region: 奎屯市", "JU-007:1:1"),
        ("profile: p\nregoin: 奎屯市", "JU-005:2:1"),
        ("profile: p\noverrides: {atainment: {stopDrop: 1}}", "JU-005:2:13"),
        ("profile: p\noverrides:\n  attainment: {stopdrop: 0.5}", "JU-005:3:16"),
        ("profile: p\noverrides: {targets: {yellow: {so2: 0.1, co: 0.1}}}", "JU-005:2:42"),
        ("profile: p\noverrides: {targets: {Yellow: 0.1}}", "JU-005:2:23"),
        ("profile: p\nprofile: q", "JU-006:2:1"),
        ("profile: p\noverrides: {coverageMinimum: 0.8, coverageMinimum: 0.9}", "JU-006:2:35"),
        ("profile: p\noverrides:\n  baseline:\n    lookback: 56\n    lookback: 57", "JU-006:5:5"),
        ("profile: [p]", "JU-008:1:10"),
        ("- p", "JU-008:1:1"),
        ("profile: p\noverrides: {coverageMinimum: 80%}", "JU-008:2:30"),
        ("profile: p\noverrides: {coverageMinimum: 1,5}", "JU-005:2:32"),
        ("profile: p\noverrides: {coverageMinimum: 1e-1}", "JU-008:2:30"),
        ("profile: p\noverrides: {coverageMinimum: .5}", "JU-008:2:30"),
        ("profile: p\noverrides: {coverageMinimum: ０.5}", "JU-008:2:30"),
        ("profile: p\noverrides: {attainment: 0.5}", "JU-008:2:25"),
        ("profile: p\noverrides: {baseline: {lookback: 56.5}}", "JU-008:2:34"),
        ("profile: p\noverrides: {so2NoxInterchange: yes}", "JU-008:2:32"),
        ("profile: p\noverrides: {warning: {red: AQI>200}}", "JU-008:2:28"),
        ("profile: p\noverrides: {coverageMinimum: 1.000000000000000001}", "JU-009:2:30"),
        ("profile: p\noverrides: {coverageMinimum: -0.1}", "JU-009:2:30"),
        ("profile: p\noverrides: {targets: {orange: 20}}", "JU-009:2:31"),
        ("profile: p\noverrides: {baseline: {lookback: 0}}", "JU-009:2:34"),
        ("profile: p\noverrides: {baseline: {lookback: 401}}", "JU-009:2:34"),
        ("profile: p\noverrides: {baseline: {method: dtl8}}", "JU-010:2:32"),
        ("profile: p\noverrides: {comparisonGroup: nearest50}", "JU-010:2:30"),
        ("profile: &p p", "JU-017:1:10"),
        ("profile: *p", "JU-017:1:10"),
        ("profile: p\n\tregion: x", "JU-004:2:1"),
        ("profile: \"p", "JU-004:1:12"),
        ("profile：p", "JU-008:1:1"),
    ])
    func everyMistakeHasItsPlace(text: String, place: String) {
        #expect(refused(text) == place)
    }

    @Test func theNearestNameIsOffered() {
        let text = "profile: p\noverrides: {baseline: {method: dtl-7}}"
        #expect {
            _ = try Configuration(text: text, file: "abate.yaml")
        } throws: { error in
            let diagnostic = (error as? JurisdictionError)?.diagnostic
            return diagnostic?.message.zh == "“baseline.method”不认识“dtl-7”"
                && diagnostic?.advice.zh.contains("“dtl7”") == true && diagnostic?.raw == "dtl-7"
        }
    }

    @Test func aQuotedAmpersandIsText() throws {
        let configuration = try Configuration(text: "profile: p # *not* &an anchor\nregion: '*甲 &乙'", file: "f")
        #expect(configuration.region == "*甲 &乙")
    }

    @Test func aFileThatCannotBeRead() throws {
        #expect(refusal { _ = try Configuration.load(path: "/nowhere/abate.yaml", file: "abate.yaml") } == "JU-002:-:-")
        try Fixture.withFolder(["abate.yaml": "\u{FEFF}profile: p"]) { folder in
            let configuration = try Configuration.load(path: folder + "/abate.yaml", file: "abate.yaml")
            #expect(configuration.profileID == "p")
            #expect(refusal { _ = try Configuration.load(path: folder, file: "abate.yaml") } == "JU-002:-:-")
        }
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["[", "{a: ", "- ", "? ", "&a [*a,", "!!x ", "\"", "'", "|", ">", "%", "@"])
    func deepOrOddTextIsRefusedNotCrashed(piece: String) {
        for count in [1, 10, 400, 1200] {
            #expect(refused(String(repeating: piece, count: count)).hasPrefix("JU-"))
        }
    }

    /// A fixed seed: the same five thousand damaged files every time.
    @Test(.timeLimit(.minutes(1))) func damagedFilesEndInAnAnswer() {
        let text = "profile: p\nregion: 市\noverrides: {targets: {red: 0.3}, baseline: {method: dtl7}}\n"
        let sound = Array(text.unicodeScalars)
        let pool = Array("{}[]:,-&*#!|>'\"%@`?~ \n\t0.9甲：\u{0}\u{85}\u{2028}".unicodeScalars)
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var refusals = 0
        for _ in 0..<5_000 {
            var scalars = sound
            for _ in 0...next(4) {
                let place = next(scalars.count)
                switch next(3) {
                case 0: scalars.remove(at: place)
                case 1: scalars.insert(pool[next(pool.count)], at: place)
                default: scalars[place] = pool[next(pool.count)]
                }
            }
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars)
            let answer = refused(text)
            #expect(answer == "none" || answer.hasPrefix("JU-"), "\(text)")
            if answer != "none" { refusals += 1 }
        }
        #expect(refusals > 2_500)
    }
}
