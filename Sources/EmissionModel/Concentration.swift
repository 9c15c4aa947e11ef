/// A concentration in air as a whole number of nanograms a cubic metre: a thousandth of a µg/m³, exact in sums.
public struct Concentration: Sendable, Hashable, Comparable {
    public var nanograms: Int64

    public init(nanograms: Int64) {
        self.nanograms = nanograms
    }

    /// µg/m³.
    public init(micrograms: Int) {
        nanograms = Int64(micrograms) * 1_000
    }

    /// µg/m³, for printing and JSON only.
    public var micrograms: Double { Double(nanograms) / 1_000 }

    public static func < (left: Concentration, right: Concentration) -> Bool { left.nanograms < right.nanograms }
}
