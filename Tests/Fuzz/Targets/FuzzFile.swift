import Diagnostics
import Glibc
import Tabular

/// One file in memory that each input is written to, since a document is opened by its path. One thread uses it.
final class FuzzFile: @unchecked Sendable {
    static let shared = FuzzFile()

    private let descriptor: Int32
    private let path: String

    private init() {
        var name = Array("/dev/shm/abate-fuzz-XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        precondition(descriptor >= 0, "no file in /dev/shm")
        unlink(name)
        path = "/proc/self/fd/\(descriptor)"
    }

    /// Small enough that one input takes no second.
    private static let limits: ReadingLimits = {
        var limits = ReadingLimits.standard
        limits.cells = 200_000
        limits.partBytes = 8 << 20
        limits.allPartsBytes = 16 << 20
        limits.sharedStringBytes = 4 << 20
        return limits
    }()

    /// Lends every row of every sheet; what is refused is refused by name.
    func read(
        _ bytes: UnsafeBufferPointer<UInt8>, _ check: (TabularDocument, borrowing RowView) -> String?
    ) -> String? {
        guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, bytes.baseAddress, bytes.count, 0) == bytes.count else {
            return nil
        }
        var violation: String?
        do {
            _ = TabularDocument.looksWhole(path: path)
            let document = try TabularDocument.open(path: path, name: "file", limits: Self.limits)
            for sheet in document.sheets.indices.prefix(20) {
                try document.forEachRow(sheet: sheet) { row in
                    violation = check(document, row)
                    return violation == nil ? .next : .stop
                }
            }
        } catch let refusal as Refusal {
            if refusal.diagnostic.code.isEmpty { return "a refusal without a code" }
        } catch {
            return "refused by \(error), which is no refusal"
        }
        return violation
    }
}
