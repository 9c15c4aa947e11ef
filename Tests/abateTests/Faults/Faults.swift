import Foundation
import TestSupport

/// The program run under `abate-faults` (`Tests/Faults`), which makes its n-th call that changes a disk go wrong.
struct Faults {
    /// How a call goes wrong, as `abate-faults --fault` names it.
    enum Kind: String, CaseIterable {
        /// The process is gone before the call, or right after it.
        case kill
        case killedAfter = "killed-after"
        /// Fewer bytes are written than were given, without an error.
        case short
        /// The disk is full from then on, in the midst of a write.
        case full
        case inputOutput = "EIO"
        case noSpace = "ENOSPC"
        case quota = "EDQUOT"

        var isKill: Bool { self == .kill || self == .killedAfter }
    }

    struct Outcome {
        var result: Command.Result
        /// Calls that change a disk.
        var calls: Int
        /// Which call went wrong: its name and its file; nil where none did.
        var fault: String?
    }

    /// 2090-01-01 08:00 +08:00: the same in every run, and later than any file.
    static let clock = 3_786_912_000

    static let executable = (Command.executable as NSString).deletingLastPathComponent + "/abate-faults"

    /// The program undisturbed, at the time at which all of these run.
    static func command(_ arguments: [String]) -> [String] {
        [executable, "--clock", String(clock), "--", Command.executable] + arguments
    }

    static func run(
        _ arguments: [String], at call: Int? = nil, _ kind: Kind? = nil, after microseconds: Int? = nil,
        listingIn list: String? = nil
    ) throws -> Outcome {
        let folder = try TemporaryFolder()
        var options = ["--clock", String(clock), "--log", folder.path("log")]
        if let list { options += ["--list", list] }
        if let call, let kind { options += ["--at", String(call), "--fault", kind.rawValue] }
        if let microseconds { options += ["--after", String(microseconds)] }
        let result = try Command.run(options + ["--", Command.executable] + arguments, executable: executable)
        let log = try String(contentsOfFile: folder.path("log"), encoding: .utf8)
        let parts = log.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        let fault = parts[1] == "1" ? parts[2].trimmingCharacters(in: .whitespacesAndNewlines) : nil
        return Outcome(result: result, calls: Int(parts[0]) ?? 0, fault: fault)
    }
}
