/// The windows of one length and class.
public struct BacktestTable: Sendable, Hashable {
    /// Days of a window.
    public var length: Int
    public var windowClass: WindowClass
    public var windows: Int
    /// Pairs of a window and an enterprise that was eligible at its start.
    public var enterpriseWindows: Int
    /// By method, then by comparison group, in the order asked for.
    public var rows: [BacktestRow]

    public init(
        length: Int, windowClass: WindowClass, windows: Int, enterpriseWindows: Int, rows: [BacktestRow]
    ) {
        self.length = length
        self.windowClass = windowClass
        self.windows = windows
        self.enterpriseWindows = enterpriseWindows
        self.rows = rows
    }
}
