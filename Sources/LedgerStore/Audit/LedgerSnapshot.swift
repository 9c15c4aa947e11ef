import GRDB
import Glibc

/// The ledger as it is, to be looked at without touching it: the database with what a crash may have left of its log is
/// copied to a temporary folder, and an older one is migrated there. The copy goes with the value.
public final class LedgerSnapshot {
    public let ledger: Ledger
    /// The version of the ledger that was found.
    public let version: Int
    private let temporary: String

    /// - Parameters:
    ///   - folder: `<city>/ledger`.
    ///   - temporary: where the copy may lie.
    public init(of folder: String, in temporary: String) throws(LedgerError) {
        var template = Array("\(temporary)/abate-verify-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw FileBytes.failure("建立临时文件夹", temporary) }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        self.temporary = path
        do {
            for suffix in ["", "-wal"] {
                let source = "\(folder)/ledger.sqlite\(suffix)"
                if access(source, F_OK) == 0 { try Self.copy(source, to: "\(path)/ledger.sqlite\(suffix)") }
            }
            version = try Self.version(of: "\(path)/ledger.sqlite")
            ledger = try Ledger(lookingAt: folder, copiedTo: path)
        } catch {
            Self.remove(path)
            throw error
        }
    }

    deinit {
        Self.remove(temporary)
    }

    private static func version(of path: String) throws(LedgerError) -> Int {
        do {
            return try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
        } catch {
            throw LedgerError(error, operation: "打开台账", path: path)
        }
    }

    private static func copy(_ source: String, to target: String) throws(LedgerError) {
        let from = open(source, O_RDONLY | O_CLOEXEC)
        guard from >= 0 else { throw FileBytes.failure("读取台账", source) }
        defer { close(from) }
        let to = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard to >= 0 else { throw FileBytes.failure("复制台账", target) }
        defer { close(to) }
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: FileBytes.blockSize, alignment: 4096)
        defer { block.deallocate() }
        while true {
            let count = try FileBytes.fill(block, from: from, source)
            guard Glibc.write(to, block.baseAddress, count) == count else { throw FileBytes.failure("复制台账", target) }
            if count < block.count { return }
        }
    }

    /// SQLite may have put a log beside the copy.
    private static func remove(_ folder: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink("\(folder)/ledger.sqlite\(suffix)") }
        rmdir(folder)
    }
}
