import EmissionModel

/// The raises of one tier, the best first, without looking at all of them for each choice.
///
/// A raise to a candidate's last option gains less the less lacks, and costs the same: what it promised at an earlier look
/// bounds what it promises now, so that only the first of the queue is looked at anew. A candidate that can cover by
/// itself is raised to its least option that does, whose cost falls with what lacks; it is held apart, with the most
/// that any of its options gains for its cost as its bound.
struct GapQueue {
    /// Benefit against cost; the cost counts for nothing but ties where benefits alone are compared.
    struct Promise {
        let index: Int
        var benefit: Int128
        var cost: Int64
        let countsCost: Bool

        /// More benefit, for its cost or at all; of equal ones the cheaper, then the first of the list. Cross-multiplied,
        /// so that no quotient is rounded.
        func isBetter(than other: Promise) -> Bool {
            let (own, others) = weighed(against: other)
            if own != others { return own > others }
            return cost != other.cost ? cost < other.cost : index < other.index
        }

        /// Less, whatever a tie says.
        func isWorse(than other: Promise) -> Bool {
            let (own, others) = weighed(against: other)
            return own < others
        }

        private func weighed(against other: Promise) -> (Int128, Int128) {
            countsCost ? (benefit * Int128(other.cost), other.benefit * Int128(cost)) : (benefit, other.benefit)
        }
    }

    /// Binary heap, the best at the root.
    private var heap: [Promise] = []
    private var coverers: [Promise] = []
    private var isCoverer: [Bool]

    init(candidates: Int) { isCoverer = Array(repeating: false, count: candidates) }

    mutating func add(_ promise: Promise) {
        heap.append(promise)
        var place = heap.count - 1
        while place > 0, heap[place].isBetter(than: heap[(place - 1) / 2]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    /// From now on the candidate covers by itself.
    mutating func hold(_ bound: Promise) {
        isCoverer[bound.index] = true
        coverers.append(bound)
    }

    func holds(_ index: Int) -> Bool { isCoverer[index] }

    /// The best of all as they are now; nil where none helps.
    ///
    /// - Parameter look: what a candidate promises now, nil where it does not help; it never will again.
    mutating func best(_ look: (Int) -> Promise?) -> Promise? {
        var best = bestOfHeap(look)
        for coverer in coverers {
            if let best, coverer.isWorse(than: best) { continue }
            guard let promise = look(coverer.index) else { continue }
            if best.map({ promise.isBetter(than: $0) }) ?? true { best = promise }
        }
        return best
    }

    private mutating func bestOfHeap(_ look: (Int) -> Promise?) -> Promise? {
        while let first = heap.first {
            guard !isCoverer[first.index], let now = look(first.index) else {
                removeFirst()
                continue
            }
            heap[0] = now
            sink()
            if heap[0].index == now.index { return now }
        }
        return nil
    }

    /// The candidate that `best` gave was raised, and is not looked at again.
    mutating func remove(_ index: Int) {
        if heap.first?.index == index { removeFirst() }
    }

    private mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        sink()
    }

    private mutating func sink() {
        var place = 0
        while true {
            var best = place
            for child in 2 * place + 1..<2 * place + 3
            where child < heap.count && heap[child].isBetter(than: heap[best]) { best = child }
            guard best != place else { return }
            heap.swapAt(place, best)
            place = best
        }
    }
}
