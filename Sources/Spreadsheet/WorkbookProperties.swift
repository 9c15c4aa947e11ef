/// What a workbook says of itself.
public struct WorkbookProperties: Sendable, Hashable {
    public var title: String
    public var subject: String
    public var author: String
    public var company: String
    /// Given by the caller, never the clock of the machine, so that equal input gives equal bytes.
    public var created: Moment

    public init(title: String, subject: String = "", author: String = "", company: String = "", created: Moment) {
        self.title = title
        self.subject = subject
        self.author = author
        self.company = company
        self.created = created
    }

    /// A second of the clock at +08:00.
    public struct Moment: Sendable, Hashable {
        public var year: Int
        public var month: Int
        public var day: Int
        public var hour: Int
        public var minute: Int
        public var second: Int

        public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
            self.year = year
            self.month = month
            self.day = day
            self.hour = hour
            self.minute = minute
            self.second = second
        }

        /// Seconds since 1970 in UTC; nil for what no clock shows, or before 1971 (0 would mean “now” to the library).
        var secondsSince1970: Int? {
            guard (1971...9999).contains(year), (1...12).contains(month), (1...31).contains(day),
                (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
            else { return nil }
            return (daysSince1970 * 24 + hour - 8) * 3600 + minute * 60 + second
        }

        /// Counted in years that begin in March, so that a leap day is the last of its year.
        private var daysSince1970: Int {
            let shifted = month > 2 ? year : year - 1
            let monthFromMarch = (month + 9) % 12
            let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
            let daysFromYears = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400
            return daysFromYears + dayOfYear - 719_468
        }
    }
}
