/// One column of an input table.
public struct ColumnDefinition: Sendable, Hashable {
    /// The name in code and an accepted header: `enterprise_id`.
    public let key: String
    /// The header that `init` writes: `企业编号`.
    public let title: String
    public let isRequired: Bool
    /// Whether `init` writes it; otherwise it is only recognised where a received file has it.
    public let isOffered: Bool
    public let kind: ColumnKind
    /// Every accepted header besides key and title, as `tables.yaml` gives them, alternatives written out.
    public let aliases: [String]
    /// One line for the person who fills the table in.
    public let note: String

    /// Key, title and aliases, as they are compared with a header in full.
    var headers: [String] { ([key, title] + aliases).map(HeaderText.plain) }
}
