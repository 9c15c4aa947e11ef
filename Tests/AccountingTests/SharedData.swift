import Foundation
import Testing

/// The real data that stand beside the repository and are never copied into it.
enum SharedData {
    static let isAbsentMessage: Comment = "skipped: no `shared` folder beside the package"

    /// nil where the folder is absent.
    static let folder: URL? = {
        var url = URL(fileURLWithPath: #filePath)
        while url.path != "/" {
            url.deleteLastPathComponent()
            let data = url.deletingLastPathComponent().appendingPathComponent("shared/data")
            if FileManager.default.fileExists(atPath: url.appendingPathComponent("Package.swift").path),
                FileManager.default.fileExists(atPath: data.path)
            {
                return data
            }
        }
        return nil
    }()

    static var isPresent: Bool { folder != nil }

    /// The rows of a comma-separated file without quotes, its header left out.
    static func rows(_ name: String) throws -> [[Substring]] {
        String(decoding: try bytes(name), as: UTF8.self)
            .split(whereSeparator: \.isNewline).dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }

    /// Inflated where it is compressed.
    static func bytes(_ name: String) throws -> [UInt8] {
        let url = try #require(folder).appendingPathComponent(name)
        return Array(name.hasSuffix(".gz") ? try inflated(url) : try Data(contentsOf: url))
    }

    private static func inflated(_ url: URL) throws -> Data {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", url.path]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }
}
