import EmissionModel

/// The accounts' days whose quarter-hours are taken row by row: a bit each.
struct AccountDays {
    private var first: Int32 = 0
    /// By distance from the first day.
    private var days: [[UInt64]] = []

    private(set) var isEmpty = true

    /// - Parameter account: the ledger's short number.
    mutating func insert(_ account: Int32, _ day: Int32) {
        if isEmpty {
            (first, isEmpty) = (day, false)
        } else if day < first {
            days.insert(contentsOf: repeatElement([], count: Int(first - day)), at: 0)
            first = day
        }
        let (distance, word) = (Int(day - first), Int(account) >> 6)
        if distance >= days.count { days += repeatElement([], count: distance + 1 - days.count) }
        if word >= days[distance].count {
            days[distance] += repeatElement(0, count: max(word + 1, 2 * days[distance].count) - days[distance].count)
        }
        days[distance][word] |= 1 << UInt64(account & 63)
    }

    func contains(_ account: Int32, _ day: Int32) -> Bool {
        let (distance, word) = (Int(day) - Int(first), Int(account) >> 6)
        guard days.indices.contains(distance), word < days[distance].count else { return false }
        return days[distance][word] >> UInt64(account & 63) & 1 == 1
    }
}

/// Which rows a second walk over a file takes, asked by several workers at once: nothing in it changes any more.
final class WantedRows: @unchecked Sendable {
    private let accounts: AccountNumbers
    private let days: AccountDays

    init(_ accounts: AccountNumbers, _ days: AccountDays) {
        self.accounts = accounts
        self.days = days
    }

    func contains(_ entry: AccountTable.Entry, _ day: Int32) -> Bool {
        id(of: entry).map { days.contains($0, day) } ?? false
    }

    /// The ledger's short number.
    func id(of entry: AccountTable.Entry) -> Int32? { accounts.id(entry.low, entry.high) }
}

/// All accounts that workers have met, by the bytes of their numbers, with the ledger's short numbers.
final class AccountNumbers {
    private(set) var table = AccountTable()
    private(set) var ids: [Int32] = []

    deinit {
        table.release()
    }

    func id(_ low: UInt64, _ high: UInt64) -> Int32? { table.find(low, high).map { ids[Int($0)] } }

    /// This table's number of an account.
    func meet(_ low: UInt64, _ high: UInt64) -> Int32 { table.find(low, high) ?? table.add(low, high) }

    /// Takes over a worker's accounts: by its number of an account this table's.
    func merge(_ other: AccountTable) -> [Int32] {
        (0..<other.count).map { index in
            let entry = other.entries[index]
            let known = table.find(entry.low, entry.high) ?? table.add(entry.low, entry.high)
            table.entries[Int(known)].first = min(table.entries[Int(known)].first, entry.first)
            return known
        }
    }

    /// Those of which rows were taken, in the order of the text.
    func inOrder() -> [Int] {
        (0..<table.count).filter { table.entries[$0].first != DayCell.nowhere }.sorted {
            table.entries[$0].first < table.entries[$1].first
        }
    }

    func settle(_ ids: [Int32]) { self.ids = ids }
}
