import Diagnostics
import EmissionModel
import Glibc
import Jurisdiction
import LedgerStore
import Tabular

/// `inbox/`: files as they arrive. One is taken when a matching checksum lies beside it, or when it has not changed for
/// a while and is whole. A mark, `<name>.done`, says that its sender has done: it then need not settle, nor end in a
/// line end.
struct Inbox {
    let folder: String
    let rules: InboxRules

    /// What was taken in before and has not been touched since.
    let settled: SettledFiles

    struct Waiting {
        var name: String
        var reason: LocalizedText
    }

    /// A file that can be taken now.
    struct Arrival {
        var name: String
        var path: String
        /// As it was when it was looked at.
        var identity: FileIdentity
        /// The checksum beside it, which its bytes are yet to be held against.
        var stated: String?
        /// The hash under which the ledger holds it: it need not even be opened.
        var knownAs: String?
        /// Its sender says that it is whole, by a checksum or a mark.
        var isVouched: Bool
    }

    private struct Entry {
        var name: String
        var path: String
        var identity: FileIdentity
        /// The checksum beside it.
        var stated: String?
        /// A mark lies beside it.
        var isMarked: Bool

        var size: Int64 { identity.size }
        var modified: Int64 { identity.modifiedNanoseconds / 1_000_000_000 }
    }

    /// Files that can be taken now, in order of name, and those that cannot with the reason.
    func survey() throws(CommandFailure) -> (ready: [Arrival], waiting: [Waiting]) {
        var ready: [Arrival] = []
        var waiting: [Waiting] = []
        let (names, companions) = try names()
        for name in names {
            let path = "\(folder)/\(name)"
            guard let identity = FileIdentity(path: path) else {
                if !OutputFile.isFolder(path) { waiting.append(Waiting(name: name, reason: Self.unreachable)) }
                continue
            }
            let stated = companions.contains(name + ".sha256") ? checksum(beside: path) : nil
            let entry = Entry(
                name: name, path: path, identity: identity, stated: stated,
                isMarked: companions.contains(name + ".done"))
            let known = settled.sha256(of: name, identity)
            if let known, known == stated ?? known {
                ready.append(arrival(entry, knownAs: known))
            } else if let reason = reasonToWait(entry) {
                waiting.append(Waiting(name: name, reason: reason))
            } else {
                ready.append(arrival(entry, knownAs: nil))
            }
        }
        return (ready, waiting)
    }

    private func arrival(_ entry: Entry, knownAs: String?) -> Arrival {
        Arrival(
            name: entry.name, path: entry.path, identity: entry.identity, stated: entry.stated, knownAs: knownAs,
            isVouched: entry.isMarked || entry.stated != nil)
    }

    /// Why a file that came with a checksum is not taken.
    static func mismatch(_ name: String) -> LocalizedText {
        LocalizedText(zh: "校验值与 \(name).sha256 不符，可能尚未传完", en: "does not match its .sha256: still arriving?")
    }

    static let incomplete = LocalizedText(
        zh: "不完整（末行未结束或压缩包未写完），可能尚未传完", en: "is not whole: still arriving?")
    static let heldBack = LocalizedText(
        zh: "缺少多数平常有读数的户号，暂不读入", en: "lacks most of its usual accounts: not taken in yet")
    static let changing = LocalizedText(zh: "仍在写入", en: "is still being written")

    /// A name in another encoding than UTF-8 cannot be opened by what is shown of it.
    private static let unreachable = LocalizedText(
        zh: "不能打开；若文件名是乱码，请改名后再放入", en: "cannot be opened; rename it where its name is garbled")

    /// Sorted by bytes; hidden files and folders are none. What lies beside a file, its checksum or its mark, apart.
    private func names() throws(CommandFailure) -> (files: [String], companions: Set<String>) {
        guard let directory = opendir(folder) else {
            throw CommandFailure(.storage, "不能读取 \(folder)：\(String(cString: strerror(errno)))")
        }
        defer { closedir(directory) }
        var names: [String] = []
        var companions: Set<String> = []
        while let item = readdir(directory) {
            let name = withUnsafeBytes(of: &item.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".sha256") || name.hasSuffix(".done") {
                companions.insert(name)
            } else if !name.hasPrefix("."), !name.hasSuffix(".tmp") {
                names.append(name)
            }
        }
        return (names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, companions)
    }

    private func reasonToWait(_ entry: Entry) -> LocalizedText? {
        // Its bytes are hashed while they are read, and nothing is taken where they do not match.
        if entry.stated != nil { return nil }
        if entry.isMarked { return mayBeWhole(entry) ? nil : Self.incomplete }
        if rules.demandChecksum {
            return LocalizedText(zh: "等待 \(entry.name).sha256 或 .done", en: "waits for its .sha256 or .done")
        }
        settle(entry)
        guard FileIdentity(path: entry.path) == entry.identity else { return Self.changing }
        let isWhole = TabularDocument.showsItsEnd(path: entry.path) || TabularDocument.looksWhole(path: entry.path)
        return isWhole ? nil : Self.incomplete
    }

    /// Only a text can be whole without showing it.
    private func mayBeWhole(_ entry: Entry) -> Bool {
        TabularDocument.isText(path: entry.path) || TabularDocument.looksWhole(path: entry.path)
    }

    /// Waits until the file has not been touched for the profile's time; a file that came long ago needs no wait.
    private func settle(_ entry: Entry) {
        // One that is dated in the future, by another host's clock, is as good as written to just now.
        let age = max(0, Int64(time(nil)) - entry.modified)
        guard age < Int64(rules.settleSeconds) else { return }
        sleep(UInt32(Int64(rules.settleSeconds) - age))
    }

    /// The checksum in `<name>.sha256`, as `sha256sum` writes it; nil where it cannot be read.
    private func checksum(beside path: String) -> String? {
        guard let bytes = OutputFile.read(path + ".sha256") else { return nil }
        let word = bytes.prefix { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        return String(decoding: word, as: UTF8.self).lowercased()
    }
}
