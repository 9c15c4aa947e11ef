import Foundation
import TestSupport
import Testing

/// Manifests signed with the city's key, and what becomes of one that was changed.
struct SignatureTests {
    private static func signedCity() throws -> (city: TestCity, key: String) {
        let city = try WorkedExampleTests.city()
        let file = "\(city.temporary.path)/sign.key"
        let made = try Command.run("key", file)
        try #require(made.status == 0, "\(made.errors)")
        try city.write(
            "profile: kuitun-2023\nregion: 奎屯市\noverrides: {attainment: {limitTolerance: 0}}\nsigning: {key: \(file)}\n",
            to: "abate.yaml")
        try Command.run("run", "--date", "2026-01-08", "--dir", city.path)
        return (city, made.output.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    @Test func theKeyIsItsOwnersAlone() throws {
        let folder = try TemporaryFolder()
        let made = try Command.run("key", folder.path("k"))
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path("k"))[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(made.output.count == 65)
        #expect(try Command.run("key", folder.path("k")).output == made.output)
    }

    @Test func aSubmissionIsHeldAgainstItsSignature() throws {
        let (city, key) = try Self.signedCity()
        #expect(try Command.run("verify", city.path, "--public-key", key).status == 0)
        let sent = "\(city.path)/Reports/2026-01-08"
        #expect(try Command.run("verify", sent, "--public-key", key).status == 0)
        let other = try Command.run("key", "\(city.temporary.path)/other.key").output
        let refused = try Command.run(
            "verify", sent, "--public-key", other.trimmingCharacters(in: .whitespacesAndNewlines))
        #expect(refused.status == 7)
        #expect(refused.output.contains("AU-045"))
        let manifest = "\(sent)/daily.manifest.json"
        let text = try String(contentsOfFile: manifest, encoding: .utf8)
        try text.replacingOccurrences(of: "\"run\": 8", with: "\"run\": 9").write(
            toFile: manifest, atomically: true, encoding: .utf8)
        #expect(try Command.run("verify", sent).output.contains("AU-043"))
    }

    @Test func aFileThatWasChangedIsFound() throws {
        let (city, _) = try Self.signedCity()
        let sent = "\(city.path)/Reports/2026-01-08"
        try Data("{}".utf8).write(to: URL(fileURLWithPath: "\(sent)/daily.json"))
        let result = try Command.run("verify", sent, "--format", "json")
        #expect(result.status == 7)
        #expect(result.json["schema"] as? String == "abate.verify/1")
        #expect(result.output.contains("AU-040"))
        #expect(try Command.run("verify", city.path).output.contains("AU-021"))
    }
}
