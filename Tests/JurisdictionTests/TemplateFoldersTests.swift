import Foundation
import Jurisdiction
import Testing

@Suite struct TemplateFoldersTests {
    @Test func aCitysFileOverridesTheBuiltInOne() throws {
        let files = [
            "built/profiles/a.yaml": "内置", "built/profiles/b.yaml": "内置", "built/profiles/.hidden": "",
            "built/daily.md": "内置", "city/Templates/profiles/a.yaml": "本市", "city/Templates/profiles/c.yaml": "本市",
        ]
        try Fixture.withFolder(files) { root in
            let folders = try TemplateFolders(
                city: root + "/city", environment: ["ABATE_TEMPLATES": root + "/built"], executable: "")
            #expect(folders.files(in: "profiles") == ["a.yaml", "b.yaml", "c.yaml"])
            #expect(folders.files(in: "nothing").isEmpty)
            #expect(try folders.contents(of: "profiles/a.yaml") == "本市")
            #expect(try folders.contents(of: "profiles/b.yaml") == "内置")
            #expect(folders.path(of: "daily.md") == root + "/built/daily.md")
            #expect(folders.path(of: "profiles") == nil)
            #expect(refusal { _ = try folders.contents(of: "weekly.md") } == "JU-002:-:-")
        }
    }

    @Test func nothingOutsideIsReached() throws {
        try Fixture.withFolder(["built/profiles/a.yaml": "", "secret.txt": "x"]) { root in
            let folders = try TemplateFolders(
                city: nil, environment: ["ABATE_TEMPLATES": root + "/built"], executable: "")
            #expect(folders.path(of: "../secret.txt") == nil)
            #expect(folders.path(of: "profiles/../../secret.txt") == nil)
            #expect(folders.path(of: root + "/secret.txt") == nil)
            #expect(folders.files(in: "..").isEmpty)
        }
    }

    /// A folder of templates without profiles, here in `repo/.build/debug`, is passed over.
    @Test func foundFromTheRealPathOfTheProgram() throws {
        let files = [
            "repo/Templates/profiles/a.yaml": "", "repo/.build/debug/abate": "", "repo/.build/debug/Templates/x": "",
            "prefix/bin/abate": "", "prefix/share/abate/Templates/profiles/a.yaml": "", "alone/abate": "",
        ]
        try Fixture.withFolder(files) { root in
            try FileManager.default.createSymbolicLink(
                atPath: root + "/link", withDestinationPath: root + "/repo/.build/debug/abate")
            func found(_ executable: String) throws -> String {
                let folders = try TemplateFolders(city: nil, environment: [:], executable: root + executable)
                return String(folders.builtInFolder.dropFirst(root.count))
            }
            #expect(try found("/repo/.build/debug/abate") == "/repo/Templates")
            #expect(try found("/link") == "/repo/Templates")
            #expect(try found("/prefix/bin/abate") == "/prefix/share/abate/Templates")
            #expect(refusal { _ = try found("/alone/abate") } == "JU-001:-:-")
        }
    }

    @Test func aNamedFolderMustBeThere() {
        #expect(
            refusal {
                _ = try TemplateFolders(city: nil, environment: ["ABATE_TEMPLATES": "/nowhere"], executable: "")
            } == "JU-001:-:-")
    }

    @Test func textThatIsNotUTF8IsRefused() throws {
        try Fixture.withFolder(["built/profiles/a.yaml": ""]) { root in
            try Data([0xC4, 0xDA]).write(to: URL(fileURLWithPath: root + "/built/gb.md"))
            let folders = try TemplateFolders(
                city: nil, environment: ["ABATE_TEMPLATES": root + "/built"], executable: "")
            #expect(refusal { _ = try folders.contents(of: "gb.md") } == "JU-003:-:-")
        }
    }
}
