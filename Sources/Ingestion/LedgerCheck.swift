public import Diagnostics
public import EmissionModel

/// The checks that need more than one row or file: what waits for what, what nobody has bound, what is contested, and
/// what is wrong with the list in force. One family a file in `Checks/`.
public struct LedgerCheck {
    public let region: String
    public var enterprises: [Enterprise] = []
    public var measures: [Measure] = []
    public var bindings: [AccountBinding] = []
    public var society: [SocietyFigure] = []
    /// Episode and region of warnings that are not of this region.
    public var foreignEpisodes: [(episode: String, region: String)] = []
    /// Table title and key on which files of one run disagree.
    public var contested: [(table: String, key: String)] = []
    public var accountsWithReadings: [String] = []
    public var lines: [ProductionLine] = []
    public var calendar: [CalendarEntry] = []
    public var otherSources: [OtherSourceReduction] = []
    /// Of this region.
    public var actions: [ResponseAction] = []
    /// Stretches of superiors' warnings.
    public var superiors: [SuperiorWarning] = []
    /// The last day for which there is any reading: how long a response that is not lifted has lasted at least.
    public var lastReadingDay: CalendarDay?
    public var monitoring: [OnlineMonitoring] = []
    public var inspections: [Inspection] = []
    public var departmentReports: [DepartmentReport] = []
    public var regradings: [Regrading] = []
    public var decisions: [Decision] = []
    /// The list in force; nil where lists are not looked at.
    public var list: ListUnderReview?

    public init(region: String) {
        self.region = region
    }

    /// Sorted, each said once.
    public var findings: [Diagnostic] {
        Array(
            Set(
                waiting + orphans + unbound + unmetered + contradictions + foreign + responses + belowSuperior
                    + EpisodeOrderCheck(actions: actions, region: region).findings
                    + denominators
                    + disagreements + ofList + alike)
        ).sorted()
    }

    private var alike: [Diagnostic] {
        LookAlikeCheck(
            enterprises: enterprises.map(\.id), bound: bindings.map(\.accountNumber), metered: accountsWithReadings
        ).findings
    }

    private var ofList: [Diagnostic] {
        guard let list else { return [] }
        return DuplicateCheck(list: list).findings + GradeCheck(list: list).findings
            + MeasureOrderCheck(list: list).findings + EqualCutCheck(list: list).findings
            + WordsAgainstTableCheck(list: list, measures: measures).findings
            + PollutantCheck(list: list).findings + GuaranteeCheck(list: list).findings
            + SocietySumCheck(list: list, society: society.filter { $0.region == region }).findings
            + ListAgeCheck(list: list).findings
    }

    var ids: Set<String> { Set(enterprises.map(\.id)) }
}
