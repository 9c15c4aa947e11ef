import EmissionModel

/// One enterprise's history with a fault put in: the same fault for the same seed, whichever thread asks.
struct FaultyHistory {
    let fault: StressFault
    /// kWh of every day as they were.
    let clean: [Double]
    /// With the fault, as far as it does not depend on the window.
    let faulty: [Double]
    private let seed: UInt64

    /// Days before a window on which a response is put in.
    static let responseDays = 3...7
    /// What an idle or missing reading is given as, in kWh.
    private static let floor = 1.0
    /// An enterprise falls by at most so much in the response that is put in.
    private static let deepestCut = 0.45
    private static let week = 7
    private static let fortnight = 14

    init(_ clean: [Double], _ fault: StressFault, enterprise: Int) {
        self.fault = fault
        self.clean = clean
        let rank = StressFault.allCases.firstIndex(of: fault) ?? 0
        seed = UInt64(enterprise) << 20 + UInt64(rank)
        var random = SeededNumbers(seed: seed)
        faulty =
            switch fault {
            case .missing: clean.map { random.chance(5) ? .nan : $0 }
            case .floor: clean.map { random.chance(5) ? min($0, Self.floor) : $0 }
            case .spikes: clean.map { random.chance(1) ? $0 * 10 : $0 }
            case .catchUp: Self.caughtUp(clean, &random)
            default: clean
            }
    }

    private static func caughtUp(_ clean: [Double], _ random: inout SeededNumbers) -> [Double] {
        var history = clean
        var owed = 0.0
        for index in history.indices {
            if random.chance(3) {
                owed += clean[index].isNaN ? 0 : clean[index]
                history[index] = .nan
            } else {
                history[index] += owed
                owed = 0
            }
        }
        return history
    }

    /// The history as it is known when the window at `start` is judged.
    func history(before start: Int) -> [Double] {
        guard fault.isLocal else { return faulty }
        var random = SeededNumbers(seed: seed &+ UInt64(start) << 8)
        var history = clean
        switch fault {
        case .registers: history[start - 1 - random.next(below: Self.fortnight)] = .nan
        case .partialCollection:
            // The day is the same for all, which of them it hits is not.
            var shared = SeededNumbers(seed: UInt64(start))
            let day = start - 1 - shared.next(below: Self.week)
            if random.next(below: 3) == 0 { history[day] = min(history[day], Self.floor) }
        case .unflaggedResponse, .flaggedResponse:
            let left = 1 - Self.deepestCut * Double(random.next(below: 1001)) / 1000
            for back in Self.responseDays { history[start - back] *= left }
        case .clean, .missing, .floor, .spikes, .catchUp, .duplicates: break
        }
        return history
    }
}

extension SeededNumbers {
    fileprivate mutating func chance(_ percent: Int) -> Bool { next(below: 100) < percent }
}
