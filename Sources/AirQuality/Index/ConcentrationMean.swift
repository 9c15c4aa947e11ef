public import EmissionModel

/// The mean of some hours as sum and count, so that it is compared and indexed without rounding.
public struct ConcentrationMean: Sendable, Hashable {
    /// ng/m³.
    public var sum: Int64
    /// Never zero.
    public var count: Int64

    /// nil where there is nothing to take the mean of.
    public init?(sum: Int64, count: Int64) {
        guard count > 0 else { return nil }
        self.sum = sum
        self.count = count
    }

    public init(_ concentration: Concentration) {
        sum = concentration.nanograms
        count = 1
    }

    /// µg/m³, for printing and JSON only.
    public var micrograms: Double { Double(sum) / Double(count) / 1_000 }

    /// Strictly.
    public func isAbove(_ concentration: Concentration) -> Bool { sum > concentration.nanograms * count }

    public static func < (left: ConcentrationMean, right: ConcentrationMean) -> Bool {
        left.sum * right.count < right.sum * left.count
    }
}
