// The static runtime, against which releases are built, comes without Swift Testing.
#if canImport(Testing)
    import Foundation
    public import Testing

    /// A file that holds what a test is to find. `GOLDEN=record swift test` writes it anew; the difference is then reviewed.
    public enum Golden {
        public static var isRecording: Bool { ProcessInfo.processInfo.environment["GOLDEN"] == "record" }

        /// Records an issue, with the first line that differs, where the file does not hold the text.
        public static func check(_ actual: String, path: String, sourceLocation: SourceLocation = #_sourceLocation)
            throws
        {
            if isRecording {
                try Data(actual.utf8).write(to: URL(fileURLWithPath: path))
                return
            }
            guard let data = FileManager.default.contents(atPath: path) else {
                Issue.record("no file \(name(path)); GOLDEN=record writes it", sourceLocation: sourceLocation)
                return
            }
            let expected = String(decoding: data, as: UTF8.self)
            guard expected != actual else { return }
            Issue.record("\(name(path)): \(difference(expected, actual))", sourceLocation: sourceLocation)
        }

        private static func difference(_ expected: String, _ actual: String) -> Comment {
            let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
            let found = actual.split(separator: "\n", omittingEmptySubsequences: false)
            let line = zip(wanted, found).enumerated().first { $1.0 != $1.1 }?.offset ?? min(wanted.count, found.count)
            let old = wanted.indices.contains(line) ? String(wanted[line]) : "(the end)"
            let new = found.indices.contains(line) ? String(found[line]) : "(the end)"
            return "line \(line + 1)\n  expected: \(old)\n  found:    \(new)"
        }

        private static func name(_ path: String) -> String {
            path.split(separator: "/").suffix(2).joined(separator: "/")
        }
    }
#endif
