import EmissionModel
import Foundation
import TestSupport
import Testing

/// The real year of `shared/data`, read by its bytes: kWh a day of each enterprise. Its smallest value, 1,
/// stands for idle or missing.
struct RealYear {
    var accounts: [String] = []
    /// kWh from 2015-01-01 on.
    var series: [[Int64]] = []

    static let firstDay = CalendarDay(number: 16_436)

    init() throws {
        let bytes = try Self.inflated()
        var position = (bytes.firstIndex(of: 10) ?? 0) + 1
        var last: ArraySlice<UInt8> = []
        while let end = bytes[position...].firstIndex(of: 10) {
            let line = bytes[position..<end]
            position = end + 1
            guard let comma = line.firstIndex(of: 44), let second = line[(comma + 1)...].firstIndex(of: 44) else {
                continue
            }
            if line[..<comma] != last {
                last = line[..<comma]
                accounts.append(String(decoding: last, as: UTF8.self))
                series.append([])
            }
            let value = line[(second + 1)...].reduce(Int64(0)) {
                (48...57).contains($1) ? $0 * 10 + Int64($1 - 48) : $0
            }
            series[series.count - 1].append(value)
        }
    }

    private static func inflated() throws -> [UInt8] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "gzip", "-dc", try #require(SharedData.folder) + "/data/enterprise-daily-2015.csv.gz",
        ]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return [UInt8](data)
    }
}
