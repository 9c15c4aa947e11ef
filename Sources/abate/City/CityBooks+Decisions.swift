import EmissionModel
import LedgerStore

extension CityBooks {
    /// The decisions that an account of an episode stands on, in order of their ids.
    /// - Parameters:
    ///   - settled: those that settled a reading of it.
    ///   - first: the first day of its readings.
    func used(
        _ settled: [Decision], in episode: Episode, _ inventory: EmissionInventory, from first: CalendarDay,
        through last: CalendarDay
    ) -> [Decision] {
        let start = episode.firstDay ?? last
        let days = start <= last ? (start...min(last, episode.lastDay ?? last)).filter(episode.isInForce) : []
        let ids = Set(inventory.enterprises.map(\.id))
        let others = decisions.filter { decision in
            switch decision.subject {
            case .reading, .record: false
            case .exemption(let id): ids.contains(id) && days.contains(where: decision.isInForce)
            case .target(let level, _):
                episode.intervals.contains { $0.level == level } && days.contains(where: decision.isInForce)
            case .badDay(let day, let id):
                decision.badDay != nil && (first...max(first, last)).contains(day) && id.map(ids.contains) ?? true
            case .conflict(let day, let id): days.contains(day) && ids.contains(id) && decision.isInForce(on: day)
            }
        }
        return (settled + recordDecisions + others).sorted { $0.subject.id < $1.subject.id }
    }

    /// The files between which somebody could choose for a contested row, with the sheet and row of each.
    func versions(ofContested table: String, _ key: String) throws(LedgerError) -> [String] {
        func found<Record: LedgerRecord>(_ type: Record.Type) throws(LedgerError) -> [RowOrigin] {
            try ledger.contestedOrigins(of: type, key: key, asOf: asOf)
        }
        let origins =
            switch table {
            case "全社会排放总量": try found(SocietyFigure.self)
            case "减排目标": try found(ReductionTarget.self)
            case "企业清单": try found(Enterprise.self)
            case "生产线": try found(ProductionLine.self)
            case "减排措施": try found(Measure.self)
            case "用电户号": try found(AccountBinding.self)
            case "预警响应": try found(ResponseAction.self)
            case "移动源扬尘源": try found(OtherSourceReduction.self)
            case "日历": try found(CalendarEntry.self)
            case "在线监测": try found(OnlineMonitoring.self)
            case "现场核查": try found(Inspection.self)
            case "部门报送": try found(DepartmentReport.self)
            case "施工工地、扬尘源、移动源清单": try found(SourceSite.self)
            case "绩效等级调整": try found(Regrading.self)
            default: [RowOrigin]()
            }
        let names = Dictionary(
            try ledger.files(asOf: asOf).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return origins.map { origin in
            let sheet = origin.sheet.map { ":\($0)" } ?? ""
            return "#\(origin.fileID) \(names[origin.fileID] ?? "")\(sheet):\(origin.row)"
        }
    }
}

extension ReadingTable {
    /// Puts what was decided in the place of two readings that disagree, or of a day whose registers make no
    /// consumption; a cell that a later file has settled, or that nobody disputes, stays as it is.
    /// - Returns: the decisions that were needed.
    mutating func settle(_ decisions: [Decision]) -> [Decision] {
        var used: [Decision] = []
        for decision in decisions {
            guard case .reading(let account, let day) = decision.subject, case .energy(let energy) = decision.value,
                decision.isInForce(on: day), let row = row(of: account), isOpen(row, account, day)
            else { continue }
            self[row, day] = .value(energy)
            registerFaults.removeAll { $0.account == account && $0.day == day }
            used.append(decision)
        }
        return used
    }

    private func isOpen(_ row: Int, _ account: String, _ day: CalendarDay) -> Bool {
        switch self[row, day] {
        case .conflict: true
        case .missing, .partial: registerFaults.contains { $0.account == account && $0.day == day }
        case .value, .flagged: false
        }
    }
}
