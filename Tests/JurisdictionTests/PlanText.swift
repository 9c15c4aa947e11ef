import EmissionModel
import Jurisdiction

/// The text of a published plan, so folded that blanks, widths and the two ways of writing Ⅲ do not matter.
struct PlanText {
    static let files = [
        "beijing-chaoyang-2023": "000_87ac6d3036647e51", "chaoyang-liaoning-ecology-2024": "001_7f2a7d708e4ed122",
        "chaoyang-liaoning-industry-2024": "002_aeeef3b78ffbc205", "beijing-manufacturing-2023": "003_fa57d7b48f6daa8f",
        "kuitun-2023": "004_ad5db5764859d19b",
    ]

    private let folded: String

    init(_ profileID: String) throws {
        folded = Self.fold(try Fixture.sharedText("plans/\(Self.files[profileID] ?? "").txt"))
    }

    func holds(_ phrase: String) -> Bool { folded.contains(Self.fold(phrase)) }

    /// Each word of a clause stands in the plan, if need be without the number of its paragraph: 总体要求（1）.
    func holds(clause: String) -> Bool {
        clause.split(separator: " ").allSatisfy { word in
            let heading = word.prefix { $0 != "（" }
            return holds(String(word)) || (!heading.isEmpty && holds(String(heading)))
        }
    }

    private static func fold(_ text: String) -> String {
        var result = ""
        for character in text where !character.isWhitespace {
            switch character {
            case "Ⅲ": result += "III"
            case "Ⅱ": result += "II"
            case "Ⅰ": result += "I"
            case "＞": result += ">"
            default: result.append(character)
            }
        }
        return result
    }
}

extension WarningCondition {
    /// As plans write it: the first figure after one subject, the others after another; a single day is not named.
    func words(first: String, others: String) -> String {
        var subject = first
        return alternatives.map { criteria in
            criteria.map { criterion in
                defer { subject = others }
                let duration = criteria.count == 1 && criterion.hours == 24 ? "" : "持续\(criterion.hours)小时"
                return "\(subject)>\(criterion.aqiAbove)\(duration)"
            }.joined(separator: "且")
        }.joined(separator: "或") + "及以上"
    }
}

extension ReportDue {
    /// As plans write it; nil where they state no time.
    var words: String? {
        switch self {
        case .daily(_, let minute?): "每日\(minute / 60)时前"
        case .daily: "每日"
        case .daysAfterLift(1, let minute?): "翌日\(minute / 60)时前"
        case .daysAfterLift(let days, _): "解除后\(days)日内"
        case .workingDaysAfterLift(let days): "\(days)个工作日内"
        case .beforeDate(let month, let day): "每年\(month)月\(day)日前"
        case .atIssue, .afterLift, .unstated: nil
        }
    }
}
