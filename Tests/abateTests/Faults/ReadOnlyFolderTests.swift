import Foundation
import TestSupport
import Testing

/// One folder at a time cannot be written to, or is not there. What must write there leaves with 6 and says where; what
/// was taken in stays; and with the folder writable again, the same command gives what an undisturbed one gives.
@Suite(.serialized) struct ReadOnlyFolderTests {
    @Test(arguments: [
        (".", "ledger/.lock"), ("ledger", "ledger/.lock"), ("ledger/sources", "ledger/sources"), ("Reports", "Reports"),
        ("Reports/2026-01-08", "Reports/2026-01-08"),
    ])
    func whatCannotBeWrittenIsSaid(folder: String, said: String) throws {
        let trial = try FaultTrial(.run)
        let result = try trial.run(withReadOnly: folder, expects: 6)
        #expect(result?.contains(said) ?? true, "\(folder): \(result ?? "")")
    }

    /// It is only read.
    @Test func aReadOnlyInboxIsEnough() throws {
        _ = try FaultTrial(.run).run(withReadOnly: "inbox", expects: nil)
    }

    @Test func missingFoldersAreMade() throws {
        let trial = try FaultTrial(.run)
        for folder in ["Reports", "ledger"] {
            try trial.tryOut(
                "without \(folder)", before: "cp -a \"$BASE/.\" \"$CITY/\"; rm -r \"$CITY/\(folder)\"", between: ":",
                expects: trial.status)
        }
    }

    @Test func aFileInPlaceOfAFolderIsSaid() throws {
        for folder in ["inbox", "Reports"] {
            let city = try TestCity(sample: folder == "Reports")
            try FileManager.default.removeItem(atPath: "\(city.path)/\(folder)")
            try city.write("", to: folder)
            let result = try Command.run("run", "--date", "2025-12-25", "--dir", city.path)
            #expect(result.status == 6)
            #expect((result.output + result.errors).contains("\(city.path)/\(folder)"), "\(result.errors)")
        }
    }
}

extension FaultTrial {
    /// - Returns: what was said.
    func run(withReadOnly folder: String, expects status: Int32?) throws -> String? {
        try tryOut(
            "\(folder) read-only",
            before: """
                cp -a "$BASE/." "$CITY/"; F="$CITY/\(folder)"; mkdir -p "$F"
                mount --bind "$F" "$F"; mount -o remount,ro,bind "$F"; cd "$CITY"
                """,
            between: "cd /; umount \"$CITY/\(folder)\"", expects: status ?? self.status)
    }
}
