import Foundation
import TestSupport
import Testing

/// The command on disks of many sizes. It leaves with 6 or has done all of it; on a larger disk the same again gives
/// what an undisturbed one gives. `ABATE_LONG_TESTS=1`: 64 sizes, and 64 of a city of which a night takes some 40 MiB.
@Suite(.serialized) struct FullDiskTests {
    private static let small = [400, 700, 1_000, 1_500, 2_500, 5_000]
    private static let manySmall = (1...64).map { 64 * $0 }
    private static let large = (1...64).map { 1024 * $0 }

    @Test func theWorkingFolderOnASmallDisk() throws {
        let trial = try FaultTrial(.run)
        for size in LongRun.isAsked ? Self.manySmall : Self.small { try trial.run(onDiskOf: size) }
    }

    @Test(.enabled(if: LongRun.isAsked, "only with ABATE_LONG_TESTS=1")) func aLargeNightOnDisksFrom1To64MiB() throws {
        let trial = try FaultTrial(.largeRun)
        for size in Self.large { try trial.run(onDiskOf: size) }
    }

    /// Nothing is kept in the temporary folder: a full one, and none at all, change nothing.
    @Test(arguments: [FaultScenario.run, .initialise, .rollUp])
    func theTemporaryFolderOnAFullDisk(scenario: FaultScenario) throws {
        let trial = try FaultTrial(scenario)
        try trial.run(withTemporaryFolder: "mount -t tmpfs -o size=4k none \"$PLACE\"; yes > \"$PLACE/full\" 2>&-")
        try trial.run(withTemporaryFolder: "rmdir \"$PLACE\"")
        try trial.run(withTemporaryFolder: "mount -t tmpfs -o ro none \"$PLACE\"")
    }

    /// What is printed is a result as well.
    @Test func standardOutputOnAFullDiskIsNoSuccess() throws {
        let city = try WorkedExampleTests.city()
        let command = "\"$ABATE\" account --date 2026-01-08 --format json --dir \"$CITY\" > /dev/full"
        let result = try Command.run(
            ["sh", "-c", command], environment: ["ABATE": Command.executable, "CITY": city.path],
            executable: "/usr/bin/env")
        #expect(result.status == 6)
        #expect(result.errors.contains("标准输出"))
    }
}

extension FaultTrial {
    /// On a disk of so many KiB, and then once more with room enough.
    func run(onDiskOf size: Int) throws {
        try tryOut(
            "a disk of \(size) KiB",
            // What does not even hold what has arrived is no disk to run on.
            before: "mount -t tmpfs -o size=\(size)k none \"$CITY\" && cp -a \"$BASE/.\" \"$CITY/\" 2>&- || exit 99",
            between: "mount -o remount,size=1g \"$CITY\"", expects: nil)
    }

    func run(withTemporaryFolder script: String) throws {
        try tryOut(
            "TMPDIR: \(script)",
            before: "cp -a \"$BASE/.\" \"$CITY/\" 2>&-; mkdir \"$PLACE\"; \(script); export TMPDIR=\"$PLACE\"",
            between: ":", expects: status)
    }
}
