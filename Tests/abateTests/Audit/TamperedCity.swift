import Foundation
import GRDB
import TestSupport

/// A small city after three nights, a correction and a decision, to be copied and tampered with.
struct TamperedCity {
    let folder: String
    private(set) var random: SplitMix64
    /// What was done, for the message of a trial that was not found.
    private(set) var done = ""
    /// Nothing that counts was changed: a byte that holds nothing, or a note that only saves work.
    private(set) var isHarmless = false

    /// - Parameters:
    ///   - old: the city's ledger folder as it was after the first night.
    init(copyOf city: String, in place: String, old: String, seed: UInt64) throws {
        folder = "\(place)/city"
        random = SplitMix64(seed: seed)
        try FileManager.default.copyItem(atPath: city, toPath: folder)
        switch random.integer(in: 0...13) {
        case 0...3: try change { try Self.changeValue($0, &$1) }
        case 4: try change { try Self.deleteRow($0, &$1) }
        case 5: try change { try Self.repeatRow($0, &$1) }
        case 6: try change { try Self.swapRows($0, &$1) }
        case 7: try change { try Self.flipPayload($0, &$1) }
        case 8: try flipDatabase()
        case 9: try touch(filesIn: "ledger/sources")
        case 10: try touch(filesIn: "ledger/bases")
        case 11: try touch(filesIn: "Reports")
        case 12: try touchRunLog()
        default: try cutTail(old)
        }
    }

    // MARK: Rows

    private mutating func change(_ body: (Database, inout SplitMix64) throws -> (text: String, isHarmless: Bool)) throws
    {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: "\(folder)/ledger/ledger.sqlite", configuration: configuration)
        for _ in 0..<200 {
            var random = random
            let result = try? queue.write { try body($0, &random) }
            self.random = random
            guard let result, !result.text.isEmpty else { continue }
            done = result.text
            isHarmless = result.isHarmless
            return
        }
    }

    private static func table(_ database: Database, _ random: inout SplitMix64) throws -> (name: String, rows: [Row]) {
        let names = try String.fetchAll(
            database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        let name = random.element(of: names)
        return (name, try Row.fetchAll(database, sql: "SELECT * FROM \"\(name)\""))
    }

    /// A note of a comparison that names another basis, or none at all, makes the next night compare once more.
    private static func isNote(_ table: String) -> Bool { table == "report_check" }

    private static func condition(_ row: Row) -> (sql: String, arguments: StatementArguments) {
        let names = Array(row.columnNames)
        return (
            names.map { "\"\($0)\" IS ?" }.joined(separator: " AND "), StatementArguments(row.databaseValues)
        )
    }

    private static func changeValue(
        _ database: Database, _ random: inout SplitMix64
    ) throws -> (text: String, isHarmless: Bool) {
        let (table, rows) = try table(database, &random)
        guard !rows.isEmpty else { return ("", false) }
        let row = random.element(of: rows)
        let column = random.element(of: Array(row.columnNames))
        let old: DatabaseValue = row[column]
        let new = other(than: old, &random)
        guard new != old else { return ("", false) }
        let (condition, arguments) = condition(row)
        try database.execute(
            sql: "UPDATE \"\(table)\" SET \"\(column)\" = ? WHERE \(condition)",
            arguments: StatementArguments([new]) + arguments)
        return ("\(table).\(column): \(old) → \(new)", isNote(table))
    }

    private static func other(than value: DatabaseValue, _ random: inout SplitMix64) -> DatabaseValue {
        switch value.storage {
        case .null: return random.once(in: 2) ? 1.databaseValue : "x".databaseValue
        case .int64(let number): return (random.once(in: 2) ? number &+ 1 : random.integer(in: 0...9_999)).databaseValue
        case .double(let number): return (number + 1).databaseValue
        case .string(let text):
            if random.once(in: 8) { return .null }
            var letters = Array(text)
            if letters.isEmpty { return "x".databaseValue }
            letters[random.integer(in: 0...(letters.count - 1))] = random.element(of: "0a1X乙9-")
            return String(letters).databaseValue
        case .blob(let data):
            var bytes = data
            guard !bytes.isEmpty else { return Data([1]).databaseValue }
            bytes[random.integer(in: 0...(bytes.count - 1))] ^= 1 << random.integer(in: 0...7)
            return bytes.databaseValue
        }
    }

    private static func deleteRow(
        _ database: Database, _ random: inout SplitMix64
    ) throws -> (text: String, isHarmless: Bool) {
        let (table, rows) = try table(database, &random)
        guard !rows.isEmpty else { return ("", false) }
        let (condition, arguments) = condition(random.element(of: rows))
        try database.execute(sql: "DELETE FROM \"\(table)\" WHERE \(condition)", arguments: arguments)
        return ("a row of \(table) taken out", isNote(table))
    }

    /// A row once more under another number, or with another key.
    private static func repeatRow(
        _ database: Database, _ random: inout SplitMix64
    ) throws -> (text: String, isHarmless: Bool) {
        let (table, rows) = try table(database, &random)
        guard !rows.isEmpty else { return ("", false) }
        let row = random.element(of: rows)
        var values = Array(row.databaseValues)
        for index in values.indices where random.once(in: 3) { values[index] = other(than: values[index], &random) }
        values[0] = values[0].storage.value is Int64 ? 90_000.databaseValue : "x\(random.next())".databaseValue
        try database.execute(
            sql: "INSERT INTO \"\(table)\" VALUES (\(values.map { _ in "?" }.joined(separator: ", ")))",
            arguments: StatementArguments(values))
        return ("a row put into \(table)", false)
    }

    /// Two rows change places but for their numbers.
    private static func swapRows(
        _ database: Database, _ random: inout SplitMix64
    ) throws -> (text: String, isHarmless: Bool) {
        let (table, rows) = try table(database, &random)
        guard rows.count > 1, rows[0].columnNames.first == "id" else { return ("", false) }
        let (first, second) = (random.element(of: rows), random.element(of: rows))
        let columns = Array(first.columnNames.dropFirst())
        guard columns.contains(where: { (first[$0] as DatabaseValue) != (second[$0] as DatabaseValue) }) else {
            return ("", false)
        }
        let set = columns.map { "\"\($0)\" = ?" }.joined(separator: ", ")
        func values(_ row: Row) -> StatementArguments { StatementArguments(columns.map { row[$0] as DatabaseValue }) }
        let (one, two): (Int64, Int64) = (first["id"], second["id"])
        if columns.contains("sha256") || table == "account_number" || table == "report" {
            try database.execute(sql: "UPDATE \"\(table)\" SET id = -1 WHERE id = ?", arguments: [one])
            try database.execute(sql: "UPDATE \"\(table)\" SET id = ? WHERE id = ?", arguments: [one, two])
            try database.execute(sql: "UPDATE \"\(table)\" SET id = ? WHERE id = -1", arguments: [two])
        } else {
            try database.execute(
                sql: "UPDATE \"\(table)\" SET \(set) WHERE id = ?", arguments: values(second) + [one])
            try database.execute(
                sql: "UPDATE \"\(table)\" SET \(set) WHERE id = ?", arguments: values(first) + [two])
        }
        return ("rows \(one) and \(two) of \(table) swapped", false)
    }

    private static func flipPayload(
        _ database: Database, _ random: inout SplitMix64
    ) throws -> (text: String, isHarmless: Bool) {
        let table = random.element(of: ["reading_segment", "curve_segment", "register_segment", "summed_segment"])
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(table) WHERE payload IS NOT NULL")
        guard !rows.isEmpty else { return ("", false) }
        let row = random.element(of: rows)
        let (condition, arguments) = condition(row)
        try database.execute(
            sql: "UPDATE \(table) SET payload = ? WHERE \(condition)",
            arguments: StatementArguments([other(than: row["payload"], &random)]) + arguments)
        return ("a bit of a payload of \(table)", false)
    }

    // MARK: Bytes

    /// One to four bytes of the database. What holds nothing may change.
    private mutating func flipDatabase() throws {
        let path = "\(folder)/ledger/ledger.sqlite"
        let before = Self.dump(path)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        for _ in 0..<random.integer(in: 1...4) {
            bytes[random.integer(in: 0...(bytes.count - 1))] ^= UInt8(random.integer(in: 1...255))
        }
        try bytes.write(to: URL(fileURLWithPath: path))
        done = "bytes of the database"
        isHarmless = before != nil && Self.dump(path) == before
    }

    /// All that the database holds; nil where it cannot be read.
    private static func dump(_ path: String) -> [String]? {
        guard let copy = try? TemporaryFolder() else { return nil }
        try? FileManager.default.copyItem(atPath: path, toPath: copy.path("ledger.sqlite"))
        return try? DatabaseQueue(path: copy.path("ledger.sqlite")).read { database in
            let names = try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            return try ["\(version)"]
                + names.flatMap { name in
                    try Row.fetchAll(database, sql: "SELECT * FROM \"\(name)\"").map { row in
                        "\(name) \(row.databaseValues.map { "\($0) \(($0.storage.value as? Data)?.base64EncodedString() ?? "")" })"
                    }
                }
        }
    }

    /// A file of a folder is changed, cut, taken out, exchanged for another, or one is put in.
    private mutating func touch(filesIn name: String) throws {
        let root = "\(folder)/\(name)"
        let names = (FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []).sorted().filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(root)/\($0)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }
        let chosen = random.element(of: names)
        let url = URL(fileURLWithPath: "\(root)/\(chosen)")
        var bytes = try Data(contentsOf: url)
        let other = try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(random.element(of: names))"))
        switch random.integer(in: 0...5) {
        case 0: try FileManager.default.removeItem(at: url)
        case 1: try bytes.prefix(random.integer(in: 0...(bytes.count - 1))).write(to: url)
        case 2 where other != bytes: try other.write(to: url)
        case 3 where name == "Reports":
            try bytes.write(to: url.deletingLastPathComponent().appendingPathComponent("新-\(url.lastPathComponent)"))
        default:
            bytes[random.integer(in: 0...(bytes.count - 1))] ^= UInt8(random.integer(in: 1...255))
            try bytes.write(to: url)
        }
        done = "\(name)/\(chosen)"
    }

    private mutating func touchRunLog() throws {
        let url = URL(fileURLWithPath: "\(folder)/ledger/runs.jsonl")
        var bytes = try Data(contentsOf: url)
        var lines = bytes.split(separator: 0x0A).map { Data($0) }
        let chosen = random.integer(in: 0...(lines.count - 1))
        done = "line \(chosen + 1) of the run log"
        switch random.integer(in: 0...3) {
        case 0: lines.remove(at: chosen)
        case 1: lines.insert(lines[chosen], at: random.integer(in: 0...lines.count))
        case 2 where chosen > 0: lines.swapAt(chosen, chosen - 1)
        default:
            // The last line end may be missing where a run was cut short, and is given back.
            bytes[random.integer(in: 0...(bytes.count - 2))] ^= UInt8(random.integer(in: 1...255))
            return try bytes.write(to: url)
        }
        try Data(lines.joined(separator: [0x0A]) + [0x0A]).write(to: url)
    }

    /// The ledger of an earlier night in the place of this one: whole in itself.
    private mutating func cutTail(_ old: String) throws {
        try FileManager.default.removeItem(atPath: "\(folder)/ledger/ledger.sqlite")
        try FileManager.default.copyItem(atPath: "\(old)/ledger.sqlite", toPath: "\(folder)/ledger/ledger.sqlite")
        if random.once(in: 2) {
            try FileManager.default.removeItem(atPath: "\(folder)/ledger/runs.jsonl")
            try FileManager.default.copyItem(atPath: "\(old)/runs.jsonl", toPath: "\(folder)/ledger/runs.jsonl")
        }
        // One manifest is enough to find it by.
        let names = (FileManager.default.enumerator(atPath: "\(folder)/Reports")?.allObjects as? [String] ?? [])
            .filter { $0.hasSuffix("-r2.manifest.json") }.sorted()
        let kept = random.element(of: names)
        for name in names where name != kept {
            try FileManager.default.removeItem(atPath: "\(folder)/Reports/\(name)")
        }
        done = "the ledger's tail cut, manifest \(kept) left"
    }
}
