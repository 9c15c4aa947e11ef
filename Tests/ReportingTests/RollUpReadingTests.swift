import Accounting
import Diagnostics
import EmissionModel
import Testing

@testable import Reporting

/// An account written, read by the next office, added up, written and read once more.
@Suite struct RollUpReadingTests {
    private func account() throws -> CityAccount { try WorkedExample().account() }

    private func text() throws -> String { try WorkedExample().report().json().text(pretty: true) }

    private func member(_ text: String) throws -> RollUpMember {
        try SubmissionDocument.member(try JSONDocument(text.utf8))
    }

    @Test func whatIsReadIsWhatWasAccounted() throws {
        let account = try account()
        let region = try #require(try member(try text()).regions.first)
        #expect(region.path == ["奎屯市"] && region.episodeID == "P1" && region.scope == account.scope)
        #expect(region.days == account.days && region.declared == account.sectors.filter(\.isDeclared))
        #expect(region.verdicts == account.ratios.map(\.verdict) && region.addsUp)
        #expect(region.enterprises.map(\.enterprise.id) == account.enterprises.map(\.enterprise.id))
        for (read, own) in zip(region.enterprises, account.enterprises) {
            #expect(read.plan == own.plan && read.low == own.low && read.high == own.high)
            #expect(read.overachieved == own.overachieved && read.outcome == own.outcome)
            #expect(read.isRequired == own.isRequired && read.hasEvidence == own.hasEvidence)
            #expect(read.baseline == own.baseline && read.energy == own.energy && read.evidence == own.evidence)
            #expect(read.attainment?.value == own.attainment?.value && read.measure == own.measure)
            #expect(read.enterprise.industry == own.enterprise.industry)
        }
    }

    private func report(_ members: [RollUpMember]) -> RollUpReport {
        let account = RollUpAccounting.account(
            RollUpInput(region: "某州", members: members, expected: ["奎屯市", "乌苏市"], coverageMinimum: .zero))
        return RollUpReport(
            account: account, date: WorkedExample.day, profile: nil, expected: ["奎屯市", "乌苏市"], societySource: nil,
            submissions: [], findings: [])
    }

    @Test func aRollUpIsReadAsItsRegions() throws {
        let own = report([try member(try text())])
        let read = try member(own.json().text(pretty: true))
        #expect(read.name == "某州" && read.missing == [["某州", "乌苏市"]])
        var expected = own.account.regions
        for index in expected.indices { expected[index].path.insert("某州", at: 0) }
        #expect(read.regions == expected)
        let above = RollUpAccounting.account(RollUpInput(region: "某省", members: [read], coverageMinimum: .zero))
        #expect(above.present == own.account.present && above.missing == [["某州", "乌苏市"]])
    }

    @Test func theMarkdownNamesWhatIsMissing() throws {
        let text = try report([try member(try text())]).markdown(try WorkedExample.templates())
        #expect(text.contains("未报送：乌苏市。"))
        #expect(text.contains("| 乌苏市 | 未报送 |"))
        #expect(text.contains("| 奎屯市 › 乙县 |"))
    }

    // MARK: What is refused

    private func misfit(_ change: (String) -> String) throws -> String? {
        do {
            _ = try member(change(try text()))
            return nil
        } catch let misfit as JSONMisfit {
            return misfit.path
        }
    }

    @Test(arguments: [
        ("\"schema\": \"abate.account/1\"", "\"schema\": \"abate.account/2\"", "schema"),
        ("\"region\": \"奎屯市\"", "\"region\": \" \"", "region"),
        ("\"minutes\": 1440,\n      \"plan_kg\"", "\"minutes\": 1441,\n      \"plan_kg\"", "days[0].minutes"),
        ("\"days\": [", "\"tage\": [", "days"),
        ("\"date\": \"2026-01-08\"", "\"date\": \"2026-01-09\"", "days"),
        ("\"outcome\": \"suspected\"", "\"outcome\": \"guilty\"", "enterprises[2].outcome"),
        (
            "\"targetExact\": {\n        \"so2\": \"1/5\"", "\"targetExact\": {\n        \"so2\": \"1/0\"",
            "days[0].targetExact.so2"
        ),
        ("\"pm\": 280,", "\"pm\": 280.0000001,", "enterprises[0].plan_kg.pm"),
        ("\"pm\": 280,", "\"pm\": -280,", "enterprises[0].plan_kg.pm"),
        ("\"pm\": 280,", "\"pm\": 28e99,", "enterprises[0].plan_kg.pm"),
        ("\"pm\": 280,", "\"pm\": \"280\",", "enterprises[0].plan_kg.pm"),
        ("\"id\": \"E2\"", "\"id\": \"E1\"", ""),
    ])
    func whatIsMissingOrWrongIsNamed(_ old: String, _ new: String, _ path: String) throws {
        let source = try text()
        #expect(source.contains(old), "\(old)")
        #expect(try misfit { Self.replacingFirst(old, by: new, in: $0) } == path)
    }

    /// One kilogram more in one enterprise, and the days no longer add up.
    @Test func figuresThatDoNotAddUpAreRefused() throws {
        #expect(try misfit { Self.replacingFirst("\"pm\": 280,", by: "\"pm\": 281,", in: $0) } == "")
    }

    private static func replacingFirst(_ old: String, by new: String, in text: String) -> String {
        guard let range = text.firstRange(of: old) else { return text }
        return text.replacingCharacters(in: range, by: new)
    }

    /// Damaged at random: read, refused as JSON or as an account, never a crash.
    @Test func damagedAccountsAreReadOrRefused() throws {
        let source = Array(try text().utf8)
        var state: UInt64 = 11
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        var refused = 0
        for _ in 0..<300 {
            var bytes = source
            let digits = bytes.indices.filter { (48...57).contains(bytes[$0]) }
            for _ in 0..<2 { bytes[digits[random(digits.count)]] = UInt8(48 + random(10)) }
            if random(3) == 0 { bytes.remove(at: random(bytes.count)) }
            do {
                let member = try SubmissionDocument.member(try JSONDocument(bytes))
                _ = report([member])
            } catch {
                refused += 1
            }
        }
        #expect(refused > 50)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, by new: String) -> String {
        String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
    }
}

@Suite struct ExactDecimalTests {
    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("1", 1_000_000), ("0.000001", 1), ("1e-06", 1), ("1.5e3", 1_500_000_000),
            ("2000.0", 2_000_000_000),
            ("999999999.999999", 999_999_999_999_999),
        ] as [(String, Int64)])
    func kilogramsToMilligrams(_ text: String, _ milligrams: Int64) {
        #expect(ExactDecimal(text)?.whole(ofScale: 6) == milligrams)
    }

    @Test(arguments: ["0.0000001", "1e-7", "1e30", "99999999999999999999"])
    func whatDoesNotFitIsNil(_ text: String) {
        #expect(ExactDecimal(text)?.whole(ofScale: 6) == nil)
    }

    /// Every mass is written so that it reads back to the milligram.
    @Test func massesReadBack() throws {
        for milligrams in [0, 1, 7, 123_456_789, 100_000_000_001, 999_999_999_999_999] as [Int64] {
            let text = JSONValue.number(Mass(milligrams: milligrams).kilograms).text()
            #expect(ExactDecimal(text)?.whole(ofScale: 6) == milligrams)
        }
    }
}

@Suite struct RollUpMessagesTests {
    @Test func everyCodeIsItsOwnAndSaysWhatToDo() {
        let codes = RollUpMessages.all.map(\.code)
        #expect(Set(codes).count == codes.count && codes.sorted() == codes)
        for message in RollUpMessages.all {
            for text in [message.message, message.advice] { #expect(!text.zh.isEmpty && !text.en.isEmpty) }
        }
    }
}
