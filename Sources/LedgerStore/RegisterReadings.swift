import EmissionModel
import FoundationEssentials
import GRDB

/// Consumption from registers (`domain.md` §3.2): (R_d − R_d−1) × multiplier, or from a row's own start to its end,
/// for the cells that no file gives an energy for. Computed when it is asked for, so that it does not matter whether the
/// multiplier, or the day before, came first.
struct RegisterReadings {
    static let sql = """
        SELECT source_file.run, payload FROM register_segment
        JOIN source_file ON source_file.id = register_segment.file_id
        WHERE day = ? AND file_id <= ? ORDER BY source_file.run, file_id, part
        """

    private let database: Database
    /// For each of the ledger's account ids the row of the table, −1 where it is not asked for.
    private let rows: [Int32]
    private let limit: Int64

    init(_ database: Database, rows: [Int32], limit: Int64) {
        self.database = database
        self.rows = rows
        self.limit = limit
    }

    /// What rules of one account and day.
    private struct Stand {
        var register: StoredRegister
        var run: Int
        var isContradicted = false
    }

    func fill(_ table: inout ReadingTable) throws {
        let from = table.firstDay.advanced(by: -1)
        let days = try Int32.fetchAll(
            database,
            sql: "SELECT DISTINCT day FROM register_segment WHERE day BETWEEN ? AND ? AND file_id <= ? ORDER BY day",
            arguments: [Int64(from.number), Int64(table.lastDay.number), limit])
        guard !days.isEmpty else { return }
        let multipliers = try multipliers()
        var before: [Int: Stand] = [:]
        var lastDay: Int32?
        for number in days {
            if lastDay != number - 1 { before = [:] }
            let stands = try stands(on: number)
            let day = CalendarDay(number: number)
            for (row, stand) in stands.sorted(by: { $0.key < $1.key }) where day >= table.firstDay {
                let account = table.accountNumbers[row]
                guard !table[row, day].isKnown else { continue }
                let stated = Stated(multipliers[account] ?? [], on: day)
                switch Self.consumption(stand, after: before[row], stated) {
                case nil: break
                case .success(let energy): table[row, day] = .value(energy)
                case .failure(let fault):
                    table.registerFaults.append(RegisterFault(account: account, day: day, kind: fault.kind))
                }
            }
            before = stands
            lastDay = number
        }
    }

    private struct Fault: Error {
        var kind: RegisterFault.Kind
    }

    /// The multipliers that the table of accounts has for a day and for the one before.
    private struct Stated {
        let own: Ratio?
        let before: Ratio?

        init(_ bindings: [AccountBinding], on day: CalendarDay) {
            func multiplier(on day: CalendarDay) -> Ratio? {
                bindings.first { $0.multiplier != nil && $0.isValid(on: day) }?.multiplier
            }
            own = multiplier(on: day)
            before = multiplier(on: day.advanced(by: -1))
        }
    }

    /// nil where there is nothing to start from.
    private static func consumption(
        _ stand: Stand, after before: Stand?, _ stated: Stated
    ) -> Result<Energy, Fault>? {
        if stand.isContradicted { return .failure(Fault(kind: .contradicted)) }
        let register = stand.register
        if register.start == nil, before?.isContradicted ?? false { return .failure(Fault(kind: .contradicted)) }
        guard let start = register.start ?? before?.register.end else { return nil }
        let multiplier = register.statedMultiplier ?? stated.own
        if register.start == nil, let earlier = before?.register.statedMultiplier ?? stated.before, let multiplier,
            earlier != multiplier
        {
            return .failure(Fault(kind: .multiplierChanged))
        }
        guard register.end >= start else {
            return .failure(Fault(kind: fall(from: start, to: register.end, multiplier)))
        }
        guard let multiplier else { return .failure(Fault(kind: .noMultiplier)) }
        guard let energy = energy(register.end - start, multiplier) else {
            return .failure(Fault(kind: .roseTooFar(from: start, to: register.end)))
        }
        return .success(energy)
    }

    private static func fall(from: Int64, to: Int64, _ multiplier: Ratio?) -> RegisterFault.Kind {
        guard let multiplier, let count = RegisterFault.countThroughZero(from: from, to: to),
            let energy = energy(count, multiplier)
        else { return .fell(from: from, to: to) }
        return .rolledOver(from: from, to: to, energy: energy)
    }

    /// What the largest reading of a day may be that is taken from a file: sums of such cannot overflow.
    private static let largest: Int64 = 100_000_000 * 1_000_000

    /// nil where it is more than any account uses in a day.
    private static func energy(_ count: Int64, _ multiplier: Ratio) -> Energy? {
        let energy = (Ratio(Int(count)) * multiplier).whole(.nearest)
        return energy <= largest ? Energy(milliwattHours: energy) : nil
    }

    /// Of each account of the table what the newest run says.
    private func stands(on day: Int32) throws -> [Int: Stand] {
        var stands: [Int: Stand] = [:]
        let cursor = try Row.fetchCursor(
            database,
            sql: Self.sql,
            arguments: [Int64(day), limit])
        while let segment = try cursor.next() {
            let run: Int = segment[0]
            for register in try RegisterCodec.decode(of: segment, column: 1) {
                guard Int(register.account) < rows.count, rows[Int(register.account)] >= 0 else { continue }
                let row = Int(rows[Int(register.account)])
                if let known = stands[row], known.run == run {
                    if !known.register.says(sameAs: register) { stands[row]?.isContradicted = true }
                } else {
                    stands[row] = Stand(register: register, run: run)
                }
            }
        }
        return stands
    }

    private func multipliers() throws -> [String: [AccountBinding]] {
        let versions = Versions(of: AccountBinding.self)
        let bindings: [AccountBinding] = try versions.ruling(database, limit: limit)
            .map { try versions.record($0.version) }
        return Dictionary(grouping: bindings, by: \.accountNumber)
    }
}

extension ReadingTable.Reading {
    /// Something stands in the cell that a register does not displace.
    fileprivate var isKnown: Bool {
        switch self {
        case .missing, .partial: false
        case .value, .conflict, .flagged: true
        }
    }
}

extension StoredRegister {
    /// What the row itself says.
    fileprivate var statedMultiplier: Ratio? { multiplier.map { Ratio(significand: $0, scale: 6) } }
}

extension RegisterCodec {
    /// Decodes a blob column without copying it. A damaged one is an integrity error.
    static func decode(of row: Row, column: Int) throws -> [StoredRegister] {
        try row.withUnsafeData(atIndex: column) { data in
            guard let data, let registers = try? data.withUnsafeBytes({ try RegisterCodec.decode($0) }) else {
                throw MalformedRow(table: "register_segment", column: "payload")
            }
            return registers
        }
    }
}
