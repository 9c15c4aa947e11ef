import Foundation
import TestSupport
import Testing

/// `--edition public` on the sample city, where KT033 is secret.
@Suite(.serialized)
struct PublicEditionCommandTests {
    /// Identifier, name and metering account, and their telling halves.
    private static let secret = ["KT033", "样例金鼎供热有限公司", "金鼎供热", "6532010010231", "10010231"]

    @Test func noFileOfThePublicEditionNamesTheSecretEnterprise() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path)
        let written = try Command.run(
            "report", "daily", "--date", "2025-12-18", "--edition", "public", "--dir", city.path)
        #expect(written.status == 0, "\(written.errors)")
        let folder = "\(city.path)/Reports/2025-12-18"
        for suffix in ["md", "json", "xlsx", "manifest.json"] {
            let path = "\(folder)/daily-public.\(suffix)"
            var streams = ["file": Array(try Data(contentsOf: URL(fileURLWithPath: path)))]
            if suffix == "xlsx" { streams.merge(try ZipParts.read(path)) { first, _ in first } }
            for (name, bytes) in streams {
                for needle in Self.secret {
                    #expect(Data(bytes).range(of: Data(needle.utf8)) == nil, "\(needle) in \(path) \(name)")
                }
            }
        }
        let full = try String(contentsOfFile: "\(folder)/daily.json", encoding: .utf8)
        #expect(Self.secret.prefix(2).allSatisfy { full.contains($0) })
    }

    @Test func writtenTwiceItIsTheSameReport() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path)
        let arguments = ["report", "daily", "--date", "2025-12-18", "--edition", "public", "--dir", city.path]
        _ = try Command.run(arguments)
        let before = try city.contents()
        _ = try Command.run(arguments)
        #expect(try city.contents() == before)
    }
}
