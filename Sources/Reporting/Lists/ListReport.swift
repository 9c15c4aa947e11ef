public import Accounting
public import Diagnostics
public import EmissionModel
public import Jurisdiction

/// All that a list check (清单校核) says: one value from which JSON, Markdown and workbook are made, and from which a
/// public edition is cut. Nothing in it depends on a clock.
///
/// What names an enterprise or a site stands in these places and no others; sums stand apart and stay as they are:
/// - `account.enterprises` and `account.sources`: one entry each, with `isSecret` (of enterprises in `enterprise`),
///   contacts in `enterprise.contact`. Tables, the guarantee list and the lists of sites are made from them.
/// - `findings`: texts with names, files and raw cells. A public edition empties it; then nothing is said of findings.
/// - `account.notices` is not printed: its texts are in `findings` already.
/// The totals are `account.levels` (ratios, sectors) and the groups `account.classes`, `grades`, `counties`,
/// `industries`, `departments`; a group may be that of one enterprise.
public struct ListReport: Sendable {
    public var account: ListAccount
    public var year: Int
    public var jurisdiction: Jurisdiction
    public var inventoryVersion: String
    /// What the figures stand on, the same in whatever order the input came.
    public var inputsDigest: String
    /// Of the list's files, of the list as a whole, and of its planned accounting; the gravest first.
    public var findings: [Diagnostic]
    public var revision: RevisionNote
    /// Sites and fleets of 保障类, by identifier: they go on, and stand on the guarantee list of the public edition.
    public var guaranteedSources: Set<String>

    /// - Parameter findings: of the input; those of the planned accounting are added.
    public init(
        account: ListAccount, year: Int, jurisdiction: Jurisdiction, inventoryVersion: String, inputsDigest: String,
        findings: [Diagnostic] = [], revision: RevisionNote = .first, guaranteedSources: Set<String> = []
    ) {
        self.account = account
        self.year = year
        self.jurisdiction = jurisdiction
        self.inventoryVersion = inventoryVersion
        self.inputsDigest = inputsDigest
        self.findings = (findings + AccountingMessages.findings(of: account)).sorted {
            ($1.severity, $0) < ($0.severity, $1)
        }
        self.revision = revision
        self.guaranteedSources = guaranteedSources
    }
}
