/// The names that a misspelt one may have meant.
public enum NearestNames {
    /// At most `limit` of the names, the nearest first and equals in the order given; none that differs in more than
    /// half of its letters. Case does not count.
    public static func of(_ name: String, among names: [String], limit: Int = 3) -> [String] {
        let wanted = Array(name.lowercased())
        let near = names.enumerated().compactMap { index, candidate -> (distance: Int, index: Int, name: String)? in
            let letters = Array(candidate.lowercased())
            let distance = editDistance(wanted, letters)
            guard distance <= max(1, max(wanted.count, letters.count) / 2) else { return nil }
            return (distance, index, candidate)
        }
        return near.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }.prefix(max(0, limit)).map(\.name)
    }

    /// At most this many names are listed when none is near.
    private static let listed = 12

    /// What to say about an unknown name: the nearest, or else what there is.
    public static func advice(
        for name: String, among names: [String], limit: Int = 3
    ) -> (zh: String, en: String) {
        guard !names.isEmpty else { return ("此处没有可用的名称", "there is no name to use here") }
        let nearest = of(name, among: names, limit: limit)
        if nearest.isEmpty {
            let more = names.count > listed ? "……" : ""
            let known = names.prefix(listed)
            return (
                "可用的有：\(known.joined(separator: "、"))\(more)", "there are: \(known.joined(separator: ", "))\(more)"
            )
        }
        return (
            "是否应为" + nearest.map { "“\($0)”" }.joined(separator: "或"),
            "did you mean " + nearest.map { "“\($0)”" }.joined(separator: " or ")
        )
    }

    /// Edits by insertion, removal, replacement, or exchange of two neighbours.
    private static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforePrevious[column - 1] + 1)
                }
                current.append(best)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
