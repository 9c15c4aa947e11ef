import Accounting
import Diagnostics
import EmissionModel
import ReportTemplate

/// What witnesses disagree on, day by day, and nobody has settled.
extension EpisodeReport {
    var conflicts: [WitnessAccount] { days.flatMap(\.conflicts) }

    /// Their ids, each with its day and enterprise.
    var conflictIDs: JSONValue { .array(conflicts.map { .string($0.decisionID) }) }

    /// As a day's report shows them, with the day.
    var conflictValues: [TemplateValue] {
        days.flatMap { day -> [TemplateValue] in
            var daily = base
            daily.account = day
            daily.account.witnesses = day.conflicts
            return zip(day.conflicts, daily.witnessValues).map { conflict, value in
                guard case .record(let fields) = value else { return .missing }
                return .record([(key: "日期", value: .text(conflict.day.iso))] + fields)
            }
        }
    }

    /// The same for the workbook.
    var conflictRows: [[String?]] {
        days.flatMap { day -> [[String?]] in
            var daily = base
            daily.account = day
            daily.account.witnesses = day.conflicts
            return zip(day.conflicts, daily.witnessRows).map { [$0.day.iso] + $1 }
        }
    }
}
