import Synchronization

/// The input tables with a city's own headers, and the rules that lists are held against, read when they are first asked
/// for: most commands take no file in, and reading the dictionary is most of what starting costs.
public final class InputTables: Sendable {
    private let folders: TemplateFolders?
    private let headers: [HeaderAlias]
    /// What the times of day of a reading mean, where `abate.yaml` says it.
    public let intervalLabel: IntervalLabel
    private let inventory: InventoryRules?
    private let reports: [ReportRule]
    private let loaded: Mutex<TableDictionary?>
    private let loadedRules: Mutex<ListRules?>

    /// - Parameters:
    ///   - inventory: of the profile, with what `abate.yaml` sets otherwise.
    ///   - reports: the profile's, which say when a list is due.
    init(
        _ folders: TemplateFolders, headers: [HeaderAlias], intervalLabel: IntervalLabel, inventory: InventoryRules,
        reports: [ReportRule]
    ) {
        self.folders = folders
        self.headers = headers
        self.inventory = inventory
        self.reports = reports
        self.intervalLabel = intervalLabel
        loaded = Mutex(nil)
        loadedRules = Mutex(nil)
    }

    /// Tables, and rules, that have been read already.
    public init(
        _ dictionary: TableDictionary, intervalLabel: IntervalLabel = .auto, listRules: ListRules = .none
    ) {
        folders = nil
        headers = []
        inventory = nil
        reports = []
        self.intervalLabel = intervalLabel
        loaded = Mutex(dictionary)
        loadedRules = Mutex(listRules)
    }

    /// The same tables where the times of day mean something else.
    public func declaring(_ label: IntervalLabel) -> InputTables {
        if label == intervalLabel { return self }
        guard let folders, let inventory else {
            return InputTables(
                loaded.withLock { $0 } ?? TableDictionary(tables: [], choices: []), intervalLabel: label,
                listRules: loadedRules.withLock { $0 } ?? .none)
        }
        return InputTables(
            folders, headers: headers, intervalLabel: label, inventory: inventory, reports: reports)
    }

    public func dictionary() throws(JurisdictionError) -> TableDictionary {
        if let known = loaded.withLock({ $0 }) { return known }
        guard let folders else { return TableDictionary(tables: [], choices: []) }
        let dictionary = try TableDictionary.load(folders).adding(headers)
        loaded.withLock { $0 = dictionary }
        return dictionary
    }

    public func listRules() throws(JurisdictionError) -> ListRules {
        if let known = loadedRules.withLock({ $0 }) { return known }
        guard let folders, let inventory else { return .none }
        let rules = ListRules(inventory, reports: reports, industries: try IndustryWords.load(folders))
        loadedRules.withLock { $0 = rules }
        return rules
    }
}
