import EmissionModel

/// The share of a day's consumption that falls into some of its quarter-hours: the median over the usable days of the
/// look-back of the same day type that have a whole curve (`domain.md` §3.12). A holiday takes the Sunday's.
struct QuarterShares {
    private let frame: DayFrame
    private let usable: [Int]
    private let whole: EnergySeries
    /// With fewer days of the type there is no share.
    private static let leastDays = 2

    /// - Parameters:
    ///   - usable: days of the look-back.
    ///   - whole: the energies of days of which every quarter-hour is known.
    init(frame: DayFrame, usable: [Int], whole: EnergySeries) {
        self.frame = frame
        self.usable = usable
        self.whole = whole
    }

    /// nil where too few days tell it.
    func share(of part: EnergySeries, at index: Int) -> Double? {
        guard let type = frame.types[index] else { return nil }
        let wanted = type == .holiday ? DayType.sunday : type
        let shares = usable.compactMap { day -> Double? in
            guard frame.types[day] == wanted, let energy = part[day], let total = whole[day], total > .zero else {
                return nil
            }
            return energy.kilowattHours / total.kilowattHours
        }
        return shares.count >= Self.leastDays ? shares.median : nil
    }
}
