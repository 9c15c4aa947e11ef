import Foundation
import Tabular
import TestSupport
import Testing

/// Workbooks that ordinary programs make, of ordinary content and of much of it: none is refused.
@Suite struct OrdinaryWorkbookTests {
    @Test func ourOwnAreRead() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path, "--date", "2025-12-31")
        var paths = Self.workbooks(in: city.path)
        #expect(paths.count > 6)
        if LibreOffice.isThere {
            let folder = city.temporary.path("saved")
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try LibreOffice.recalculate(paths, into: folder)
            paths += Self.workbooks(in: folder)
        }
        for path in paths { try readAll(path) }
    }

    /// Those of `shared/data`, and the reports kept in the repository.
    @Test func thoseAtHandAreRead() throws {
        let folders = [SharedData.folder, SharedData.packageRoot.map { $0 + "/Reports" }].compactMap { $0 }
        for path in folders.flatMap(Self.workbooks) { try readAll(path) }
    }

    @Test(.enabled(if: ReadBack.python != nil, "openpyxl is not installed"))
    func thoseOfOtherLibrariesAreRead() throws {
        let folder = try TemporaryFolder()
        let script =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
            + "/Fixtures/oracle/write_books.py"
        let python = try #require(ReadBack.python)
        let written = try Command.run([script, folder.path], through: [python])
        #expect(written.status == 0, "\(written.errors)")
        let paths = Self.workbooks(in: folder.path)
        #expect(paths.count >= 4)
        for path in paths { try readAll(path) }
    }

    private func readAll(_ path: String) throws {
        #expect(TabularDocument.looksWhole(path: path), "\(path)")
        let document = try TabularDocument.open(path: path, name: path)
        var rows = 0
        for sheet in document.sheets.indices {
            try document.forEachRow(sheet: sheet) { _ in
                rows += 1
                return .next
            }
        }
        #expect(rows > 0, "\(path)")
    }

    private static func workbooks(in folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
        return names.filter { $0.hasSuffix(".xlsx") }.sorted().map { "\(folder)/\($0)" }
    }
}
