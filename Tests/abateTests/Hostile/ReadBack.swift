import Foundation

/// Readers of reports that no one here wrote: markdown-it and openpyxl, where `.ci/packages --oracles` has put them.
enum ReadBack {
    private static let script =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
        + "/Fixtures/oracle/read_back.py"

    /// A Python that has both; nil where there is none.
    static let python: String? = ["/usr/bin/python3", "/usr/local/bin/python3"].first { path in
        FileManager.default.isExecutableFile(atPath: path)
            && (try? Command.run(["-c", "import markdown_it, openpyxl"], through: [path]).status) == 0
    }

    /// What should not be in the files.
    static func problems(_ paths: [String]) throws -> [String] {
        guard let python else { return [] }
        let result = try Command.run([script] + paths, through: [python])
        guard result.status == 0 else { return ["\(result.errors.suffix(400))"] }
        return result.output.split(separator: "\n").map(String.init)
    }
}
