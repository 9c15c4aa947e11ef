import Diagnostics
import EmissionModel
import Jurisdiction

/// What a single row of a list tells against itself.
extension FieldReader {
    mutating func checkCreditCode(_ enterprise: Enterprise) {
        guard let code = enterprise.creditCode, let fault = CreditCode.fault(of: code) else { return }
        switch fault {
        case .malformed:
            report(
                IngestionMessages.badCreditCode,
                [code, "不是 18 位的有效代码", "is not made of the 18 characters of such a code"], at: "uscc")
        case .wrongCheck:
            report(
                IngestionMessages.badCreditCode, [code, "的校验位不符（GB 32100-2015）", "fails its check (GB 32100-2015)"],
                at: "uscc")
        }
    }

    /// Plan 004, 4.3.1.1 (2). A daily figure without production days counts as one day's, the least it can be.
    mutating func checkSmallClass(_ enterprise: Enterprise, _ rules: ListRules) {
        guard enterprise.kind == .small, let limit = rules.smallClassLimit else { return }
        let days = Int64(integer("production_days", in: 1...366) ?? 1)
        let milligrams = enterprise.emission.values.compactMap { $0 }.reduce(Int64(0)) { sum, figure in
            sum + figure.mass.milligrams * (figure.days == 1 ? days : 1)
        }
        if milligrams >= Int64(limit) * 1_000_000 {
            report(
                IngestionMessages.smallClassTooLarge,
                [Mass(milligrams: milligrams).shownKilograms, String(limit)], at: "class")
        }
        if let fuel = enterprise.fuel, rules.industries.coalAndOil.matches(fuel) {
            report(IngestionMessages.smallClassBurnsFuel, [fuel], at: "fuel")
        }
    }

    /// `民生豁免-B` in the column of the grade speaks of the class as well.
    mutating func checkClassInGrade(_ enterprise: Enterprise) {
        guard let prefix = choicePrefix("grade"), ["民生", "保障"].contains(where: prefix.contains),
            enterprise.kind != .guarantee
        else { return }
        report(
            IngestionMessages.gradeSaysGuarantee,
            [text("grade") ?? "", enterprise.kind.name, enterprise.kind.rawValue], at: "grade")
    }

    /// `长期停产` in the column of the grade is the status where that is blank.
    mutating func status(_ stated: OperatingStatus?) -> OperatingStatus {
        guard let grade = text("grade"), grade.contains("长期停产") else { return stated ?? .normal }
        switch stated {
        case nil:
            report(IngestionMessages.idleFromGrade, [grade], at: "grade")
            return .longIdle
        case .longIdle: return .longIdle
        case let stated?:
            report(IngestionMessages.gradeSaysIdle, [grade, stated.name, stated.rawValue], at: "grade")
            return stated
        }
    }

    /// The words of a row of measures against its type and cuts.
    mutating func checkWords(of measure: Measure) {
        guard let text = measure.text, let said = MeasureText(text), said.contradicts(measure) else { return }
        report(IngestionMessages.wordsAgainstNumbers, [text, measure.shown.zh, measure.shown.en], at: "text")
    }
}
