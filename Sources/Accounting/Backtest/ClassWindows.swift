/// The reported windows of one length and class, with the enterprises that were eligible in each.
struct ClassWindows {
    let length: Int
    let windowClass: WindowClass
    /// Positions of their starts.
    let positions: [Int]
    /// kWh by enterprise and start, NaN where not eligible.
    let actual: [[Double]]
    let enterpriseWindows: Int
    /// The ten largest consumers.
    let largest: Set<Int>
    let groups: [GroupDraws]
    /// Of every start, reported or not: its window of this length is one of ordinary days.
    let isOrdinary: [Bool]

    /// nil where there is no such window.
    init?(_ windows: BacktestWindows, place: Int, windowClass: WindowClass, actual: [[Double]], largest: Set<Int>) {
        let positions = windows.reported.filter {
            windows.starts[$0].windows[place]?.windowClass == windowClass
        }
        guard !positions.isEmpty else { return nil }
        let eligible = positions.map { position in actual.indices.filter { !actual[$0][position].isNaN } }
        let others = eligible.map { $0.filter { !largest.contains($0) } }
        self.length = windows.lengths[place]
        self.windowClass = windowClass
        self.positions = positions
        self.actual = actual
        self.enterpriseWindows = eligible.reduce(0) { $0 + $1.count }
        self.largest = largest
        self.isOrdinary = windows.isOrdinary(place)
        self.groups = GroupDraws.sizes.map { GroupDraws(size: $0, candidates: others) }.filter { !$0.draws.isEmpty }
    }
}
