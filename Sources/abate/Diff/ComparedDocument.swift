import Accounting
import Diagnostics
import EmissionModel
import LedgerStore
import Reporting

/// A report that is compared as the file it is: its figures, and what its manifest says that they stand on.
struct ComparedDocument {
    /// As it was given.
    let name: String
    let path: String
    let member: RollUpMember
    let manifest: Manifest?

    /// What stands beside a report.
    struct Manifest {
        var run: Int
        var program: String
        /// The digest of each kind of input.
        var inputs: [String: String]
    }

    /// - Parameter path: a report's JSON, or a folder that holds a submission.
    init(_ path: String) throws(CommandFailure) {
        name = path
        let file = try Self.file(path)
        self.path = file
        guard let bytes = OutputFile.read(file), bytes.count <= Self.largest else {
            throw CommandFailure(.input, "不能读取 \(file)")
        }
        let stem = file.hasSuffix(".json") ? String(file.dropLast(5)) : file
        do {
            member = try SubmissionDocument.member(try JSONDocument(bytes))
            manifest = try OutputFile.read("\(stem).manifest.json").map { try Manifest(JSONDocument($0)) }
        } catch let misfit as JSONMisfit {
            throw CommandFailure(.input, "\(file)：\(misfit.path) \(misfit.reason.zh)")
        } catch {
            throw CommandFailure(.input, "\(file)：不是可以比较的报告")
        }
    }

    /// 64 MiB, as of any file that is read.
    private static let largest = 64 << 20

    private static func file(_ path: String) throws(CommandFailure) -> String {
        guard OutputFile.isFolder(path) else {
            guard OutputFile.exists(path) else { throw CommandFailure(.input, "没有文件 \(path)") }
            return path
        }
        let folder = SubmissionFolder(path: path, date: nil, episode: nil)
        guard let newest = try folder.documents().last else {
            throw CommandFailure(.input, "“\(path)”中没有报送材料或报告")
        }
        return newest.path
    }

    /// The day all of it is about; nil for an episode.
    var date: CalendarDay? {
        let days = member.regions.map { region -> CalendarDay? in
            if case .day(let day) = region.scope { day } else { nil }
        }
        return Set(days).count == 1 ? days[0] : nil
    }

    var episode: String { member.regions.first?.episodeID ?? "" }

    /// The working folder in whose `Reports` it stands; nil where it is a file that was sent.
    var cityFolder: String? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[parts.count - 3] == "Reports" else { return nil }
        let folder = parts.dropLast(3).joined(separator: "/")
        let city = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
        return OutputFile.exists("\(city)/abate.yaml") ? city : nil
    }
}

extension ComparedDocument.Manifest {
    fileprivate init(_ document: JSONDocument) throws(JSONMisfit) {
        let root = JSONReading(document)
        run = try root.member("run").integer()
        program = try root.member("program").text()
        inputs = [:]
        if case .object(let members) = try root.member("inputs").value {
            for case (let key, .string(let digest)) in members.map({ ($0.key, $0.value) }) { inputs[key] = digest }
        }
    }
}
