import EmissionModel
import LedgerStore

/// The number under which a command writes. One that was cut short, by a kill or a full disk, is taken up again under
/// its number by the same command: files of one run that contradict each other then still do so within one run, and
/// what is written is what an undisturbed run would have written.
struct RunTicket {
    let number: Int
    private let lock: LedgerLock
    private let key: String

    /// - Parameters:
    ///   - command: its name and what it was asked for.
    ///   - clock: only the same command on the same day takes a run up again: what has come since is of another run.
    init(
        _ city: City, _ ledger: Ledger, _ lock: LedgerLock, command: [String?], at clock: LocalClock
    ) throws(CommandFailure) {
        self.lock = lock
        let log = RunLog(path: city.runLogPath)
        let words = [clock.today.iso] + command.map { $0 ?? "-" }
        key = FileBytes.sha256(of: words.joined(separator: "\0").utf8)
        let unfinished = lock.unfinished
        if unfinished != nil { LeftOvers(city).remove() }
        let next = try log.nextNumber(ledger)
        do {
            number = try Self.number(of: unfinished, key: key, log, ledger) ?? next
            try lock.begin("\(number) \(key)")
        } catch {
            throw CommandFailure(error)
        }
    }

    /// All is written: the next command has a number of its own.
    func end() { lock.end() }

    /// The run is in the log and yet has not written all that it was to write.
    func stayOpen() { try? lock.begin("\(number) \(key) \(Self.open)") }

    private static let open = "open"

    /// The number of the run that was cut short; nil where it was another command's, came to its end but for saying so,
    /// or others have followed it.
    private static func number(
        of unfinished: String?, key: String, _ log: RunLog, _ ledger: Ledger
    ) throws(LedgerError) -> Int? {
        guard let parts = unfinished?.split(separator: " "), parts.count >= 2, parts[1] == key,
            let number = Int(parts[0]), number >= (try ledger.lastRun())
        else { return nil }
        let logged = log.lastLoggedNumber
        return number > logged || number == logged && parts.last == Self.open[...] ? number : nil
    }
}
