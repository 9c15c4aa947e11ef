import EmissionModel

/// The pseudo-events that baselines are judged on, which all enterprises share.
struct BacktestWindows {
    /// The windows that begin on one day, by the position of their length; nil where it is none.
    struct Start {
        let index: Int
        var windows: [PlaceboWindows.Window?]
    }

    let frame: DayFrame
    let lengths: [Int]
    /// From the earliest. Those before `reported` only make the history of the later ones.
    let starts: [Start]
    /// Positions of the starts that were asked for.
    let reported: Range<Int>

    /// Days of data that follow a window, so that seven usable days come after it (evidence, the table to reproduce).
    private static let daysAfter = 12

    init(_ input: BacktestInput, _ plan: BacktestPlan) throws(Backtest.Refusal) {
        let frame = DayFrame(
            history: input.firstDay, count: input.dayCount, calendar: input.calendar, responses: input.responses,
            margin: input.parameters.baseline.lunarNewYearMargin)
        let lookback = max(input.parameters.baseline.lookback, Eligibility.days)
        let needed = lookback + (plan.lengths.min() ?? 1) + Self.daysAfter + 1
        guard input.dayCount >= needed else { throw .tooShort(days: input.dayCount, needed: needed) }
        let starts = (lookback...input.dayCount - 1 - Self.daysAfter).map { index in
            Start(
                index: index,
                windows: plan.lengths.map { length in
                    Self.window(index..<index + length, in: frame, lookback: input.parameters.baseline.lookback)
                })
        }
        let first = plan.from.map(frame.index) ?? 0
        let last = plan.to.map(frame.index) ?? frame.count
        let from = starts.firstIndex { $0.index >= first } ?? starts.count
        let to = starts.lastIndex { $0.index <= last } ?? -1
        self.frame = frame
        self.lengths = plan.lengths
        self.starts = starts
        self.reported = from..<max(from, to + 1)
        guard starts[reported].contains(where: { $0.windows.contains { $0 != nil } }) else { throw .noWindow }
    }

    /// nil where it holds a bad day, a response or a day without type, or too few days follow.
    private static func window(_ event: Range<Int>, in frame: DayFrame, lookback: Int) -> PlaceboWindows.Window? {
        event.upperBound + daysAfter <= frame.count - 1
            ? PlaceboWindows.Window(event, in: frame, lookback: lookback) : nil
    }
}

extension BacktestWindows {
    /// Of every start: its window of a length is one of ordinary days, from which errors are learnt (evidence 4.6).
    func isOrdinary(_ place: Int) -> [Bool] {
        starts.map { $0.windows[place].map { WindowClass.ordinary.contains($0.windowClass) } ?? false }
    }
}
