extension Schema {
    /// Observed and forecast air quality.
    static let airQuality = ""
}
