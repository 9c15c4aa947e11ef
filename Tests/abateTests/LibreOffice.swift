import Foundation
import TestSupport
import Testing

/// LibreOffice as a reader of workbooks that no one here wrote: it computes every formula anew.
enum LibreOffice {
    static let path = "/usr/bin/soffice"
    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// The workbooks as LibreOffice saves them after computing all formulas, under their own names in a folder.
    static func recalculate(_ workbooks: [String], into folder: String) throws {
        let profile = folder + "/profile"
        try FileManager.default.createDirectory(atPath: profile + "/user", withIntermediateDirectories: true)
        try always.write(toFile: profile + "/user/registrymodifications.xcu", atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments =
            [
                "-env:UserInstallation=file://\(profile)", "--headless", "--convert-to", "xlsx", "--outdir", folder,
            ] + workbooks
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }

    /// Formulas are computed when a file is opened, whatever values stand in it.
    private static let always = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
        <value>0</value></prop></item>
        </oor:items>
        """

    /// The numbers of all cells by sheet, to six digits.
    static func numbers(_ workbook: String) throws -> [String: [String]] {
        var result: [String: [String]] = [:]
        for row in try SampleCityTests.cells(workbook) {
            result[row[0], default: []] += row.dropFirst(2).compactMap { text in
                let isPercent = text.hasSuffix("%")
                return Double(isPercent ? String(text.dropLast()) : text).map { String(format: "%.6g", $0) }
            }
        }
        return result
    }
}

/// Every workbook of a city, its formulas computed by LibreOffice: each cell as the program has left it.
@Suite(.enabled(if: LibreOffice.isThere, "LibreOffice is not installed")) struct WorkbookOracleTests {
    @Test(arguments: ["kuitun-2023", "chaoyang-liaoning-industry-2024", "beijing-chaoyang-2023"])
    func everyFormulaGivesTheCachedValue(profile: String) throws {
        let folder = try TemporaryFolder()
        let city = folder.path("city")
        try Command.run("init", city, "--profile", profile, "--sample")
        try Command.run("run", "--dir", city, "--date", "2025-12-31")
        let names = try FileManager.default.subpathsOfDirectory(atPath: "\(city)/Reports")
            .filter { $0.hasSuffix(".xlsx") }.sorted()
        #expect(names.count >= 6)
        // One name each, since LibreOffice puts all into one folder.
        let flat = folder.path("flat")
        try FileManager.default.createDirectory(atPath: flat, withIntermediateDirectories: true)
        for name in names {
            try FileManager.default.copyItem(
                atPath: "\(city)/Reports/\(name)", toPath: "\(flat)/\(name.replacing("/", with: "_"))")
        }
        let files = names.map { $0.replacing("/", with: "_") }
        try LibreOffice.recalculate(files.map { "\(flat)/\($0)" }, into: folder.path("again"))
        for file in files {
            let ours = try LibreOffice.numbers("\(flat)/\(file)")
            #expect(try LibreOffice.numbers("\(folder.path("again"))/\(file)") == ours, "\(file)")
            #expect(ours.values.contains { !$0.isEmpty })
        }
    }
}
