extension Schema {
    /// Lists of building sites, dust sources and fleets.
    static let otherLists = ""
}
