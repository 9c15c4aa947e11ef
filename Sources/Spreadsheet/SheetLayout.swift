/// How a sheet prints and opens.
public struct SheetLayout: Sendable, Hashable {
    public var landscape = true
    /// All columns on one page's width; paper is A4.
    public var fitToWidth = true
    /// All rows on that page as well.
    public var isOnePage = false
    /// The rows, from 0, that every printed page begins with.
    public var repeatRows: ClosedRange<Int>?
    public var margins = Margins()
    /// Excel's codes: `&C` centres, `&P` is the page, `&&` is an ampersand.
    public var header = ""
    public var footer = "&C第 &P 页 共 &N 页"
    /// Per cent, 10 to 400.
    public var zoom = 100
    public var tabColor: SheetColor?

    public init() {}

    /// Inches.
    public struct Margins: Sendable, Hashable {
        public var left = 0.5
        public var right = 0.5
        public var top = 0.75
        public var bottom = 0.75

        public init() {}
    }
}
