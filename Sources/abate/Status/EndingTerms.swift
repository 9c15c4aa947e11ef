import Diagnostics
import EmissionModel
import Reporting

/// Decisions and approved targets that have ended lately or end soon, as seen from a day.
struct EndingTerms {
    let books: CityBooks
    let today: CalendarDay

    /// Days before and after its last day in which a term is spoken of.
    private static let margin = 30

    struct Term {
        /// As a report calls it.
        var name: String
        var document: String
        var last: CalendarDay
    }

    /// In the order in which they end.
    var findings: [Diagnostic] {
        (decided + approved).filter { (-Self.margin...Self.margin).contains(today.distance(to: $0.last)) }
            .sorted { ($0.last, $0.name) < ($1.last, $1.name) }.map(finding)
    }

    private func finding(_ term: Term) -> Diagnostic {
        let left = today.distance(to: term.last)
        return left < 0
            ? AccountingMessages.termHasEnded(term.name, term.last.iso, term.document)
            : AccountingMessages.termEndsSoon(term.name, term.last.iso, term.document, String(left))
    }

    /// Only what holds for a time: a settled conflict or reading has no term of its own.
    private var decided: [Term] {
        books.decisions.compactMap { decision in
            guard let last = decision.expires else { return nil }
            switch decision.subject {
            case .exemption, .target: break
            case .reading, .record, .badDay, .conflict: return nil
            }
            if decision.exemption == nil, decision.target == nil { return nil }
            return Term(name: decision.subject.name, document: decision.document, last: last)
        }
    }

    /// Rows of the targets table that nothing follows.
    private var approved: [Term] {
        books.targets.compactMap { target in
            guard let last = target.validTo, !isFollowed(target, after: last) else { return nil }
            return Term(
                name: DecisionSubject.target(target.level, target.pollutant).name,
                document: target.document ?? "—", last: last)
        }
    }

    private func isFollowed(_ target: ReductionTarget, after last: CalendarDay) -> Bool {
        let next = last.advanced(by: 1)
        let decided = books.decisions.compactMap(\.target)
        return (books.targets + decided).contains {
            $0.level == target.level && $0.pollutant == target.pollutant && $0.isInForce(on: next)
        }
    }
}
