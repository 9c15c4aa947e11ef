import Foundation
import Glibc
import TestSupport
import Testing

/// One writer at a time, by a lock of the kernel's.
@Suite(.serialized) struct OneAtATimeTests {
    /// All are started before the one that got the lock goes on: it stops at its fifth call, which no other reaches.
    @Test func ofAHundredStartedAtOnceOneRuns() throws {
        let trial = try FaultTrial(.run)
        let place = try TemporaryFolder()
        let city = try FaultTrial.copy(trial.base, to: place.path)
        let release = Pipe()
        let processes = try (0..<100).map { _ in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Faults.executable)
            let command = Faults.command(trial.scenario.arguments(city))
            process.arguments = ["--at", "5", "--fault", "pause"] + command.dropFirst()
            process.standardInput = release.fileHandleForReading
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            return process
        }
        while processes.filter(\.isRunning).count > 1 { usleep(20_000) }
        let running = try #require(processes.first { $0.isRunning })
        try release.fileHandleForWriting.close()
        running.waitUntilExit()
        #expect(running.terminationStatus == trial.status)
        #expect(processes.filter { $0.terminationStatus == 5 }.count == 99)
        trial.expectDone(try CityState(city), "of a hundred")
    }

    @Test(arguments: [
        ["run"], ["ingest", "x.csv"], ["report", "daily", "--date", "2026-01-08"],
        ["decide", "target/orange/so2", "--value", "15%", "--by", "a", "--reason", "b", "--document", "c"],
    ])
    func everyCommandThatWritesWaitsForNobody(arguments: [String]) throws {
        let city = try TestCity()
        let descriptor = open("\(city.path)/ledger/.lock", O_RDWR | O_CREAT, 0o644)
        try #require(descriptor >= 0)
        try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        #expect(try Command.run(arguments + ["--dir", city.path]).status == 5)
        close(descriptor)
        #expect(try Command.run(arguments + ["--dir", city.path]).status != 5)
    }
}
