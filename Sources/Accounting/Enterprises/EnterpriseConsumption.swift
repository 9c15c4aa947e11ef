import EmissionModel

/// An enterprise's consumption on the accounted days, with its baseline and base load.
struct EnterpriseConsumption {
    let energies: [Energy?]
    let baseline: EnterpriseBaseline
    let baseLoad: BaseLoadAccount
    /// A declared base load was too high to be taken without a document.
    let isBaseLoadRefused: Bool
    /// Readings among the last seven usable days before the episode.
    let levelDays: Int

    init(_ enterpriseCase: EnterpriseCase, _ city: EnterpriseAccounting) {
        let enterprise = enterpriseCase.enterprise
        let series = EnergySeries(
            accounts: enterpriseCase.accounts, readings: city.readings, frame: city.frame,
            selfGenerationFactor: enterprise.selfGenerationFactor)
        let ownBadDays = city.badDaysOfEnterprise[enterprise.id] ?? []
        let study = BaselineStudy(
            frame: city.frame,
            days: ownBadDays.isEmpty ? city.usableDays : UsableDays(city.frame, without: ownBadDays),
            kilowattHours: series.kilowattHours, parameters: city.parameters.baseline)
        levelDays = study.days.level.count { !study.kilowattHours[$0].isNaN }
        let indices = city.days.map(\.index)
        energies = indices.map { series[$0] }
        baseline = EnterpriseBaseline(
            study, given: enterprise.givenBaseline, indices: indices, calendarIsKnown: city.calendarIsKnown)
        guard let mean = Self.mean(baseline.daily), mean > .zero else {
            baseLoad = .unknown
            isBaseLoadRefused = false
            return
        }
        let found = BaseLoadAccount.find(
            enterprise, meanBaseline: mean, series: series, frame: city.frame, ownBadDays: ownBadDays,
            parameters: city.parameters.baseLoad)
        baseLoad = BaseLoadAccount(
            source: found.source, perDay: found.perDay,
            energy: found.perDay.map { $0.scaled(by: Ratio(indices.count), .nearest) })
        isBaseLoadRefused = found.isRefused
    }

    var totalEnergy: Energy? { Energy.sum(energies) }
    var totalBaseline: Energy? { Energy.sum(baseline.daily) }

    func day(_ position: Int, isNearLunarNewYear: Bool) -> EnterpriseDay.Consumption {
        EnterpriseDay.Consumption(
            energy: energies[position], baseline: baseline.daily[position], baseLoad: baseLoad.perDay,
            isGated: isNearLunarNewYear && baseline.source != .given)
    }

    private static func mean(_ daily: [Energy?]) -> Energy? {
        let known = daily.compactMap { $0 }
        guard let share = Ratio(1, over: Int128(known.count)) else { return nil }
        return known.reduce(.zero, +).scaled(by: share, .nearest)
    }
}
