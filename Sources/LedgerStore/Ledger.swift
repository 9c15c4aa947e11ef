import GRDB
import Glibc

/// The ledger of one working folder: `ledger.sqlite` and the archive of received files. The only SQL of the product.
public final class Ledger {
    public let folder: String
    let queue: DatabaseQueue
    let archive: SourceArchive
    /// Days of which the files that come keep their quarter-hours; set from what responses need.
    public var curveDays = CurveDays.none
    /// How received files are read again for quarter-hours that are not kept.
    public var curveReader: CurveReader?
    /// Whether what is recalled is written down: only by who holds the lock.
    public var keepsRecalledCurves = false
    let recalled = RecalledCurves()
    let sources: KeptSources
    /// Gives the basis in force, as one file: what is taken in and what is made from now on stands on it.
    public var basis: (() -> [UInt8])?
    /// SHA-256 of the basis in force, once it is kept.
    var keptBasis: String?
    public let bases: BasisArchive

    var databasePath: String { "\(folder)/ledger.sqlite" }

    /// Opens the ledger, making or migrating it first.
    /// - Parameter folder: `<city>/ledger`; made where it is not there.
    public init(folder: String) throws(LedgerError) {
        self.folder = folder
        archive = SourceArchive(folder: "\(folder)/sources")
        sources = KeptSources(folder: archive.folder)
        bases = BasisArchive(folder: "\(folder)/bases")
        try Self.makeFolder(folder)
        try Self.makeFolder(archive.folder)
        do {
            queue = try DatabaseQueue(path: "\(folder)/ledger.sqlite", configuration: Self.configuration)
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
                // What a large file has made of the log is given back.
                try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
            }
            try Self.migrate(queue, path: "\(folder)/ledger.sqlite")
        } catch {
            throw LedgerError(error, operation: "打开台账", path: "\(folder)/ledger.sqlite")
        }
    }

    private static func makeFolder(_ path: String) throws(LedgerError) {
        if mkdir(path, 0o755) == 0 {
            let name = path.lastIndex(of: "/")
            try FileBytes.synchronize(folder: name.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ".")
        } else if errno != EEXIST {
            throw FileBytes.failure("建立台账文件夹", path)
        }
    }

    /// A copy of a ledger, whose received files and bases lie where they lay.
    /// - Parameter copy: the folder with `ledger.sqlite`.
    init(lookingAt folder: String, copiedTo copy: String) throws(LedgerError) {
        self.folder = copy
        archive = SourceArchive(folder: "")
        sources = KeptSources(folder: "\(folder)/sources")
        bases = BasisArchive(folder: "\(folder)/bases")
        do {
            queue = try DatabaseQueue(path: "\(copy)/ledger.sqlite", configuration: Self.configuration)
            try Self.migrate(queue, path: "\(folder)/ledger.sqlite")
        } catch {
            throw LedgerError(error, operation: "打开台账", path: "\(folder)/ledger.sqlite")
        }
    }

    /// A ledger of nothing in a temporary file without a name, into which received files are read once more.
    /// - Parameter sourcesFolder: where they lie.
    public init(rereading sourcesFolder: String) throws(LedgerError) {
        folder = ""
        archive = SourceArchive(folder: "")
        sources = KeptSources(folder: sourcesFolder)
        bases = BasisArchive(folder: "")
        do {
            queue = try DatabaseQueue(path: "", configuration: Self.configuration)
            try Self.migrate(queue, path: "")
        } catch {
            throw LedgerError(error, operation: "打开台账", path: "")
        }
    }

    /// A ledger of nothing in memory, to try files on where there is no ledger yet.
    public convenience init() throws(LedgerError) {
        try self.init(readingSourcesIn: "")
    }

    /// - Parameter sourcesFolder: where the files lie that are read again.
    private init(readingSourcesIn sourcesFolder: String) throws(LedgerError) {
        folder = ""
        archive = SourceArchive(folder: "")
        sources = KeptSources(folder: sourcesFolder)
        bases = BasisArchive(folder: "")
        do {
            queue = try DatabaseQueue(configuration: Self.configuration)
            try Self.migrate(queue, path: "")
        } catch {
            throw LedgerError(error, operation: "打开台账", path: "")
        }
    }

    /// A copy of the ledger in memory, to try files on without keeping anyone from writing.
    public func copyInMemory() throws(LedgerError) -> Ledger {
        let copy = try Ledger(readingSourcesIn: archive.folder)
        copy.curveReader = curveReader
        do {
            try queue.backup(to: copy.queue)
        } catch {
            throw LedgerError(error, operation: "复制台账", path: databasePath)
        }
        return copy
    }

    /// Writes only where there is something to migrate: opening keeps nobody from writing.
    private static func migrate(_ queue: DatabaseQueue, path: String) throws {
        let found = try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
        if found != Schema.version { try queue.write { try Schema.migrate($0, path: path) } }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    func read<Value>(_ operation: String, _ body: (Database) throws -> Value) throws(LedgerError) -> Value {
        do {
            return try queue.read(body)
        } catch {
            throw LedgerError(error, operation: operation, path: databasePath)
        }
    }

    func write<Value>(_ operation: String, _ body: (Database) throws -> Value) throws(LedgerError) -> Value {
        do {
            return try queue.write(body)
        } catch {
            throw LedgerError(error, operation: operation, path: databasePath)
        }
    }
}

/// What part of the ledger a question is asked of: files received up to one of them. Receipt numbers give the order,
/// not clocks.
public struct AsOf: Sendable, Hashable {
    /// The last file that counts; nil: all.
    public var lastFile: Int64?

    public init(lastFile: Int64?) {
        self.lastFile = lastFile
    }

    public static let latest = AsOf(lastFile: nil)

    var limit: Int64 { lastFile ?? .max }
}
