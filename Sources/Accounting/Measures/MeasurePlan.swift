import EmissionModel

/// What an enterprise must do at one level, and how its consumption can tell.
struct MeasurePlan {
    enum Standing: Hashable {
        /// Small, voluntary, exempt or without any measure: nothing is planned and nothing judged.
        case exempt
        /// Or seasonal, out of its season.
        case longIdle
        /// Compared with its cap.
        case cap
        /// Electricity cannot tell whether it was carried out.
        case notVerifiable
        case judged
    }

    /// The test of a judged measure.
    struct Test {
        /// A stop of the whole plant, without a target on the raw drop.
        var isStop: Bool
        /// x, or t.
        var expected: Ratio
        /// `expected` is t, a target on the raw drop.
        var isOnRawDrop: Bool
    }

    var standing = Standing.exempt
    var measure: MeasureType?
    var text: String?
    var inheritedFrom: WarningLevel?
    /// c of the production measure, which consumption can show; nil where the list gives none.
    var productionCut = PerPollutant<Ratio?>(repeating: .zero)
    /// c of transport and other measures.
    var otherCut = PerPollutant(repeating: Ratio.zero)
    /// x, or t where the measure gives one.
    var expected: Ratio?
    var test: Test?
    var isRequired = false
    var notices: [AccountingNotice] = []

    /// Below the warning levels nothing is asked.
    static let nothing = MeasurePlan()

    /// Exempt by a decision: nothing is planned, nothing judged, whatever the list says.
    static let exempted: MeasurePlan = {
        var plan = MeasurePlan()
        plan.measure = .exempt
        return plan
    }()

    var cutsOthers: Bool { otherCut.values.contains(where: \.isPositive) }

    /// c of all measures together, at most 1; nil where the list gives none.
    var plannedCut: PerPollutant<Ratio?> {
        guard cutsOthers else { return productionCut }
        return PerPollutant { pollutant in
            guard let production = productionCut[pollutant] else {
                return otherCut[pollutant].isPositive ? otherCut[pollutant] : nil
            }
            return (production + otherCut[pollutant]).asShare
        }
    }

    private init() {}

    init(_ enterpriseCase: EnterpriseCase, at level: WarningLevel, isOffSeason: Bool = false) {
        let enterprise = enterpriseCase.enterprise
        let duties = LineDuties(enterpriseCase, at: level)
        if let duties {
            take(duties)
        }
        settle(enterprise, isConflicting: duties?.isConflicting ?? false, isOffSeason: isOffSeason)
        note(enterprise, duties, level)
    }

    private mutating func take(_ duties: LineDuties) {
        measure = duties.measure
        text = duties.text
        inheritedFrom = duties.inheritedFrom
        productionCut = duties.productionCut
        otherCut = duties.otherCut
        if measure == .stop || measure == .limit {
            let rawDrop = duties.rawDropTarget
            expected = rawDrop ?? duties.expectedProductionCut
            test = expected.flatMap { expected in
                guard expected.isPositive else { return nil }
                return Test(
                    isStop: measure == .stop && rawDrop == nil, expected: expected, isOnRawDrop: rawDrop != nil)
            }
        }
    }

    private mutating func settle(_ enterprise: Enterprise, isConflicting: Bool, isOffSeason: Bool) {
        let isJudgedType = measure == .stop || measure == .limit
        if enterprise.kind == .small || measure == .voluntary || measure == .exempt {
            planNothing()
            standing = .exempt
            return
        }
        if isOffSeason {
            planNothing()
            standing = .longIdle
            return
        }
        let isIdle = enterprise.status == .longIdle
        isRequired = isJudgedType && !isIdle && productionCut.values.contains { $0?.isPositive ?? false }
        if isIdle {
            standing = .longIdle
        } else if measure == nil {
            standing = .exempt
        } else if measure == .cap {
            standing = enterprise.cap == nil ? .notVerifiable : .cap
        } else if !isJudgedType || test == nil || isConflicting || enterprise.observability == Observability.none {
            standing = .notVerifiable
        } else {
            standing = .judged
        }
    }

    private mutating func planNothing() {
        productionCut = PerPollutant(repeating: .zero)
        otherCut = PerPollutant(repeating: .zero)
        expected = nil
    }

    private mutating func note(_ enterprise: Enterprise, _ duties: LineDuties?, _ level: WarningLevel) {
        func add(_ kind: AccountingNotice.Kind, _ detail: WarningLevel? = nil, _ pollutant: Pollutant? = nil) {
            notices.append(
                AccountingNotice(kind, enterpriseID: enterprise.id, pollutant: pollutant, level: detail))
        }
        guard let duties else {
            if standing == .exempt, enterprise.kind != .small { add(.noMeasure, level) }
            return
        }
        guard standing != .exempt else { return }
        if let inheritedFrom { add(.inheritedMeasure, inheritedFrom) }
        if duties.isConflicting { add(.conflictingMeasures, level) }
        if isRequired, duties.lacksShares, test == nil { add(.sharesMissing, level) }
        if measure == .cap, enterprise.cap == nil { add(.capMissing) }
        let plannedCut = plannedCut
        for pollutant in Pollutant.allCases {
            let emission = enterprise.emission[pollutant]
            let isCut = plannedCut[pollutant]?.isPositive ?? false
            if emission == nil, isCut {
                add(.missingEmission, nil, pollutant)
            } else if let emission, emission.mass > .zero, productionCut[pollutant] == nil {
                add(.cutMissing, nil, pollutant)
            }
        }
    }
}
