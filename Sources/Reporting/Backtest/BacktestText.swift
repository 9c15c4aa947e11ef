import Accounting
public import Diagnostics
import EmissionModel
import Jurisdiction

/// A back-test on a terminal of 80 columns: what it means, then one table for each length and class of windows.
public struct BacktestText {
    private let report: BacktestReport
    /// Intervals, groups and classes of enterprises for every method, not for the ruling one only.
    private let everything: Bool
    private let words: AccountWords

    public static func text(_ report: BacktestReport, everything: Bool, language: Language) -> String {
        BacktestText(report: report, everything: everything, words: AccountWords(language: language)).text
    }

    private var text: String {
        let sections =
            [head, report.summary.map { AccountText.folded($0[words.language]) }.joined()]
            + report.result.tables.map(section) + [parts, legend]
        return sections.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var head: String {
        let result = report.result
        let duplicates =
            result.duplicates.isEmpty
            ? "" : words("，重复登记 \(result.duplicates.count) 家不计", ", \(result.duplicates.count) duplicates left out")
        let facts =
            words("数据 ", "data ") + "\(report.data.lowerBound.iso) … \(report.data.upperBound.iso)"
            + words("，企业 \(result.enterprises) 家", ", \(result.enterprises) enterprises") + duplicates
            + words("，响应日 \(report.responseDays) 天不用", ", \(report.responseDays) response days left out")
        return AccountText.visible(report.jurisdiction.region) + words("  基线回测\n", "  back-test of the baselines\n")
            + AccountText.folded(facts)
    }

    private func section(_ table: BacktestTable) -> String {
        let title = words(
            "\(table.length) 日，\(table.windowClass.title.zh)：\(table.windows) 段，"
                + "\(FigureText.count(table.enterpriseWindows)) 企业·段",
            "\(table.length) days, \(table.windowClass.title.en): \(table.windows) windows, "
                + "\(FigureText.count(table.enterpriseWindows)) enterprise-windows")
        return title + "\n" + errors(table) + intervals(table)
    }

    // MARK: Errors

    private func errors(_ table: BacktestTable) -> String {
        let titles = [
            words("中位", "MdAPE"), words("九成", "P90"), words("偏差", "bias"), words("合计", "agg"),
            words("合偏", "aggB"), words("去大", "aggx"), "≥10", "≥20", "≥30",
        ]
        let rows = table.rows.map { row in
            [
                row.medianAPE, row.p90APE, row.bias, row.aggregateMAE, row.aggregateBias,
                row.aggregateMAEWithoutLargest, row.falseShare(0), row.falseShare(1), row.falseShare(2),
            ].map(Self.figure)
        }
        var text = TextTable(
            [(words("方法（%）", "method (%)"), .left, Self.room(besides: [titles] + rows))]
                + titles.map { ($0, .right, Self.figureWidth) })
        var method: BaselineMethod?
        for (row, figures) in zip(table.rows, rows) {
            if row.group != .none, row.method != method {
                text.add([name(of: row.method)] + titles.map { _ in "" })
            }
            method = row.method
            text.add([name(of: row)] + figures)
        }
        return text.text()
    }

    private static let figureWidth = 6

    /// Columns of the terminal that the figures leave to the names.
    private static func room(besides rows: [[String]]) -> Int {
        let figures = (rows.first ?? []).indices.map { column in
            rows.map { TerminalWidth.of($0[column]) }.max() ?? 0
        }
        return 80 - figures.reduce(0) { $0 + $1 + 2 }
    }

    private func name(of method: BaselineMethod) -> String {
        words.language == .zh ? method.name : method.rawValue
    }

    /// A comparison group stands under its method; the method and group of the accounts have a star.
    private func name(of row: BacktestRow) -> String {
        let isRuling = report.isConfigured(row)
        guard row.group != .none else { return (isRuling ? "*" : "") + name(of: row.method) }
        return (isRuling ? "*＋" : " ＋") + row.group.title[words.language]
    }

    /// `12.6`: per cent without the sign.
    static func figure(_ fraction: Double?) -> String {
        let text = FigureText.percent(fraction, decimals: 1)
        return text == FigureText.dash ? text : String(text.dropLast())
    }

    // MARK: Intervals and groups

    private func intervals(_ table: BacktestTable) -> String {
        let rows = everything ? table.rows : report.ruling(in: table).map { [$0] } ?? []
        return rows.map { row in
            var facts: [String] = []
            if let coverage = row.coverage90, let width = row.halfWidth90 {
                facts.append(
                    words("90%区间覆盖 ", "90 % interval: coverage ") + Self.figure(coverage)
                        + words("，半宽 ", ", half width ") + Self.figure(width))
            }
            if !row.groupErrors.isEmpty {
                let groups = row.groupErrors.map {
                    "\($0.enterprises)\(words("家", "")) \(Self.figure($0.median))/\(Self.figure($0.p90))"
                }
                facts.append(
                    words("几家合计的误差（中位/九成） ", "sums over (median/P90) ")
                        + groups.joined(separator: words("，", ", ")))
            }
            guard !facts.isEmpty else { return "" }
            let name = row.title[words.language] + words("：", ": ")
            return AccountText.folded(name + facts.joined(separator: words("；", "; ")))
        }.joined()
    }

    // MARK: Classes of enterprises

    /// Of the leading windows; of all windows and methods where everything is asked for.
    private var parts: String {
        let tables = everything ? report.result.tables : report.leading.map { [$0] } ?? []
        return tables.flatMap { table in
            let rows = everything ? table.rows : report.ruling(in: table).map { [$0] } ?? []
            return rows.map { parts(of: $0, in: table) }
        }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func parts(of row: BacktestRow, in table: BacktestTable) -> String {
        guard !row.byVolatility.isEmpty || !row.bySize.isEmpty else { return "" }
        var text = TextTable(
            [(words("企业分类（%）", "enterprises (%)"), .left, 22)]
                + [
                    words("电量占比", "of kWh"), words("家数占比", "of ent."), words("中位", "MdAPE"), "≥20",
                    words("覆盖", "cover"), words("半宽", "width"),
                ].map { ($0, .right, 9) })
        for part in row.byVolatility { text.add(Self.cells(part, part.kind.title[words.language])) }
        for part in row.bySize { text.add(Self.cells(part, part.kind.title[words.language])) }
        let length = words("\(table.length) 日，", "\(table.length) days, ")
        return "\(row.title[words.language])  \(length)\(table.windowClass.title[words.language])\n" + text.text()
    }

    private static func cells<Class>(_ part: BacktestPart<Class>, _ name: String) -> [String] {
        let figures = [
            part.energyShare, part.enterpriseShare, part.medianAPE, part.falseShare20, part.coverage90,
            part.halfWidth90,
        ]
        return [name] + figures.map(figure)
    }

    private var legend: String {
        let isIncomplete = report.result.tables.contains { $0.rows.contains { $0.medianAPE == nil } }
        let missing = words("—：历史不足，不能检验。", "—: too short a history to judge.")
        return AccountText.folded(figures) + (isIncomplete ? AccountText.folded(missing) : "")
    }

    private var figures: String {
        words(
            "中位、九成：一半和九成的误差小于此数；偏差：实际比推算，负为推算偏高；合计、合偏：全部企业合计的平均误差和偏差（正为推算偏高），"
                + "去大：不含最大的 10 家；≥10、≥20、≥30：什么也没发生而看似降了这么多的占比；*：核算所用。",
            "MdAPE, P90: half and nine tenths of the errors are smaller; bias: actual against baseline, negative where "
                + "baselines are too high; agg, aggB: mean error and bias of the sum over all (positive: too high), "
                + "aggx: without the ten largest; ≥10, ≥20, ≥30: share that looks like such a cut though nothing "
                + "happened; *: what the accounts use.")
    }
}
