/// What goes wrong in readings, and is put into a history by seed (evidence 4.7). How much of it is part of the name.
public enum StressFault: String, Sendable, CaseIterable, Hashable {
    /// Nothing is put in.
    case clean
    /// 5 % of the readings do not come.
    case missing
    /// 5 % of the readings come as 1 kWh.
    case floor
    /// 1 % of the readings come ten times too high.
    case spikes
    /// 3 % of the days do not come; the next reading holds both.
    case catchUp = "catch-up"
    /// One day of the fortnight before each window has no consumption: its register was replaced and fell.
    case registers
    /// On one day of the week before each window a third of the enterprises read 1 kWh.
    case partialCollection = "partial-collection"
    /// From the seventh to the third day before each window every enterprise falls by some share up to 45 %; the ledger
    /// knows no response.
    case unflaggedResponse = "unflagged-response"
    /// The same, and the ledger knows it: the days are not usable.
    case flaggedResponse = "flagged-response"
    /// Every tenth enterprise is there twice.
    case duplicates

    /// It lies before a window, and is another one before each.
    var isLocal: Bool {
        switch self {
        case .registers, .partialCollection, .unflaggedResponse, .flaggedResponse: true
        case .clean, .missing, .floor, .spikes, .catchUp, .duplicates: false
        }
    }
}
