public import Diagnostics

extension TabularDocument {
    /// Whether a file looks whole, so that one still arriving is left alone: text ends with a line end, a gzip file with
    /// its checksum, and of a workbook every part can be inflated. False for a file that is empty or cannot be read;
    /// true for one that is refused for what it is, so that it is refused aloud and not waited for.
    public static func looksWhole(path: String) -> Bool {
        do throws(Refusal) {
            let file = try ReceivedFile(path: path, name: path)
            switch Recognition.form(of: try file.bytes(at: 0, count: 512)) {
            case .workbook: try ZipArchive(file, limits: .standard).verify()
            case .gzip: try GzipBytes(file, limits: .standard).forEachBlock { _ throws(Refusal) in true }
            case .text:
                let last = try file.bytes(at: file.size - 1, count: 1)
                return last == [0x0A] || last == [0x0D]
            case .refused(let message): return message.code != TabularMessages.empty.code
            }
            return true
        } catch {
            let signsOfArrival = [
                TabularMessages.unreadable, TabularMessages.notAFile, TabularMessages.gzipDamaged,
                TabularMessages.zipDamaged,
            ]
            return !signsOfArrival.contains { $0.code == error.diagnostic.code }
        }
    }

    /// Whether a file is a text, of which nothing but its last line end shows that it is whole.
    public static func isText(path: String) -> Bool {
        guard let file = try? ReceivedFile(path: path, name: path), let opening = try? file.bytes(at: 0, count: 512),
            case .text = Recognition.form(of: opening)
        else { return false }
        return true
    }

    /// Whether reading the rows of a file shows by itself that a part of it is lacking, as a gzip file's checksum at its
    /// end does: to inflate it for that beforehand would be to read it twice.
    public static func showsItsEnd(path: String) -> Bool {
        guard let file = try? ReceivedFile(path: path, name: path), let opening = try? file.bytes(at: 0, count: 512),
            case .gzip = Recognition.form(of: opening)
        else { return false }
        return true
    }

    /// Whether a file was refused because a part of it is lacking or damaged.
    public static func isCutOff(_ refusal: Diagnostic) -> Bool { refusal.code == TabularMessages.gzipDamaged.code }
}
