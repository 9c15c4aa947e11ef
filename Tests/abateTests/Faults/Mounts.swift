import Foundation
import TestSupport
import Testing

/// Shell scripts in a mount namespace of their own, in which small disks and read-only folders can be had without
/// anyone else seeing them.
struct Mounts {
    /// As root, or as nobody in particular where the kernel lends ordinary users namespaces.
    private static let prefixes = [["unshare", "-m"], ["unshare", "-rm"]]

    private static let prefix: [String]? = prefixes.first { prefix in
        let script = "mount -t tmpfs -o size=1m none /mnt && mount --bind /mnt /mnt"
        return (try? Command.run(prefix + ["sh", "-c", script], executable: "/usr/bin/env"))?.status == 0
    }

    /// nil, and a recorded issue, where nothing can be mounted: what could not be tried is never passed in silence.
    static func run(
        _ script: String, _ arguments: [String], environment: [String: String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Command.Result? {
        guard let prefix else {
            Issue.record(
                "not tried: this user can mount nothing, not even in a namespace (unshare -m, unshare -rm)",
                sourceLocation: sourceLocation)
            return nil
        }
        return try Command.run(
            prefix + ["sh", "-c", script, "sh"] + arguments, environment: environment, executable: "/usr/bin/env")
    }
}
