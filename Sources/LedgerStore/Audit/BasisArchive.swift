import Glibc

/// `ledger/bases/`: templates, profile and `abate.yaml` as they stood when something was made with them, one file each
/// time, named by its SHA-256.
public struct BasisArchive: Sendable {
    /// Empty for a ledger in memory, which keeps none.
    public let folder: String

    public init(folder: String) {
        self.folder = folder
    }

    /// The kept file; nil where it is not there. Whether it is what its name says is for the reader to see.
    public func bytes(of sha256: String) throws(LedgerError) -> [UInt8]? {
        let path = "\(folder)/\(sha256)"
        guard access(path, F_OK) == 0 else { return nil }
        return try FileBytes.all(of: path)
    }

    /// Makes bytes durable under their hash; what is there stays.
    func keep(_ bytes: [UInt8], as sha256: String) throws(LedgerError) {
        let path = "\(folder)/\(sha256)"
        guard !folder.isEmpty, access(path, F_OK) != 0 else { return }
        if mkdir(folder, 0o755) != 0, errno != EEXIST { throw FileBytes.failure("保存依据", folder) }
        let temporary = "\(folder)/.keeping.tmp"
        let target = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard target >= 0 else { throw FileBytes.failure("保存依据", path) }
        let isWritten = Self.write(bytes, to: target) && fsync(target) == 0
        guard close(target) == 0, isWritten, rename(temporary, path) == 0 else {
            throw FileBytes.failure("保存依据", path)
        }
        try FileBytes.synchronize(folder: folder)
    }

    private static func write(_ bytes: [UInt8], to target: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(target, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }
}

extension Ledger {
    /// Keeps the basis in force, once.
    /// - Returns: its SHA-256; nil where there is none, as in a ledger that is only tried on.
    public func keepBasis() throws(LedgerError) -> String? {
        if let keptBasis { return keptBasis }
        guard let bytes = basis?() else { return nil }
        let sha256 = FileBytes.sha256(of: bytes)
        try bases.keep(bytes, as: sha256)
        keptBasis = sha256
        return sha256
    }
}
