import Diagnostics
import Foundation
import Jurisdiction

/// Where the tests find what they read.
enum Fixture {
    /// The folder of Package.swift and Templates.
    static let root: String = {
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/", !exists(folder.path + "/Package.swift") { folder.deleteLastPathComponent() }
        return folder.path
    }()

    /// The folder of plans and real data beside the repository, nil where it is absent.
    static let shared: String? = {
        let path = URL(fileURLWithPath: root).deletingLastPathComponent().path + "/shared"
        return exists(path) ? path : nil
    }()

    static func folders(city: String? = nil) throws -> TemplateFolders {
        try TemplateFolders(
            city: city, environment: ["ABATE_TEMPLATES": root + "/Templates"], executable: "/nowhere/abate")
    }

    static func sharedText(_ relative: String) throws -> String {
        try String(contentsOfFile: (shared ?? "") + "/" + relative, encoding: .utf8)
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Runs with a new folder holding the given files, and removes it.
    static func withFolder<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
        let folder = NSTemporaryDirectory() + "jurisdiction-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            let path = folder + "/" + name
            let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
            try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        }
        return try body(folder)
    }
}

/// `code:line:column` of the error that the body throws, or `none`.
func refusal(_ body: () throws -> Void) -> String {
    do {
        try body()
        return "none"
    } catch let error as JurisdictionError {
        let place = error.diagnostic.location
        let numbers = [place?.row, place?.column].map { $0.map(String.init) ?? "-" }
        return ([error.diagnostic.code] + numbers).joined(separator: ":")
    } catch {
        return "\(error)"
    }
}
