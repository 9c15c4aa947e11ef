extension Episode {
    /// The same episode with no level below a superior's while both are in force. It begins and ends as it did: a
    /// superior's warning makes no episode here.
    public func notBelow(_ warnings: [SuperiorWarning]) -> Episode {
        var result = self
        result.intervals = []
        result.floors = []
        for interval in intervals {
            let above = warnings.filter { $0.raises(interval) }
            for floor in above where !result.floors.contains(floor) { result.floors.append(floor) }
            for piece in interval.pieces(at: above) { result.append(piece) }
        }
        return result
    }

    private mutating func append(_ piece: ResponseInterval) {
        if let last = intervals.last, last.level == piece.level, last.end == piece.start {
            intervals[intervals.count - 1].end = piece.end
        } else {
            intervals.append(piece)
        }
    }
}

extension SuperiorWarning {
    /// Whether it is in force for a part of the interval at a higher level.
    public func raises(_ own: ResponseInterval) -> Bool {
        guard let level = interval.level, own.level.map({ $0 < level }) ?? true else { return false }
        return interval.overlaps(own)
    }
}

extension ResponseInterval {
    /// For at least a minute.
    public func overlaps(_ other: ResponseInterval) -> Bool {
        let (first, second) = (end ?? .distantFuture, other.end ?? .distantFuture)
        return start < second && other.start < first
    }

    /// The stretches of this interval in which none of the others is in force; an end of nil is not yet known.
    public func uncovered(by others: [ResponseInterval]) -> [(start: LocalMinute, end: LocalMinute?)] {
        var stretches: [(start: LocalMinute, end: LocalMinute?)] = []
        var covered: LocalMinute? = start
        for other in others.filter(overlaps).sorted(by: { $0.start < $1.start }) {
            guard let known = covered else { break }
            if known < other.start { stretches.append((known, other.start)) }
            covered = other.end.map { max(known, $0) }
        }
        if let covered, covered < end ?? .distantFuture { stretches.append((covered, end)) }
        return stretches
    }

    /// The interval cut where a superior's warning begins or ends, each piece at the highest level that holds in it.
    fileprivate func pieces(at warnings: [SuperiorWarning]) -> [ResponseInterval] {
        let inner = warnings.flatMap { [$0.interval.start, $0.interval.end].compactMap { $0 } }
            .filter { start < $0 && $0 < end ?? .distantFuture }
        let cuts = ([start] + Set(inner).sorted()).map { Optional($0) } + [end]
        return zip(cuts, cuts.dropFirst()).compactMap { from, to in
            guard let from else { return nil }
            var piece = self
            piece.start = from
            piece.end = to
            piece.level = (warnings.filter { $0.interval.overlaps(piece) }.map(\.interval.level) + [level])
                .compactMap { $0 }.max()
            return piece
        }
    }
}

extension LocalMinute {
    fileprivate static let distantFuture = LocalMinute(number: .max)
}
