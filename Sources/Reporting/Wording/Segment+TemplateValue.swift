import Accounting
import Diagnostics
import EmissionModel
import ReportTemplate

extension Segment {
    /// One record a pollutant.
    var ratioRecords: TemplateValue {
        .list(
            Pollutant.allCases.map { pollutant in
                let ratio = ratios[pollutant]
                return [
                    "污染物": .text(pollutant.symbol), "目标": .text(RatioText.percent(ratio.target)),
                    "计划": .text(ratio.text(ratio.plan)), "低": .text(ratio.text(ratio.low)),
                    "高": .text(ratio.text(ratio.high)), "区间": .text(FigureText.interval(ratio.interval90)),
                    "达标概率": .text(FigureText.probability(ratio.probabilityMet)),
                    "结论": .text(ratio.verdict.title.zh),
                ]
            })
    }
}
