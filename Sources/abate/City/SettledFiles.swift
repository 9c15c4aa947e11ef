import Glibc
import LedgerStore

/// What became of the files in `inbox/`, so that one that was taken in and has not been touched since is not opened
/// again, every night for years. It only saves work: without it, or with one that does not hold, all files are read.
struct SettledFiles {
    private struct Entry: Equatable {
        var identity: FileIdentity
        var sha256: String
    }

    private let path: String
    private let ledger: Ledger
    private var entries: [String: Entry]
    private let asFound: [String: Entry]

    /// The first line's word; another version of the file is as good as none.
    private static let heading = "abate-inbox/1"
    /// A file system gives two changes the same moment where they come one right after the other: a file that was
    /// changed so shortly before it was read may have been changed again without showing it.
    private static let grain: Int64 = 20_000_000

    init(path: String, ledger: Ledger) {
        self.path = path
        self.ledger = ledger
        entries = Self.read(path)
        asFound = entries
    }

    /// The hash under which the ledger holds the file; nil where it must be looked at.
    func sha256(of name: String, _ identity: FileIdentity) -> String? {
        guard let entry = entries[name], entry.identity == identity,
            (try? ledger.isKept(entry.sha256, byteCount: identity.size)) == true
        else { return nil }
        return entry.sha256
    }

    /// Waits, some milliseconds at most, until a further change of the file would show.
    static func waitForGrain(_ identity: FileIdentity) {
        let age = age(of: identity)
        if age >= 0, age < grain { usleep(UInt32((grain - age) / 1000 + 1)) }
    }

    /// Remembers a file that was read in this state, and is still in it.
    mutating func note(_ name: String, _ identity: FileIdentity, sha256: String) {
        guard !name.utf8.contains(where: { $0 < 0x20 }) else { return }
        entries[name] = Entry(identity: identity, sha256: sha256)
    }

    /// Whether a change after this moment would show.
    static func isTelling(_ identity: FileIdentity) -> Bool {
        let isCoarse =
            identity.changedNanoseconds % 1_000_000_000 == 0 && identity.modifiedNanoseconds % 1_000_000_000 == 0
        return age(of: identity) >= (isCoarse ? 2_000_000_000 : grain)
    }

    /// Writes down what is known of the files that are there; nothing where nothing changed.
    mutating func save(present: Set<String>) throws(CommandFailure) {
        entries = entries.filter { present.contains($0.key) }
        guard entries != asFound else { return }
        let lines = entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { name, entry in
            let identity = entry.identity
            return "\(entry.sha256)\t\(identity.size)\t\(identity.modifiedNanoseconds)\t\(identity.changedNanoseconds)"
                + "\t\(identity.inode)\t\(name)\n"
        }
        let body = lines.joined()
        try OutputFile.write("\(Self.heading) \(FileBytes.sha256(of: body.utf8))\n\(body)", to: path)
    }

    /// Nanoseconds since the file's bytes or its status last changed.
    private static func age(of identity: FileIdentity) -> Int64 {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let moment = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
        return moment - max(identity.changedNanoseconds, identity.modifiedNanoseconds)
    }

    private static func read(_ path: String) -> [String: Entry] {
        guard let bytes = OutputFile.read(path), let end = bytes.firstIndex(of: 0x0A) else { return [:] }
        let body = bytes[(end + 1)...]
        guard String(decoding: bytes[..<end], as: UTF8.self) == "\(heading) \(FileBytes.sha256(of: body))" else {
            return [:]
        }
        var entries: [String: Entry] = [:]
        for line in String(decoding: body, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: "\t", maxSplits: 5)
            guard fields.count == 6, let size = Int64(fields[1]), let modified = Int64(fields[2]),
                let changed = Int64(fields[3]), let inode = UInt64(fields[4])
            else { return [:] }
            let identity = FileIdentity(
                size: size, modifiedNanoseconds: modified, changedNanoseconds: changed, inode: inode)
            entries[String(fields[5])] = Entry(identity: identity, sha256: String(fields[0]))
        }
        return entries
    }
}
