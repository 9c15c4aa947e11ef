import Glibc
import Synchronization

/// How far a long job is, on one line of a terminal that is wiped at its end; elsewhere not one byte.
final class ProgressLine: Sendable {
    private let title: String
    private let isShown: Bool
    /// Per cent that stand there, −1 before anything does.
    private let shown = Mutex(-1)

    init(_ title: String, isQuiet: Bool) {
        self.title = title
        isShown = !isQuiet && isatty(STDERR_FILENO) == 1
    }

    /// - Parameter share: from 0 to 1; smaller ones than before are passed over.
    func show(_ share: Double) {
        guard isShown else { return }
        let percent = Int((min(max(share, 0), 1) * 100).rounded(.down))
        shown.withLock { shown in
            guard percent > shown else { return }
            shown = percent
            Self.write("\r\(title) \(percent)%")
        }
    }

    func clear() {
        guard isShown else { return }
        shown.withLock { shown in
            guard shown >= 0 else { return }
            shown = -1
            // A Chinese character takes two columns.
            Self.write("\r" + String(repeating: " ", count: 2 * title.count + 5) + "\r")
        }
    }

    private static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}
