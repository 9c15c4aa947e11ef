import LedgerStore
import Tabular

/// What a command will write, told from what has come, so that too small a disk is said before anything is begun. An
/// estimate from below: what does not fit after all is found as it is written.
struct SpaceNeed {
    private let bytes: Int64

    /// Each file is kept as it came. Its rows go through SQLite's log into the ledger: readings packed, a tenth of their
    /// text and less, lists about as long as they are; what is compressed is some five times as long when it is read.
    init(toTakeIn paths: [String]) {
        bytes = paths.reduce(paths.isEmpty ? 0 : Self.least) { sum, path in
            let size = FileIdentity(path: path)?.size ?? 0
            let isLarge = size > 1 << 20
            let rows = TabularDocument.isText(path: path) ? size : size.multipliedReportingOverflow(by: 5).partialValue
            return sum + size + (isLarge ? rows / 5 : 2 * rows)
        }
    }

    /// One report as JSON, Markdown and workbook: measured, 4.4 KB an enterprise beside what every report has.
    init(toReportOn enterprises: Int) {
        bytes = 96 << 10 + Int64(enterprises) * 5 << 10
    }

    /// The ledger with its log, where nothing stands in it yet.
    private static let least: Int64 = 512 << 10

    func check(at folder: String) throws(CommandFailure) {
        guard let space = FreeSpace(at: folder), space.bytes < bytes else { return }
        throw CommandFailure(
            .storage,
            "磁盘空间不足：\(folder) 余 \(FreeSpace.text(space.bytes))，约需 \(FreeSpace.text(bytes))；清理磁盘后再运行")
    }
}
