import Foundation

/// Data that stand in the folder `shared` beside the package and are never copied into it: `data`, `design`, `plans`.
public enum SharedData {
    /// nil where the folder is absent.
    public static let folder: String? = {
        guard let root = packageRoot else { return nil }
        let shared = URL(fileURLWithPath: root).deletingLastPathComponent().appendingPathComponent("shared").path
        return FileManager.default.fileExists(atPath: "\(shared)/data") ? shared : nil
    }()

    /// The folder that holds Package.swift, above this file.
    public static let packageRoot: String? = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
                return folder.path
            }
        }
        return nil
    }()

    public static var isPresent: Bool { folder != nil }
}
