import Diagnostics
import Foundation
import Tabular
import TestSupport

/// A file with given bytes that is gone when the test is.
final class Fixture {
    let path: String

    init(_ bytes: [UInt8]) throws {
        let folder = FileManager.default.temporaryDirectory
        path = folder.appendingPathComponent("tabular-\(UUID().uuidString)").path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// A row as tests compare it.
struct Row: Equatable, CustomStringConvertible {
    var number: Int
    var cells: [String]

    var description: String { "\(number): \(cells)" }
}

extension TabularDocument {
    static func open(_ bytes: [UInt8], limits: ReadingLimits = .standard) throws -> TabularDocument {
        let fixture = try Fixture(bytes)
        // The file stays open although its name is gone when the fixture is.
        return try withExtendedLifetime(fixture) { try open(path: fixture.path, name: "表.csv", limits: limits) }
    }

    func rows(sheet: Int = 0) throws -> [Row] {
        var rows: [Row] = []
        try forEachRow(sheet: sheet) { row in
            rows.append(Row(number: row.number, cells: (0..<row.count).map { row.text($0) }))
            return .next
        }
        return rows
    }

    func kinds(sheet: Int = 0) throws -> [[CellKind]] {
        var kinds: [[CellKind]] = []
        try forEachRow(sheet: sheet) { row in
            kinds.append((0..<row.count).map { row.kind($0) })
            return .next
        }
        return kinds
    }
}

/// The rows of a text given as the bytes of a whole file.
func rows(_ text: String, limits: ReadingLimits = .standard) throws -> [Row] {
    try TabularDocument.open(Array(text.utf8), limits: limits).rows()
}

/// The code with which opening or reading all sheets is refused; nil where it is not.
func refusal(_ bytes: [UInt8], limits: ReadingLimits = .standard) throws -> Diagnostic? {
    do {
        let document = try TabularDocument.open(bytes, limits: limits)
        for sheet in document.sheets.indices { try document.forEachRow(sheet: sheet) { _ in .next } }
        return nil
    } catch let refusal as Refusal {
        return refusal.diagnostic
    }
}

func looksWhole(_ bytes: [UInt8]) throws -> Bool {
    let fixture = try Fixture(bytes)
    return withExtendedLifetime(fixture) { TabularDocument.looksWhole(path: fixture.path) }
}

func gzip(_ text: String) -> [UInt8] { Deflated.bytes(Array(text.utf8), windowBits: 31) }

/// Foundation's decoder, which no one here wrote.
func foundationGB18030(_ bytes: [UInt8]) -> String? {
    String(data: Data(bytes), encoding: String.Encoding(rawValue: 0x8000_0632))
}

func gb18030(_ text: String) throws -> [UInt8] {
    guard let data = text.data(using: String.Encoding(rawValue: 0x8000_0632)) else {
        throw CocoaError(.coderInvalidValue)
    }
    return Array(data)
}

/// The same numbers from the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func mutated(_ bytes: [UInt8], times: Int = 1) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<times where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &self)
            switch Int.random(in: 0..<4, using: &self) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &self)
            case 1: bytes.remove(at: index)
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &self), at: index)
            default: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            }
        }
        return bytes
    }
}

/// The folder with the shared data, beside the package; nil where it is absent.
enum SharedData {
    static let folder: URL? = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let package = folder.appendingPathComponent("Package.swift")
            let data = folder.deletingLastPathComponent().appendingPathComponent("shared/data")
            if FileManager.default.fileExists(atPath: package.path), FileManager.default.fileExists(atPath: data.path) {
                return data
            }
        }
        return nil
    }()
}
