import Accounting
import Jurisdiction
import LedgerStore
import Reporting

extension LedgerComparison {
    /// - Parameter rows: how many rows of each cause are listed.
    func report(
        of subjects: [ComparedSubject], from first: LedgerPoint, to second: LedgerPoint, rows: Int,
        between reported: ReportedFigures? = nil
    ) throws(CommandFailure) -> DifferenceReport {
        var compared: [DifferenceReport.Subject] = []
        for subject in subjects {
            let found = try difference(of: subject, between: reported)
            var causes: [DifferenceReport.Cause] = []
            for step in found.difference.steps {
                let behind = try found.rows(of: step, limit: rows)
                causes.append(DifferenceReport.Cause(step: step, rowCount: behind.count, rows: behind.shown))
            }
            compared.append(
                DifferenceReport.Subject(
                    date: subject.date, episode: found.episode, difference: found.difference, causes: causes))
        }
        var report = DifferenceReport(
            region: after.city.jurisdiction.region, before: first.state, after: second.state, subjects: compared)
        report.files = try filesBetween()
        return report
    }

    private func filesBetween() throws(CommandFailure) -> [DifferenceReport.ReceivedFile] {
        let limits = [asked.from, asked.to].map { $0.lastFile ?? .max }.sorted()
        do {
            return try before.ledger.files(after: limits[0], asOf: AsOf(lastFile: limits[1])).map {
                DifferenceReport.ReceivedFile(number: $0.id, name: $0.name, run: $0.run)
            }
        } catch {
            throw CommandFailure(error)
        }
    }
}
