import Accounting
import Crypto
import EmissionModel
import Jurisdiction
import LedgerStore

/// Digests of the values an account stands on, the same in whatever order and pieces they came, one for each kind, so
/// that a revision can say from which of them a change came. What came later and cannot matter is left out: a warning
/// lifted, or a list for next year, revises no report of a day before.
struct InputsDigest {
    /// Kind of input and SHA-256 of its values, in a fixed order.
    let parts: [(kind: Kind, sha256: String)]

    enum Kind: String, CaseIterable {
        case readings, inventory, accounts, responses, society, targets, otherSources, calendar, witnesses, decisions,
            parameters

        /// As a revision's note calls it.
        var title: String {
            switch self {
            case .readings: "用电量"
            case .inventory: "企业清单与减排措施"
            case .accounts: "用电户号"
            case .responses: "预警响应"
            case .society: "全社会排放总量"
            case .targets: "减排目标"
            case .otherSources: "移动源扬尘源"
            case .calendar: "日历"
            case .witnesses: "在线监测与现场核查"
            case .decisions: "核定"
            case .parameters: "核算参数"
            }
        }
    }

    /// - Parameters:
    ///   - days: the response days accounted or shown; of the readings these count, and those before the episode.
    ///   - last: the last of them.
    init(
        _ input: CityInput, under jurisdiction: Jurisdiction, on days: ClosedRange<CalendarDay>
    ) {
        let last = days.upperBound
        let year = Set(input.society.compactMap(\.year)).standing(in: last.year)
        func lines(_ values: [some LedgerRecord]) -> String { Self.sha256(values.map { $0.canonicalText }.sorted()) }
        let inventory = input.inventory
        parts = Kind.allCases.map { kind in
            let digest =
                switch kind {
                case .readings: Self.readings(input, on: days)
                case .inventory:
                    Self.sha256([lines(inventory.enterprises), lines(inventory.lines), lines(inventory.measures)])
                case .accounts: lines(inventory.bindings.filter { $0.validFrom.map { $0 <= last } ?? true })
                case .responses:
                    Self.sha256([
                        lines(input.episode.actions.filter { $0.isKnown(by: last) }),
                        Self.floors(input.episode.floors, by: last),
                        Self.intervals(input.earlierResponses.filter { $0.start.day < days.lowerBound }),
                    ])
                case .society: lines(input.society.filter { $0.year == nil || $0.year == year })
                case .targets: lines(input.targets.filter { target in days.contains { target.isInForce(on: $0) } })
                case .otherSources: lines(input.otherSources.filter { $0.concerns(input.episode.id, days) })
                case .calendar: Self.calendar(input, through: last)
                case .witnesses:
                    Self.sha256([
                        lines(input.monitoring.filter { $0.day <= last }),
                        lines(input.inspections.filter { days.contains($0.day) }),
                    ])
                case .decisions: lines(input.decisions)
                case .parameters: Self.parameters(jurisdiction)
                }
            return (kind, digest)
        }
    }

    subscript(kind: Kind) -> String { parts.first { $0.kind == kind }?.sha256 ?? "" }

    /// One digest over all kinds, which a report's body prints.
    var whole: String { Self.sha256(parts.map { "\($0.kind.rawValue) \($0.sha256)" }) }

    static func sha256(_ lines: [String]) -> String {
        FileBytes.sha256(of: lines.joined(separator: "\n").utf8)
    }

    /// Days, and where days are split the quarter-hours that matter.
    private static func readings(_ input: CityInput, on days: ClosedRange<CalendarDay>) -> String {
        let first = input.episode.firstDay ?? days.upperBound
        let whole = sha256(of: input.readings, before: first, and: days)
        guard !input.partReadings.isEmpty else { return whole }
        let parts = input.partReadings.sorted {
            ($0.key.lowerBound, $0.key.upperBound) < ($1.key.lowerBound, $1.key.upperBound)
        }
        return sha256([whole] + parts.map { "\($0.key) \(sha256(of: $0.value, before: first, and: days))" })
    }

    /// Accounts in order, and for each its first day and the cells that hold something.
    private static func sha256(
        of readings: ReadingTable, before first: CalendarDay, and days: ClosedRange<CalendarDay>
    ) -> String {
        let before = readings.firstDay < first ? Array(readings.firstDay..<first) : []
        let used = before + days.filter { $0 >= first && $0 <= readings.lastDay }
        var digest = CellDigest(cellsOfRow: used.count)
        for (row, number) in readings.accountNumbers.enumerated() {
            digest.begin(number)
            for day in used {
                let number = Int64(day.number)
                switch readings[row, day] {
                case .missing: break
                case .value(let energy): digest.append(number, energy.milliwattHours)
                case .conflict(let lower, let higher):
                    digest.append(-number, lower.milliwattHours)
                    digest.append(higher.milliwattHours)
                case .flagged(let energy): digest.append(Int64.max - number, energy.milliwattHours)
                case .partial(let energy): digest.append(Int64.min + number, energy.milliwattHours)
                }
            }
        }
        return digest.finish()
    }

    /// Only the days that can matter, so that next year's notice does not revise this year's reports.
    private static func calendar(_ input: CityInput, through last: CalendarDay) -> String {
        var lines: [String] = []
        var day = input.readings.firstDay
        while day <= last {
            let isBad = input.calendar.badDays.contains(day)
            let type = input.calendar.type(of: day)?.rawValue ?? "?"
            lines.append("\(day.iso) \(type) \(isBad) \(input.calendar.distanceToLunarNewYear(day) ?? -1)")
            day = day.advanced(by: 1)
        }
        for (enterprise, days) in input.calendar.badDaysOfEnterprise.sorted(by: { $0.key < $1.key }) {
            let known = days.filter { $0 <= last }.sorted().map(\.iso)
            if !known.isEmpty { lines.append("\(enterprise) \(known.joined(separator: " "))") }
        }
        return sha256(lines)
    }

    private static func intervals(_ intervals: [ResponseInterval]) -> String {
        sha256(
            intervals.map { "\($0.episodeID) \($0.level?.rawValue ?? "-") \($0.start.iso) \($0.end?.iso ?? "-")" }
                .sorted())
    }

    /// What superiors' warnings have raised, without a lifting that came later.
    private static func floors(_ floors: [SuperiorWarning], by day: CalendarDay) -> String {
        let end = LocalMinute(day, minute: 1440)
        return intervals(
            floors.filter { $0.interval.start < end }.map { floor in
                var interval = floor.interval
                interval.episodeID = "\(floor.region) \(interval.episodeID)"
                interval.end = interval.end.flatMap { $0 <= end ? $0 : nil }
                return interval
            })
    }

    static func parameters(_ jurisdiction: Jurisdiction) -> String {
        sha256(
            jurisdiction.profile.settings.map { "\($0.path)=\($0.value)" }
                + jurisdiction.overrides.map { "\($0.path)=\($0.value)" })
    }
}

extension Set<Int> {
    /// The year whose figures stand: the newest not after a year, else the oldest there is.
    func standing(in year: Int) -> Int? { filter { $0 <= year }.max() ?? self.min() }
}

extension ResponseAction {
    /// Issued, or in effect, by the end of a day.
    fileprivate func isKnown(by day: CalendarDay) -> Bool {
        let end = LocalMinute(day, minute: 1440)
        return (issuedAt ?? effectiveAt) <= end || effectiveAt < end
    }
}

extension OtherSourceReduction {
    fileprivate func concerns(_ episode: String, _ days: ClosedRange<CalendarDay>) -> Bool {
        switch period {
        case .day(let day): days.contains(day)
        case .episode(let id): id == episode
        }
    }
}
