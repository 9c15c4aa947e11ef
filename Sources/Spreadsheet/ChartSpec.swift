/// A chart over cells already written, such as ratios against their targets.
public struct ChartSpec: Sendable {
    public enum Kind: Sendable { case column, bar, line }
    public enum Legend: Sendable { case none, bottom, right, top }

    public var kind: Kind
    public var title: String
    public var series: [Series]
    public var categoryTitle = ""
    public var valueTitle = ""
    /// Of the axis and the labels: `0%`.
    public var valueFormat = ""
    public var minimum: Double?
    public var maximum: Double?
    public var legend = Legend.bottom
    /// Pixels.
    public var width = 720
    public var height = 360
    /// A font with Chinese glyphs.
    public var fontName = "宋体"

    public init(kind: Kind, title: String, series: [Series]) {
        self.kind = kind
        self.title = title
        self.series = series
    }

    public struct Series: Sendable {
        public var name: String
        public var categories: CellRange
        public var values: CellRange
        public var color: SheetColor?
        /// The value at each point.
        public var showsValues = false
        /// Of a line chart: dashed, as suits a target.
        public var isDashed = false

        public init(name: String, categories: CellRange, values: CellRange, color: SheetColor? = nil) {
            self.name = name
            self.categories = categories
            self.values = values
            self.color = color
        }
    }
}
