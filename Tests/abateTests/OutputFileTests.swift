import Foundation
import TestSupport
import Testing

@testable import abate

struct OutputFileTests {
    @Test func aLineThatWasCutShortIsTakenAwayByTheNext() throws {
        let folder = try TemporaryFolder()
        try folder.write("{\"run\":1}\n{\"run\":2,\"fi", to: "runs.jsonl")
        try OutputFile.append(line: "{\"run\":2}", to: folder.path("runs.jsonl"))
        #expect(try folder.bytes("runs.jsonl") == Array("{\"run\":1}\n{\"run\":2}\n".utf8))
        try folder.write("{\"ru", to: "runs.jsonl")
        #expect(RunLog(path: folder.path("runs.jsonl")).lastLoggedNumber == 0)
        try OutputFile.append(line: "{\"run\":1}", to: folder.path("runs.jsonl"))
        #expect(RunLog(path: folder.path("runs.jsonl")).lastLoggedNumber == 1)
    }

    @Test func temporaryNamesAreHiddenAndSwept() {
        for path in ["/a/b.json", "b.json", "/b"] {
            let temporary = OutputFile.temporaryPath(of: path)
            #expect(LeftOvers.isOne(FileName.last(of: temporary)), "\(temporary)")
        }
        for name in ["daily.json", "daily.json.tmp", ".hidden", "a.part"] { #expect(!LeftOvers.isOne(name)) }
    }

    @Test func foldersAreMadeWithThoseAboveThem() throws {
        let folder = try TemporaryFolder()
        try OutputFile.makeFolder(folder.path("a/b/c"))
        try OutputFile.makeFolder(folder.path("a/b/c"))
        #expect(OutputFile.isFolder(folder.path("a/b/c")))
        try folder.write("", to: "file")
        let failure = #expect(throws: CommandFailure.self) { try OutputFile.makeFolder(folder.path("file")) }
        #expect(failure?.code == .storage)
    }
}
