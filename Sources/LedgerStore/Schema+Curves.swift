extension Schema {
    /// The quarter-hours of readings, and what accounts declare about them.
    static let curves = ""
}
