/// One account's days with what it usually uses, which moves on with them.
struct ExpectedAccount {
    /// Milliwatt-hours of each day, −1 where there is no reading.
    let cells: [Int64]
    private var median = SlidingMedian()
    private var levelDays: ArraySlice<Int> = []

    /// Below 50 kWh a day an account says nothing of the region.
    private static let leastLevel: Int64 = 50_000_000
    /// 1 kWh or a five-hundredth of the usual is nothing: of real plants that stood still 95 % used more than a 140th
    /// (evidence 5).
    private static let floor: Int64 = 1_000_000
    private static let floorPart: Int64 = 500
    /// What went missing at once was there so many days ago at most; what stays away longer has closed.
    private static let daysSinceThere = 3
    static let daysToReturn = 3

    init(cells: [Int64]) {
        self.cells = cells
    }

    /// - Parameter days: those that make the level from now on, each later than or equal to those before.
    mutating func moveLevel(to days: ArraySlice<Int>) {
        let first = days.first ?? .max
        for index in levelDays {
            guard index < first else { break }
            if cells[index] >= 0 { median.remove(cells[index]) }
        }
        let last = levelDays.last ?? -1
        let added = days.lastIndex { $0 <= last }.map { $0 + 1 } ?? days.startIndex
        for index in days[added...] where cells[index] >= 0 { median.add(cells[index]) }
        levelDays = days
    }

    /// What it usually uses; nil where too few days tell it, it is hardly in use, or it has been gone for some days.
    func level(at index: Int) -> Int64? {
        guard median.count >= PartialCollectionCheck.neededDays, let level = median.median, level >= Self.leastLevel,
            (max(0, index - Self.daysSinceThere)..<index).contains(where: { !isGone(at: $0, level: level) })
        else { return nil }
        return level
    }

    func hasReading(at index: Int) -> Bool { cells[index] >= 0 }

    func isGone(at index: Int, level: Int64) -> Bool {
        cells[index] <= max(Self.floor, level / Self.floorPart)
    }

    /// It uses half of its usual again within three days.
    func returns(after index: Int, level: Int64) -> Bool {
        (index + 1..<min(cells.count, index + 1 + Self.daysToReturn)).contains { cells[$0] >= level / 2 }
    }
}
