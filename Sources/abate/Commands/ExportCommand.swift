import ArgumentParser
import Diagnostics
import EmissionModel
import LedgerStore

enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    case csv, xlsx, json
}

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "导出台账中的数据（供其他程序和 Excel 使用）/ rows out of the ledger",
        discussion: """
            account-days  每户每日电量：有效值、状态、分时点数、来源；可再用 abate ingest 读入另一个工作目录
            readings      收到过的全部日电量，含已被替代的
            curves        台账保存的 15 分钟电量，一行一日 96 点
            findings      读入文件时发现的问题
            enterprises   现行清单企业

            Account-days in force, all daily readings ever received, quarter-hours kept, findings of files, and the
            enterprises in force. The headers are those that abate ingest recognises.

            示例 / example:
              abate export account-days --from 2026-01-01 --to 2026-01-31 \\
                --output 日电量.csv --dir city
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var looking: AsOfOption

    @Option(help: "第一天 / first day: 2026-01-01")
    var from: String?

    @Option(help: "最后一天 / last day: 2026-01-31")
    var to: String?

    @Option(name: .long, help: "格式 / format: csv, xlsx, json")
    var format: ExportFormat = .csv

    @Option(
        name: .long, help: "写到此文件（缺省为标准输出；xlsx 必须写明）/ the file to write, standard output by default",
        completion: .file())
    var output: String?

    @Argument(help: "导出什么 / what: account-days, readings, curves, findings, enterprises")
    var table: ExportTable.Kind

    func run() throws {
        let city = try City(options)
        let ledger = try city.ledgerToLookAt()
        let asOf = try city.asOf(looking.asOf, in: ledger)
        let export = ExportTable(
            kind: table, ledger: ledger, days: try days(in: ledger, asOf), asOf: asOf, language: options.lang)
        do {
            try write(export)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The days asked for; without `--from` and `--to` all of which anything was received.
    private func days(in ledger: Ledger, _ asOf: AsOf) throws -> ClosedRange<CalendarDay>? {
        let (first, last) = (try day(from, "--from"), try day(to, "--to"))
        if let first, let last, first > last {
            throw CommandFailure(.usage, "--from \(first.iso) 晚于 --to \(last.iso)")
        }
        // Beyond what was received there is nothing to look for.
        guard let known = try ledger.readingDays(asOf: asOf) else { return nil }
        let start = max(first ?? known.lowerBound, known.lowerBound)
        let end = min(last ?? known.upperBound, known.upperBound)
        return start <= end ? start...end : nil
    }

    private func day(_ text: String?, _ option: String) throws(CommandFailure) -> CalendarDay? {
        guard let text else { return nil }
        guard let day = CalendarDay(iso: text) else {
            throw CommandFailure(.usage, "\(option) 应为 2026-01-08 这样的日期，得到“\(text)”")
        }
        return day
    }

    private func write(_ export: ExportTable) throws {
        switch format {
        case .csv: try write(export, through: CSVRowWriter(to: ExportTarget(path: output)))
        case .json: try write(export, through: JSONRowWriter(to: ExportTarget(path: output), table: table.rawValue))
        case .xlsx:
            guard let output else { throw CommandFailure(.usage, "xlsx 不能写到标准输出，请用 --output 指明文件") }
            try WorkbookExport(path: output, title: table.title[options.lang]).write(export)
        }
    }

    private func write(_ export: ExportTable, through writer: some RowWriter) throws {
        var writer = writer
        try writer.begin(export.columns)
        try export.forEachRow { try writer.write($0) }
        try writer.finish()
    }
}
