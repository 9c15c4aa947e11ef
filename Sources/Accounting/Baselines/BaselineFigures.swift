import EmissionModel

/// What one method makes of one event: kWh of any day around it.
struct BaselineFigures {
    enum Form {
        /// A level times the factor of the day's type.
        case levelled(Double, DayTypeFactors)
        /// One figure for workdays and one for the other days.
        case byKind(workday: Double?, other: Double?)
        /// One figure for each day type; a holiday takes the Sunday's.
        case byType(workday: Double?, saturday: Double?, sunday: Double?)
        /// By weekday and day type.
        case sameWeekday
        /// Last lunar year's days times this.
        case lunar(Double)
        case none
    }

    private let form: Form
    private let study: BaselineStudy

    init(_ method: BaselineMethod, of study: BaselineStudy) {
        self.study = study
        switch method {
        case .dtl7: form = study.oneSidedLevel.map { .levelled($0, study.factors) } ?? .none
        case .dtl7TwoSided: form = study.twoSidedLevel.map { .levelled($0, study.factors) } ?? .none
        case .dtl7Recent: form = study.recentLevel.map { .levelled($0, study.factors) } ?? .none
        case .dtl7RecentTwoSided: form = study.recentTwoSidedLevel.map { .levelled($0, study.factors) } ?? .none
        case .prior5DayType: form = study.prior5
        case .prior7: form = study.prior7
        case .mid4of6: form = study.mid4of6
        case .high5of10: form = study.high5of10
        case .sameWeekday: form = .sameWeekday
        case .lunarLastYear: form = study.lunarScale.map { .lunar($0) } ?? .none
        case .prior5AllDays: form = study.prior5AllDays
        case .tenOf10: form = study.tenOf10
        case .dayTypeMedian: form = study.dayTypeMedian
        }
    }

    /// kWh of the day at an index of the frame; nil where too few days have readings or the day's type is not known.
    subscript(index: Int) -> Double? {
        guard let type = study.frame.types[index] else { return nil }
        switch form {
        case .levelled(let level, let factors): return level * factors[type]
        case .byKind(let workday, let other): return type == .workday ? workday : other
        case .byType(let workday, let saturday, let sunday):
            switch type {
            case .workday: return workday
            case .saturday: return saturday
            case .sunday, .holiday: return sunday
            }
        case .sameWeekday: return study.sameWeekday(type, index)
        case .lunar(let scale): return study.lastLunarYear(index).map { $0 * scale }
        case .none: return nil
        }
    }
}

extension BaselineStudy {
    fileprivate var prior5: BaselineFigures.Form {
        .byKind(workday: known(days.workdays, of: 5) { $0.mean }, other: known(days.nonWorkdays, of: 3) { $0.mean })
    }

    fileprivate var prior7: BaselineFigures.Form {
        let mean = known(days.priorWeek, of: 7) { $0.mean }
        return .byKind(workday: mean, other: mean)
    }

    fileprivate var mid4of6: BaselineFigures.Form {
        .byKind(
            workday: known(days.workdays, of: 6) { $0.trimmedMean },
            other: known(days.nonWorkdays, of: 4) { $0.trimmedMean })
    }

    fileprivate var high5of10: BaselineFigures.Form {
        .byKind(
            workday: known(days.workdays, of: 10) { $0.meanOfHighest(5) },
            other: known(days.nonWorkdays, of: 3) { $0.meanOfHighest(2) })
    }

    fileprivate var prior5AllDays: BaselineFigures.Form {
        let mean = known(days.workdays, of: 5) { $0.mean }
        return .byKind(workday: mean, other: mean)
    }

    fileprivate var tenOf10: BaselineFigures.Form {
        .byKind(workday: known(days.workdays, of: 10) { $0.mean }, other: known(days.nonWorkdays, of: 4) { $0.mean })
    }

    fileprivate var dayTypeMedian: BaselineFigures.Form {
        func median(_ type: DayType) -> Double? {
            let recent = days.recent(type, from: frame.start - Self.recentDays)
            return known(recent, of: recent.count) { $0.median }
        }
        return .byType(workday: median(.workday), saturday: median(.saturday), sunday: median(.sunday))
    }

    /// The look-back of the median of a day type.
    private static let recentDays = 28
}
