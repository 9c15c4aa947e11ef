import Diagnostics
import EmissionModel
import Glibc
import Jurisdiction
import LedgerStore
import Tabular

/// `inbox/`: files as they arrive. One is taken when a matching checksum lies beside it, or when it has not changed for
/// a while and is whole.
struct Inbox {
    let folder: String
    let rules: InboxRules

    struct Waiting {
        var name: String
        var reason: LocalizedText
    }

    private struct Entry {
        var name: String
        var path: String
        var modified: Int64
        var size: Int64
    }

    /// Files that can be taken now, in order of name, and those that cannot with the reason.
    func survey() throws(CommandFailure) -> (ready: [(name: String, path: String)], waiting: [Waiting]) {
        var ready: [(name: String, path: String)] = []
        var waiting: [Waiting] = []
        for name in try names() {
            let path = "\(folder)/\(name)"
            guard let entry = entry(name, path) else {
                if !OutputFile.isFolder(path) { waiting.append(Waiting(name: name, reason: Self.unreachable)) }
                continue
            }
            if let reason = reasonToWait(entry) {
                waiting.append(Waiting(name: name, reason: reason))
            } else {
                ready.append((name, path))
            }
        }
        return (ready, waiting)
    }

    /// A name in another encoding than UTF-8 cannot be opened by what is shown of it.
    private static let unreachable = LocalizedText(
        zh: "不能打开；若文件名是乱码，请改名后再放入", en: "cannot be opened; rename it where its name is garbled")

    /// Sorted by bytes; hidden files, checksums and folders are none.
    private func names() throws(CommandFailure) -> [String] {
        guard let directory = opendir(folder) else {
            throw CommandFailure(.storage, "不能读取 \(folder)：\(String(cString: strerror(errno)))")
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let item = readdir(directory) {
            let name = withUnsafeBytes(of: &item.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix("."), !name.hasSuffix(".sha256"), !name.hasSuffix(".done"), !name.hasSuffix(".tmp") {
                names.append(name)
            }
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    private func entry(_ name: String, _ path: String) -> Entry? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Entry(name: name, path: path, modified: Int64(status.st_mtim.tv_sec), size: Int64(status.st_size))
    }

    private func reasonToWait(_ entry: Entry) -> LocalizedText? {
        if let stated = checksum(beside: entry) {
            guard let found = try? FileBytes.sha256(of: entry.path), found == stated else {
                return LocalizedText(
                    zh: "校验值与 \(entry.name).sha256 不符，可能尚未传完", en: "does not match its .sha256: still arriving?")
            }
            return nil
        }
        if rules.demandChecksum, !OutputFile.exists(entry.path + ".done") {
            return LocalizedText(zh: "等待 \(entry.name).sha256 或 .done", en: "waits for its .sha256 or .done")
        }
        settle(entry)
        guard let now = self.entry(entry.name, entry.path), now.size == entry.size, now.modified == entry.modified
        else {
            return LocalizedText(zh: "仍在写入", en: "is still being written")
        }
        return TabularDocument.looksWhole(path: entry.path)
            ? nil : LocalizedText(zh: "不完整（末行未结束或压缩包未写完），可能尚未传完", en: "is not whole: still arriving?")
    }

    /// Waits until the file has not been touched for the profile's time; a file that came long ago needs no wait.
    private func settle(_ entry: Entry) {
        let age = Int64(time(nil)) - entry.modified
        guard age >= 0, age < Int64(rules.settleSeconds) else { return }
        sleep(UInt32(Int64(rules.settleSeconds) - age))
    }

    /// The checksum in `<name>.sha256`, as `sha256sum` writes it; nil where there is none.
    private func checksum(beside entry: Entry) -> String? {
        guard let bytes = OutputFile.read(entry.path + ".sha256") else { return nil }
        let word = bytes.prefix { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        return String(decoding: word, as: UTF8.self).lowercased()
    }
}
