import EmissionModel

/// A seasonal enterprise (季节性生产) that stands still before an episode: nothing is there to stop.
struct OffSeason {
    /// Of its last year: what its base load is measured against, as it has no baseline of production.
    let highest: Energy
    /// The most that it uses on a day without producing.
    let idle: Energy

    /// Usable days with a reading that must all show no production.
    private static let minimumDays = 5

    /// nil in season, and where too few days are known to tell: then it is judged as any other.
    init?(
        _ enterprise: Enterprise, _ study: BaselineStudy, series: EnergySeries, ownBadDays: Set<CalendarDay>,
        parameters: AccountingParameters.BaseLoad
    ) {
        guard enterprise.status == .seasonal else { return nil }
        let frame = study.frame
        let trusted = (frame.stopLookbackStart..<frame.start).filter {
            frame.isTrusted[$0] && !ownBadDays.contains(frame.day(at: $0))
        }
        let before = study.days.lookback.compactMap { series[$0] }
        guard before.count >= Self.minimumDays, let highest = trusted.compactMap({ series[$0] }).max() else {
            return nil
        }
        let found = BaseLoadAccount.find(
            enterprise, meanBaseline: highest, series: series, frame: frame, ownBadDays: ownBadDays,
            parameters: parameters)
        let idle = Self.idle(found.source, found.perDay, highest, parameters)
        guard before.allSatisfy({ $0 <= idle }) else { return nil }
        self.highest = highest
        self.idle = idle
    }

    /// Declared, else measured with the difference within which two stops agree, else the default share.
    private static func idle(
        _ source: BaseLoadAccount.Source, _ perDay: Energy?, _ highest: Energy,
        _ parameters: AccountingParameters.BaseLoad
    ) -> Energy {
        guard let perDay else { return highest.scaled(by: parameters.defaultShare, .nearest) }
        return source == .measured ? perDay + highest.scaled(by: parameters.agreement, .down) : perDay
    }
}
