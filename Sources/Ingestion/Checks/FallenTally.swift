/// How many of some enterprises used much less than usual, day by day.
struct FallenTally {
    struct Day {
        /// Those of which both the usual and the day's consumption are known.
        var expected = 0
        /// Below three quarters of the usual.
        var fallen = 0
        /// Below half of it.
        var halved = 0
    }

    private(set) var days: [Day]

    init(dayCount: Int) {
        days = Array(repeating: Day(), count: dayCount)
    }

    mutating func count(_ energy: Int64, usual: Int64, on index: Int) {
        days[index].expected += 1
        if energy / 3 < usual / 4 { days[index].fallen += 1 }
        if energy < usual / 2 { days[index].halved += 1 }
    }

    func fallen(_ index: Int) -> Double { share(\.fallen, index) }
    func halved(_ index: Int) -> Double { share(\.halved, index) }

    private func share(_ number: KeyPath<Day, Int>, _ index: Int) -> Double {
        Double(days[index][keyPath: number]) / Double(max(1, days[index].expected))
    }
}
