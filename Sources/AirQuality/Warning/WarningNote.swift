public import EmissionModel

/// What a reader of a recommendation must know. The text is made elsewhere, from the kind and these details.
public struct WarningNote: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        /// Too much is missing from `from` to `to` for any 24 hours to be told: a run ends there.
        case missing
        /// A day flagged as sand-dust, left out.
        case dust
        /// A day that only ozone lifts above a threshold; `value` is its index, `other` that without ozone.
        case ozone
        /// PM2.5 above the profile's threshold on `value` days in a row, on `other` of them with an index not above what
        /// the lowest level asks for.
        case particulate
        /// The data end too soon after `from` for the release to be told.
        case horizon
        /// Data are missing after `from`, so that the release cannot be told.
        case releaseUnknown
        /// Observed at the level's degree until `from`; whether it improves in the next 24 hours is not known.
        case upgradeUnknown
        /// Concentrations of these are nowhere in the data.
        case pollutantsAbsent
        /// `value` days have an index that was given: ozone could not be left out.
        case givenIndex
        /// Raised to the level of a superior's warning.
        case superior
        /// The mean of `value` stations.
        case stations
    }

    public var kind: Kind
    public var from: LocalMinute?
    public var to: LocalMinute?
    public var level: WarningLevel?
    public var value: Int?
    public var other: Int?
    /// Pollutants, or the superior's region.
    public var names: [String]

    init(
        _ kind: Kind, from: LocalMinute? = nil, to: LocalMinute? = nil, level: WarningLevel? = nil, value: Int? = nil,
        other: Int? = nil, names: [String] = []
    ) {
        self.kind = kind
        self.from = from
        self.to = to
        self.level = level
        self.value = value
        self.other = other
        self.names = names
    }
}
