import Accounting
import Diagnostics
import EmissionModel
import Spreadsheet

/// The stretches of one level, each with its own target: a row a stretch and pollutant, eight columns.
enum SegmentTable {
    static func table(_ segments: [Segment]) -> SheetTable {
        let titles = ["级别", "起止（时数）", "污染物", "目标", "计划", "低值", "高值", "结论"]
        return SheetTable(titles.map { .label($0, 17) }, rows: segments.flatMap(rows))
    }

    private static func rows(_ segment: Segment) -> [SheetTable.Row] {
        let span = "\(segment.shortSpan)（\(FigureText.hours(segment.minutes)) 小时）"
        return Pollutant.allCases.map { pollutant in
            let ratio = segment.ratios[pollutant]
            return SheetTable.Row(
                contents: [
                    .text(segment.levelName), .text(span), .text(pollutant.symbol),
                    .text(RatioText.percent(ratio.target)), .text(ratio.text(ratio.plan)),
                    .text(ratio.text(ratio.low)), .text(ratio.text(ratio.high)), .text(ratio.verdict.title.zh),
                ], styles: [(7, ReportStyle.status(ratio.verdict))])
        }
    }
}
