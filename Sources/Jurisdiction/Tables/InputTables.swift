import Synchronization

/// The input tables with a city's own headers, read when they are first asked for: most commands take no file in, and
/// reading the dictionary is most of what starting costs.
public final class InputTables: Sendable {
    private let folders: TemplateFolders?
    private let headers: [HeaderAlias]
    private let loaded: Mutex<TableDictionary?>

    init(_ folders: TemplateFolders, headers: [HeaderAlias]) {
        self.folders = folders
        self.headers = headers
        loaded = Mutex(nil)
    }

    /// Tables that have been read already.
    public init(_ dictionary: TableDictionary) {
        folders = nil
        headers = []
        loaded = Mutex(dictionary)
    }

    public func dictionary() throws(JurisdictionError) -> TableDictionary {
        if let known = loaded.withLock({ $0 }) { return known }
        guard let folders else { return TableDictionary(tables: [], choices: []) }
        let dictionary = try TableDictionary.load(folders).adding(headers)
        loaded.withLock { $0 = dictionary }
        return dictionary
    }
}
