/// A stretch of a superior's warning (上级预警), below which the level in force here must not be.
public struct SuperiorWarning: Sendable, Hashable {
    /// As the input names it: 自治州.
    public var region: String
    public var interval: ResponseInterval

    public init(region: String, interval: ResponseInterval) {
        self.region = region
        self.interval = interval
    }
}
