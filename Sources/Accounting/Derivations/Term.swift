/// What a figure of a derivation is. `domain.md` §3 and §4 have the symbols.
public enum Term: String, Sendable, Hashable, CaseIterable {
    // The region
    case society, societyPerDay, target, targetOfDay
    case planRatio, lowRatio, highRatio, industryPlanRatio, industryLowRatio, industryHighRatio
    case interval90, probabilityMet, verdict, overallVerdict
    case industryPlan, industryLow, industryHigh, declared, declaredOfDay, evidentPlan
    case sectorPlan, sectorLow, sectorHigh
    case groupPlan, groupLow, groupHigh
    case enterprises, required, judged, implemented
    case coverage, implementedByCount, implementedByMass
    case hours, minutes

    // One enterprise
    case plan, low, high, overachieved, planOfDay, lowOfDay, highOfDay, overachievedOfDay, evidentOfDay
    case energy, energyOfDay, reading, contribution, sign, selfGeneration, energyBeforeFactor
    case baseline, baselineOfDay, wholeDayBaseline, baselineTwoSided, baselinePrior5, baselineUncorrected
    case baselineGiven, quarterShare, groupCorrection, groupLog
    case baseLoad, baseLoadPerDay, defaultBaseLoad
    case drop, loadRatio, productionCut, expectedCut, attainment, attainmentOfDay, highestAttainment, achieved
    case attainment90, baselineError90, placeboWindows
    case outcome, standing, membership, evidence, hasEvidence
    case emission, emissionMass, emissionDays, emissionOfPart, plannedCut, otherCut, lineShare, lineWeight, planWeight
    case measureFigure

    // A baseline
    case level, levelOfDay, factor, divisor, ratioToWeek, weekMean, kilowattHours

    // What is not metered
    case declaration
    case parameter, constant
}
