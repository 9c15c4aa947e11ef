import Accounting
import EmissionModel
import Reporting

/// Where the workbook of a back-test goes: to the file that was named, else beside the reports, where what stands and
/// is not the same is never overwritten.
struct BacktestFile {
    private let city: City
    private let output: String?

    init(_ city: City, output: String?) {
        self.city = city
        self.output = output
    }

    /// The path written.
    func write(_ report: BacktestReport) throws -> String {
        do {
            if let output {
                try report.writeWorkbook(to: output)
                return output
            }
            return try shelve(report)
        } catch {
            throw CommandFailure(error)
        }
    }

    private func shelve(_ report: BacktestReport) throws -> String {
        let (first, last) = (report.result.firstStart.iso, report.result.lastStart.iso)
        let folder = "\(city.reportsFolder)/backtest-\(first)-\(last)"
        try OutputFile.makeFolder(folder)
        let temporary = "\(folder)/.backtest.xlsx"
        try report.writeWorkbook(to: temporary)
        defer { OutputFile.remove(temporary) }
        let bytes = OutputFile.read(temporary)
        var revision = 1
        while true {
            let path = revision == 1 ? "\(folder)/backtest.xlsx" : "\(folder)/backtest-r\(revision).xlsx"
            guard let standing = OutputFile.read(path) else {
                try OutputFile.move(temporary, to: path)
                return path
            }
            if standing == bytes { return path }
            revision += 1
        }
    }
}
