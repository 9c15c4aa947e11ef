import Foundation
import TestSupport
import Testing

/// Public editions of the sample cities, where one heating plant and the sixth building site are secret.
@Suite(.serialized)
struct PublicEditionCommandTests {
    /// Identifier, name and metering account, and their telling halves.
    private static let secret = ["KT033", "样例金鼎供热有限公司", "金鼎供热", "6532010010231", "10010231"]
    private static let secretSite = ["GD006", "样例6号地块工程", "6号地块"]

    /// Nowhere in any file of a public edition below a folder, workbooks inflated, in UTF-8 or UTF-16.
    private func expectNone(of words: [String], below folder: String) throws {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { FileName($0).isPublic && !$0.hasSuffix("/") }
        #expect(names.count >= 4)
        for name in names {
            let path = "\(folder)/\(name)"
            var streams = ["file": Array(try Data(contentsOf: URL(fileURLWithPath: path)))]
            if path.hasSuffix("xlsx") { streams.merge(try ZipParts.read(path)) { first, _ in first } }
            for (part, bytes) in streams {
                for word in words {
                    let wide = word.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
                    for pattern in [Array(word.utf8), wide] where Data(bytes).range(of: Data(pattern)) != nil {
                        Issue.record("\(word) in \(name) \(part)")
                    }
                }
            }
        }
    }

    private struct FileName {
        let isPublic: Bool

        init(_ path: String) {
            let name = path.split(separator: "/").last ?? ""
            isPublic = name.contains("-public") || name.hasPrefix("public")
        }
    }

    @Test func noFileOfThePublicEditionNamesTheSecretEnterprise() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path)
        for arguments in [
            ["daily", "--date", "2025-12-18"], ["episode", "--episode", "2025-12-A"],
            ["list-check", "--date", "2025-12-18"],
        ] {
            let written = try Command.run(["report"] + arguments + ["--edition", "public", "--dir", city.path])
            #expect(written.status == 0, "\(written.errors)")
        }
        let listed = try Command.run("report", "public", "--date", "2025-12-18", "--dir", city.path)
        #expect(listed.status == 0, "\(listed.errors)")
        try expectNone(of: Self.secret + Self.secretSite, below: "\(city.path)/Reports")
        let full = try String(contentsOfFile: "\(city.path)/Reports/2025-12-18/daily.json", encoding: .utf8)
        #expect(Self.secret.prefix(2).allSatisfy { full.contains($0) })
        let list = try String(contentsOfFile: "\(city.path)/Reports/list-2025/list-check.json", encoding: .utf8)
        #expect(Self.secretSite.prefix(2).allSatisfy { list.contains($0) })
    }

    /// The district whose plan has the public edition in its schedule; a department's text names what is secret.
    @Test func theScheduledPublicEditionsNameNothingSecret() throws {
        let folder = try TemporaryFolder()
        let city = folder.path("区")
        #expect(try Command.run("init", city, "--profile", "beijing-chaoyang-2023", "--sample").status == 0)
        let gossip = try folder.write(
            "日期,部门,工作情况,发现的问题\n2025-12-18,区水务局,检查样例6号地块工程（GD006）,样例金鼎供热有限公司（CY033）未停\n",
            to: "部门报送.csv")
        #expect(try Command.run("ingest", gossip, "--dir", city).status <= 1)
        let run = try Command.run("run", "--dir", city)
        #expect(run.status == 0, "\(run.errors)")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: "\(city)/Reports")
        for kind in ["daily-public.md", "episode-public.json", "public.xlsx"] {
            #expect(paths.contains { $0.hasSuffix("/\(kind)") }, "\(kind)")
        }
        try expectNone(
            of: ["CY033", "样例金鼎供热有限公司", "金鼎供热", "1101050010231", "10010231"] + Self.secretSite, below: "\(city)/Reports"
        )
        let text = try String(contentsOfFile: "\(city)/Reports/list-2025/public.md", encoding: .utf8)
        #expect(text.contains("| GD005 |") && text.contains("涉密工程（合计 1 个，含保障类）"))
    }

    @Test func theRollUpHasAPublicEdition() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path)
        let output = "\(city.path)/汇总"
        let arguments = [
            "rollup", city.path, "--region", "某州", "--members", "奎屯市", "--date", "2025-12-18", "--output", output,
        ]
        let written = try Command.run(arguments + ["--edition", "public"])
        #expect(written.status == 0, "\(written.output)\(written.errors)")
        #expect(try Command.run(arguments).status == 0)
        try expectNone(of: Self.secret + ["样例"], below: output)
        let full = try String(contentsOfFile: "\(output)/rollup.json", encoding: .utf8)
        #expect(full.contains("样例金鼎供热有限公司"))
        let text = try String(contentsOfFile: "\(output)/rollup-public.md", encoding: .utf8)
        #expect(text.contains("# 某州重污染天气应急减排汇总（公开版）") && text.contains("涉密企业 1 家"))
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
