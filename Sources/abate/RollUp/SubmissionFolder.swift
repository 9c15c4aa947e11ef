import Diagnostics
import EmissionModel
import Foundation
import LedgerStore
import Reporting

/// One folder that was given: a submission as it came, a folder below `Reports`, or a whole working folder.
struct SubmissionFolder {
    /// As given.
    let path: String
    /// Of a daily roll-up.
    let date: CalendarDay?
    /// Which episode of a working folder is meant, where it has more than one.
    let episode: String?

    /// A document of the folder in one of its revisions.
    struct Document {
        /// `daily`, `submission`, `rollup`.
        var stem: String
        var revision: Int
        var folder: String

        private var suffix: String { revision == 1 ? "" : "-r\(revision)" }
        var fileName: String { "\(stem)\(suffix).json" }
        var manifestName: String { "\(stem)\(suffix).manifest.json" }
        var path: String { "\(folder)/\(fileName)" }
    }

    /// What the folder is called in findings: its last name, so that the same files say the same wherever they lie.
    var name: String { FileName.last(of: path) }

    /// All revisions of what it holds, the newest last; empty where it holds nothing of the kind.
    func documents() throws(CommandFailure) -> [Document] {
        let folder = try submissionFolder()
        let names = Self.names(in: folder)
        for stem in stems {
            let found = names.compactMap { Self.revision(of: $0, stem: stem) }.sorted()
            if !found.isEmpty { return found.map { Document(stem: stem, revision: $0, folder: folder) } }
        }
        return []
    }

    private var stems: [String] {
        date == nil ? ["submission", "rollup", "episode", "daily"] : ["daily", "rollup", "submission"]
    }

    /// Of a working folder the folder of the day or of the episode.
    private func submissionFolder() throws(CommandFailure) -> String {
        guard OutputFile.exists("\(path)/abate.yaml") else { return path }
        let reports = "\(path)/Reports"
        if let date { return "\(reports)/\(date.iso)" }
        if let episode { return "\(reports)/\(ReportSubject.episode(episode).folderName)" }
        let candidates = Self.names(in: reports).filter { name in
            Self.names(in: "\(reports)/\(name)").contains { Self.revision(of: $0, stem: "submission") != nil }
        }
        guard candidates.count < 2 else {
            throw CommandFailure(
                .usage, "“\(name)”有几次过程的报送材料：\(candidates.joined(separator: "、"))，请用 --episode 或 --date 指明")
        }
        return candidates.first.map { "\(reports)/\($0)" } ?? path
    }

    private static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    /// The revision that a file name of the stem states: 1 for `daily.json`, 2 for `daily-r2.json`.
    private static func revision(of name: String, stem: String) -> Int? {
        guard name.hasPrefix(stem), name.hasSuffix(".json") else { return nil }
        let middle = name.dropFirst(stem.count).dropLast(5)
        if middle.isEmpty { return 1 }
        guard middle.hasPrefix("-r"), let number = Int(middle.dropFirst(2)), number > 1, "-r\(number)" == middle else {
            return nil
        }
        return number
    }
}
