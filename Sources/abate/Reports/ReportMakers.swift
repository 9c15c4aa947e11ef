import Jurisdiction

extension PlannedReport {
    /// The report from the books; nil where they do not give it.
    typealias Maker = @Sendable (CityBooks, PlannedReport) throws(CommandFailure) -> (any ShelvedReport)?

    /// How each kind is made. A kind that does not stand here is not made, and a rule that asks for it writes nothing.
    static let makers: [ReportRule.Kind: Maker] = [
        .daily: { (books, planned) throws(CommandFailure) in try AccountDraft(daily: planned, books) },
        .episode: { (books, planned) throws(CommandFailure) in try EpisodeDraft(planned, books) },
        .submission: { (books, planned) throws(CommandFailure) in try EpisodeDraft(planned, books) },
        .workSummary: { (books, planned) throws(CommandFailure) in try EpisodeDraft(planned, books) },
        .listCheck: { (books, planned) throws(CommandFailure) in ListDraft(planned, books) },
        .publicEdition: { (books, planned) throws(CommandFailure) in PublicDraft<ListDraft>(list: planned, books) },
    ]

    /// How the public edition of a kind is made.
    static let publicMakers: [ReportRule.Kind: Maker] = [
        .daily: { (books, planned) throws(CommandFailure) in
            try PublicDraft<AccountDraft>(daily: planned, books)
        },
        .episode: { (books, planned) throws(CommandFailure) in
            try PublicDraft<EpisodeDraft>(episode: planned, books)
        },
        .listCheck: { (books, planned) throws(CommandFailure) in PublicDraft<ListDraft>(list: planned, books) },
        .publicEdition: { (books, planned) throws(CommandFailure) in PublicDraft<ListDraft>(list: planned, books) },
    ]

    private var maker: Maker? { edition == .public ? Self.publicMakers[kind] : Self.makers[kind] }

    var canBeMade: Bool { maker != nil }

    func make(_ books: CityBooks) throws(CommandFailure) -> (any ShelvedReport)? {
        guard let maker else { return nil }
        return try maker(books, self)
    }
}
