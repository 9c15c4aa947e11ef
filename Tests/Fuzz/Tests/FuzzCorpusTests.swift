import Foundation
import FuzzTargets
import Testing

/// Every input of the kept corpora, and those beside it that a few changes make, through the functions that libFuzzer
/// drives: nothing crashes, and nothing is violated.
@Suite(.serialized) struct FuzzCorpusTests {
    private static let folder =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Corpus"

    private static func inputs(_ target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(target.rawValue)").sorted()
        return names.map { name in
            (name, [UInt8](FileManager.default.contents(atPath: "\(folder)/\(target.rawValue)/\(name)") ?? Data()))
        }
    }

    @Test(arguments: FuzzTarget.allCases) func everyKeptInputIsHandled(target: FuzzTarget) throws {
        let inputs = try Self.inputs(target)
        #expect(inputs.count >= 5)
        for (name, bytes) in inputs {
            #expect(bytes.withUnsafeBufferPointer(target.violation) == nil, "\(target.rawValue)/\(name)")
        }
    }

    /// Cut off at each byte, with each byte left out and each bit of some turned.
    @Test(arguments: FuzzTarget.allCases) func inputsBesideThemAreHandled(target: FuzzTarget) throws {
        for (name, bytes) in try Self.inputs(target) {
            let step = max(1, bytes.count / 60)
            for place in stride(from: 0, to: bytes.count, by: step) {
                var turned = bytes
                turned[place] ^= 1 << UInt8(place % 8)
                var shorter = bytes
                shorter.remove(at: place)
                for other in [Array(bytes[..<place]), turned, shorter, bytes + bytes[place...]] {
                    #expect(other.withUnsafeBufferPointer(target.violation) == nil, "\(name) at \(place)")
                }
            }
        }
    }
}
