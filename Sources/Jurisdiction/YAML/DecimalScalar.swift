/// A decimal as a file writes it, `0.10` or `-3`: digits with at most one point between digits, and nothing else.
struct DecimalScalar {
    let significand: Int64
    /// Digits after the point, at most 18.
    let scale: Int

    init?(_ text: String) {
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.utf8.count <= 18, let digits = Int64(String(parts[0]) + fraction) else { return nil }
        significand = text.hasPrefix("-") ? -digits : digits
        scale = fraction.utf8.count
    }
}
