import EmissionModel
import TestSupport
import Testing

@testable import LedgerStore

private func ratio(_ above: Int128, _ below: Int128) throws -> Ratio { try #require(Ratio(above, over: below)) }

private func emissions() throws -> PerPollutant<EmissionFigure?> {
    PerPollutant(
        so2: .daily(Mass(milligrams: 900_000_000)),
        nox: EmissionFigure.annual(Mass(milligrams: .max), productionDays: 300),
        pm: nil, vocs: .daily(.zero))
}

/// Written to a ledger and read back, and once more with every optional part left out.
@Suite struct LedgerRecordTests {
    private func expectKept<Record: LedgerRecord>(_ records: [Record]) throws {
        let fixture = try LedgerFixture()
        try fixture.take("一", run: 1, records: records)
        let kept = try fixture.ledger.records(Record.self)
        #expect(Set(kept.map(\.record)) == Set(records))
        #expect(kept.map(\.record.ledgerKey) == records.map(\.ledgerKey).sorted())
        #expect(Set(kept.map(\.origin.row)) == Set(2..<(records.count + 2)))
        for record in records {
            var encoder = LedgerEncoder()
            record.encode(to: &encoder)
            #expect(encoder.values.count == Record.ledgerColumns.count)
        }
    }

    @Test func enterprises() throws {
        let none = PerPollutant<EmissionFigure?>(repeating: nil)
        try expectKept([
            Enterprise(
                id: "E1", name: "甲“钢铁”, '有限'\n公司", creditCode: "91654003MA7XXXXX0X", county: "甲县", town: "镇",
                industry: "钢铁", department: "工信局", kind: .guarantee, grade: .bMinus, emission: try emissions(),
                particulateBasis: .pm25, baseLoad: Energy(milliwattHours: 1), baseLoadDocument: "文件",
                givenBaseline: Energy(milliwattHours: .max), cap: .zero, fuel: "煤", listYear: 2025,
                selfGenerationFactor: try ratio(13, 10), observability: Observability.none, status: .longIdle,
                isSecret: true, contact: "1390000"),
            Enterprise(id: "E1", name: "甲", county: "甲县", kind: .key, emission: none, listYear: 2026),
            Enterprise(id: "E1", name: "甲", county: "甲县", kind: .key, grade: .aPlus, emission: none),
        ])
    }

    @Test func lines() throws {
        try expectKept([
            ProductionLine(
                enterpriseID: "E1", lineID: "L1", process: "烧结", emission: try emissions(),
                energyShare: try ratio(1, 3),
                isInterruptible: false),
            ProductionLine(enterpriseID: "E1", lineID: "L2", emission: PerPollutant(repeating: nil)),
        ])
    }

    @Test func measures() throws {
        let cuts = PerPollutant<Ratio?>(so2: try ratio(3, 10), nox: nil, pm: .one, vocs: .zero)
        try expectKept([
            Measure(
                enterpriseID: "E1", lineID: "L1", level: .red, type: .limit, productionCut: try ratio(3, 10),
                cuts: cuts,
                energyCut: try ratio(1, 5), countingBasis: "产量", text: "限产30%", owner: "张"),
            Measure(enterpriseID: "E1", level: .red, type: .transport),
            Measure(enterpriseID: "E1", level: .red, type: .stop),
            Measure(enterpriseID: "E1", level: .yellow, type: .cap),
        ])
    }

    @Test func stopAndLimitAreVersionsOfOneAnother() {
        let stop = Measure(enterpriseID: "E1", level: .red, type: .stop)
        let limit = Measure(enterpriseID: "E1", level: .red, type: .limit)
        #expect(stop.ledgerKey == limit.ledgerKey)
    }

    @Test func accounts() throws {
        try expectKept([
            AccountBinding(
                accountNumber: "0065", enterpriseID: "E1", role: .resale, sign: -1, multiplier: try ratio(3, 2),
                validFrom: thursday, validTo: thursday.advanced(by: 1)),
            AccountBinding(accountNumber: "0065", enterpriseID: "E2", sign: 0),
            AccountBinding(accountNumber: "65", enterpriseID: "E2"),
        ])
    }

    @Test func responses() throws {
        try expectKept([
            ResponseAction(
                episodeID: "P1", region: "奎屯市", kind: .start, level: .orange, issuedAt: LocalMinute(number: -1),
                effectiveAt: LocalMinute(thursday), document: "〔2026〕1号", pollutant: "PM2.5"),
            ResponseAction(
                episodeID: "P1", region: "奎屯市", kind: .lift, level: nil,
                effectiveAt: LocalMinute(thursday, minute: 1440)),
            ResponseAction(
                episodeID: "P1", region: "奎屯市", kind: .upgrade, level: .red, effectiveAt: LocalMinute(thursday)),
        ])
    }

    @Test func society() throws {
        let annual = try #require(EmissionFigure.annual(Mass(milligrams: 1), productionDays: 365))
        try expectKept([
            SocietyFigure(
                region: "奎屯市", year: 2025, sector: .dust, pollutant: .pm, emission: annual, particulateBasis: .tsp,
                source: "清单"),
            SocietyFigure(region: "奎屯市", pollutant: .pm, emission: .daily(.zero)),
        ])
    }

    @Test func targets() throws {
        try expectKept([
            ReductionTarget(
                level: .red, pollutant: .vocs, share: try ratio(19_996, 100_000), document: "文", reason: "因",
                approvedBy: "厅", validFrom: thursday, validTo: thursday),
            ReductionTarget(level: .red, pollutant: .vocs, share: .zero),
        ])
    }

    @Test func otherSources() throws {
        try expectKept([
            OtherSourceReduction(
                period: .day(thursday), sector: .mobile, pollutant: .nox, baseline: Mass(milligrams: 2),
                reduction: Mass(milligrams: 1), evidence: "限行", unit: "交警"),
            OtherSourceReduction(
                period: .episode("P1"), sector: .other, pollutant: .nox, reduction: .zero, evidence: "停工"),
        ])
    }

    @Test func calendar() throws {
        try expectKept([
            CalendarEntry(day: thursday, kind: .outage, enterpriseID: "E1", name: "检修"),
            CalendarEntry(day: thursday, kind: .workday),
        ])
    }

    @Test func airQuality() throws {
        let all = AirConcentrations(
            pm25: Concentration(nanograms: 1), pm10: Concentration(micrograms: 2), so2: .init(micrograms: 3),
            no2: .init(micrograms: 4), co: .init(micrograms: 5_000), o3: .init(micrograms: 6))
        try expectKept([
            AirQualityRecord(
                period: .hour(LocalMinute(thursday, minute: 60)), station: "甲站", aqi: 7, concentrations: all,
                isDust: true),
            AirQualityRecord(period: .day(thursday), kind: .forecast),
            AirQualityRecord(period: .day(thursday)),
            AirQualityRecord(period: .hour(LocalMinute(thursday))),
        ])
    }

    @Test func onlineMonitoring() throws {
        try expectKept([
            OnlineMonitoring(
                day: thursday, enterpriseID: "E1", outlet: "1号排口",
                masses: PerPollutant(so2: Mass(milligrams: 1), nox: nil, pm: .zero, vocs: Mass(milligrams: .max)),
                validHours: try ratio(47, 2), status: .invalid),
            OnlineMonitoring(day: thursday, enterpriseID: "E1", masses: PerPollutant(repeating: nil)),
        ])
    }

    @Test func inspections() throws {
        try expectKept([
            Inspection(
                day: thursday, minute: 610, enterpriseID: "E1", mode: .onSite, conclusion: .notImplemented,
                problem: "窑炉未停", action: "责令改正", attachments: "IMG1", inspector: "一组", recordNumber: "3"),
            Inspection(day: thursday, enterpriseID: "E1", mode: .onSite, conclusion: .normal),
            Inspection(day: thursday, enterpriseID: "E1", mode: .patrol, conclusion: .unclear),
        ])
    }

    @Test func departmentReports() throws {
        try expectKept([
            DepartmentReport(
                period: .day(thursday), department: "工信局", people: 1, checks: 2, stopped: 3, sites: 4, vehicles: 5,
                work: "甲", results: "乙", problems: "丙", improvements: "丁", attachments: "戊"),
            DepartmentReport(period: .episode("P1"), department: "工信局"),
            DepartmentReport(period: .day(thursday), department: "住建局", people: 0),
        ])
    }

    @Test func sites() throws {
        let some = PerPollutant<Mass?>(so2: nil, nox: Mass(milligrams: 1), pm: Mass(milligrams: 2), vocs: nil)
        try expectKept([
            SourceSite(
                id: "G1", name: "甲工地", sector: .dust, kind: "工地", county: "甲县", department: "住建局", grade: "绿色标杆",
                isGuarantee: true, isSecret: true, particulateBasis: .pm10, baseline: some,
                yellow: .init(text: "停土方"), orange: .init(text: nil, reduction: some),
                red: .init(text: "停工", reduction: some), listYear: 2025),
            SourceSite(id: "G1", name: "甲工地", sector: .mobile),
        ])
    }

    @Test func regradings() throws {
        try expectKept([
            Regrading(enterpriseID: "E1", grade: .d, validFrom: thursday, document: "文", reason: "未落实"),
            Regrading(enterpriseID: "E1", grade: .none, validFrom: thursday.advanced(by: 1)),
        ])
    }

    @Test func decisions() throws {
        func decision(_ id: String, _ value: DecisionValue) throws -> Decision {
            Decision(
                subject: try #require(DecisionSubject(id: id)), value: value, decidedBy: "甲", reason: "因", document: "文"
            )
        }
        var first = try decision("exempt/E1", .levels([.yellow, .red]))
        first.validFrom = thursday
        first.expires = thursday.advanced(by: 3)
        first.decidedAt = LocalMinute(thursday, minute: 7)
        try expectKept([
            first, try decision("exempt/E2", .levels([])),
            try decision("reading/00/65/2026-01-08", .energy(Energy(milliwattHours: 1))),
            try decision("record/减排措施/E1,,red", .file(3)), try decision("target/red/so2", .share(try ratio(3, 20))),
            try decision("bad-day/2026-01-08", .confirmed(false)),
            try decision("conflict/2026-01-08/E1", .conclusion(.partial)),
        ])
    }

    /// Random fractions as large as an `Int128` takes.
    @Test func fractionsKeepEveryDigit() throws {
        var random = SplitMix64(seed: 0x4EC0_0001)
        for _ in 0..<1_000 {
            let share = try ratio(
                Int128.random(in: -Int128.max...Int128.max, using: &random),
                Int128.random(in: 1...Int128.max, using: &random))
            var encoder = LedgerEncoder()
            encoder.ratio(share)
            var decoder = LedgerDecoder(table: "t", columns: ["c"], values: encoder.values)
            #expect(try decoder.ratio() == share)
        }
    }

    @Test(arguments: ["", "1", "1/0", "1/-2", "-170141183460469231731687303715884105728/1", "1/2/3", "x/2", "1/"])
    func damagedFractionsAreRefused(text: String) {
        var decoder = LedgerDecoder(table: "measure", columns: ["so2_cut"], values: [.text(text)])
        #expect(throws: MalformedRow.self) { try decoder.ratio() }
    }

    @Test func damagedColumnsAreRefused() {
        func refuses<Value>(
            _ value: LedgerValue, _ read: (inout LedgerDecoder) throws -> Value,
            _ location: Testing.SourceLocation = #_sourceLocation
        ) {
            var decoder = LedgerDecoder(table: "t", columns: ["c"], values: [value])
            #expect(throws: MalformedRow.self, sourceLocation: location) { _ = try read(&decoder) }
        }
        refuses(.integer(.max)) { try $0.day() }
        refuses(.integer(.max)) { try $0.minute() }
        refuses(.text("1")) { try $0.mass() }
        refuses(.integer(1)) { try $0.text() }
        refuses(.text("purple")) { try $0.choice(WarningLevel.self) }
        refuses(.null) { try $0.requiredText() }
    }

    @Test func canonicalTextTellsRecordsApart() {
        let one = AccountBinding(accountNumber: "1,t1:2", enterpriseID: "3")
        let other = AccountBinding(accountNumber: "1", enterpriseID: "2,t1:3")
        #expect(one.canonicalText != other.canonicalText)
        #expect(one.canonicalText == AccountBinding(accountNumber: "1,t1:2", enterpriseID: "3").canonicalText)
    }
}
