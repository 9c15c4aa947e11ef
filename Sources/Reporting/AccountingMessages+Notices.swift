public import Accounting
public import Diagnostics
import EmissionModel

extension AccountingMessages {
    /// The account's notices in both languages, in their order.
    public static func findings(of account: CityAccount) -> [Diagnostic] {
        account.notices.map { finding($0, enterprises: account.enterprises) }
    }

    /// - Parameter enterprises: sorted by identifier; they give the names.
    static func finding(_ notice: AccountingNotice, enterprises: [EnterpriseAccount]) -> Diagnostic {
        finding(notice, subject: notice.enterpriseID.map { shown($0, among: enterprises) })
    }

    /// - Parameter subject: the enterprise that it is about, nil where it is about none.
    static func finding(_ notice: AccountingNotice, subject: String?) -> Diagnostic {
        let message = template(of: notice.kind)
        let subject =
            subject ?? notice.pollutant?.symbol ?? notice.day?.chinese ?? notice.year.map(String.init) ?? ""
        let detail = notice.pollutant?.symbol ?? notice.day?.iso
        let arguments = [
            subject,
            (notice.enterpriseID == nil ? notice.year.map(String.init) : nil) ?? detail ?? "",
            notice.level?.name ?? "",
            notice.level?.rawValue ?? "",
            notice.count.map(String.init) ?? "",
            RatioText.percent(notice.ratio.map { -$0 }),
            FigureText.kilowattHours(notice.energy),
            notice.text ?? "",
        ]
        return message.filled(arguments)
    }

    private static func template(of kind: AccountingNotice.Kind) -> MessageTemplate {
        switch kind {
        case .calendarUnknown: calendarUnknown
        case .lunarNewYearUnknown: lunarNewYearUnknown
        case .lunarNewYearGate: lunarNewYearGate
        case .methodNotSupported: methodNotSupported
        case .lunarSeasonOver: lunarSeasonOver
        case .societyOfLaterYear: societyOfLaterYear
        case .ambiguousTarget: ambiguousTarget
        case .particulateBasisMismatch: particulateBasisMismatch
        case .noMeasure: noMeasure
        case .inheritedMeasure: inheritedMeasure
        case .conflictingMeasures: conflictingMeasures
        case .sharesMissing: sharesMissing
        case .cutMissing: cutMissing
        case .missingEmission: missingEmission
        case .capMissing: capMissing
        case .noAccount: noAccount
        case .missingDays: missingDays
        case .givenBaseline: givenBaseline
        case .baseLoadRefused: baseLoadRefused
        case .voluntaryRise: voluntaryRise
        case .idleRunning: idleRunning
        case .tooFewBaselineDays: tooFewBaselineDays
        case .missingCurves: missingCurves
        case .siteDeclaredTwice: siteDeclaredTwice
        case .offSeason: offSeason
        case .offSeasonRunning: offSeasonRunning
        case .lunarNewYearCompared: lunarNewYearCompared
        case .comparisonTooSmall: comparisonTooSmall
        case .comparisonGiants: comparisonGiants
        case .comparisonShortPast: comparisonShortPast
        }
    }

    /// `E1 甲钢铁`; the identifier alone where the enterprise is not in the account.
    private static func shown(_ id: String, among enterprises: [EnterpriseAccount]) -> String {
        var (low, high) = (0, enterprises.count)
        while low < high {
            let middle = (low + high) / 2
            if enterprises[middle].enterprise.id < id { low = middle + 1 } else { high = middle }
        }
        guard low < enterprises.count, enterprises[low].enterprise.id == id else { return id }
        return "\(id) \(enterprises[low].enterprise.name)"
    }
}
