import Accounting
import EmissionModel
import Ingestion
import LedgerStore
import Reporting

/// A state of a city: what its ledger held after one of its files, and the rules that held.
struct LedgerPoint {
    let city: City
    let asOf: AsOf
    /// As it was asked for.
    let name: String
    /// nil where it was not named by a run.
    var run: Int?

    /// `7` or `run:7` after a run, `#12` after a file, a day or a moment, `latest`.
    /// - Returns: nil where the text is none of these.
    init?(_ text: String, of city: City, in ledger: Ledger) throws(CommandFailure) {
        self.city = city
        name = text
        if let run = Self.run(text) {
            guard try run < RunLog(path: city.runLogPath).nextNumber(ledger) else {
                throw CommandFailure(.usage, "还没有第 \(run) 次运行")
            }
            self.run = run
            do {
                asOf = AsOf(lastFile: try ledger.newestFile(ofRun: run))
            } catch {
                throw CommandFailure(error)
            }
        } else if text == "latest" || text == "现在" {
            do {
                asOf = AsOf(lastFile: try ledger.newestFile())
            } catch {
                throw CommandFailure(error)
            }
        } else {
            let day = text.prefix { $0 != "T" && $0 != " " }
            guard text.hasPrefix("#") || CalendarDay(iso: day) != nil else { return nil }
            asOf = try city.asOf(text, in: ledger)
        }
    }

    /// After the run that wrote a report.
    init(_ document: ComparedDocument, run: Int, of city: City, in ledger: Ledger) throws(CommandFailure) {
        self.city = city
        name = document.name
        self.run = run
        do {
            asOf = AsOf(lastFile: try ledger.newestFile(ofRun: run))
        } catch {
            throw CommandFailure(error)
        }
    }

    private static func run(_ text: String) -> Int? {
        let digits = text.hasPrefix("run:") ? text.dropFirst(4) : text[...]
        guard !digits.isEmpty, digits.utf8.count < 10, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }

    /// The rules of another state in the place of these, one kind at a time; nothing where they are the same.
    func rules(to other: LedgerPoint) throws(CommandFailure) -> [(cause: ChangeCause, city: City)] { [] }

    var state: DifferenceReport.State { DifferenceReport.State(name: name, run: run, lastFile: asOf.lastFile) }
}
