import EmissionModel
import Tabular

/// Scans the blocks of a file of readings whose rows hold days: one day a row, or several across, or the intervals of a
/// day across. Rows out of the ordinary are left to the reader of rows.
final class RowScanner: QuarterScanner, @unchecked Sendable {
    private static let mostOddBytes = 24 << 20

    let layout: ReadingLayout
    private let wanted: WantedRows?
    private let roles: UnsafeMutablePointer<UInt8>
    private let numbers: UnsafeMutablePointer<Int>
    private let multipliers: UnsafeMutablePointer<Int64>
    /// The values of the row at hand by number of their cells; negative where a cell is blank.
    private let values: UnsafeMutablePointer<Int64>

    private(set) var accounts = AccountTable()
    private(set) var cells = CellTable()
    private(set) var oddRows: [OddRow] = []
    private var oddBytes = 0
    private(set) var lines: [ScannedBlock] = []
    private(set) var visits = RowVisits()
    private let months = MonthTexts()
    let facts = StampFacts()
    let convention = IntervalConvention.start
    var taken: [TakenQuarter] = []
    /// What rows say of whole days, since it was last emptied.
    var days: [TakenDay] = []
    private let sumsCells: Bool

    /// - Parameter sumsCells: the cells of a row are parts of a day that are not kept, and count only where all are there.
    init(_ layout: ReadingLayout, sumsCells: Bool = false, wanted: WantedRows? = nil) {
        self.layout = layout
        self.wanted = wanted
        self.sumsCells = sumsCells
        roles = .allocate(capacity: layout.roles.count)
        numbers = .allocate(capacity: layout.roles.count)
        for (index, role) in layout.roles.enumerated() {
            roles[index] = role.rawValue
            numbers[index] = layout.cells[index]
        }
        values = .allocate(capacity: max(layout.cellCount, 1))
        multipliers = layout.decimal.multipliers()
    }

    deinit {
        accounts.release()
        cells.release()
        months.release()
        visits.release()
        roles.deallocate()
        numbers.deallocate()
        values.deallocate()
        multipliers.deallocate()
    }

    /// What is known of a row whose fields have been read.
    private struct Row {
        var account: Int32 = -1
        var day: Int32 = 0
        var value: Int64 = -1
        var given = 0
    }

    // The loop over the fields keeps to local copies, and loads no more than sixteen bytes behind a byte that lies within
    // the block, whose last byte is a line feed.
    func scan(_ block: TextBlock) -> Bool {
        guard let base = block.bytes.baseAddress, !block.bytes.isEmpty else { return true }
        var accounts = accounts
        defer { self.accounts = accounts }
        let (texts, months) = (ClockTexts.shared, months)
        let (roles, numbers, values, multipliers) = (roles, numbers, values, multipliers)
        let (roleCount, width, delimiter) = (layout.roles.count, layout.width, layout.delimiter)
        let fields = FieldScan(delimiter: delimiter)
        let end = base + block.bytes.count
        var position = base
        var place = RowPlace.first(inBlock: block.index, line: block.firstLine)
        let isNoting = wanted == nil && layout.form == .points && !sumsCells && visits.goesOn(cells: cells.count)
        if block.index == 0 {
            guard fields.passHeader(layout.headerRow, &position, end, &place) else { return false }
        }
        var lastAccount: Int32 = -1
        var lastLow: UInt64 = 0
        var lastHigh: UInt64 = 0
        var lastDate: (low: UInt64, high: UInt64, count: Int, day: Int32) = (0, 0, 0, 0)
        while position < end {
            let start = position
            var column = 0
            var isPlain = true
            var isBlank = true
            var row = Row()
            while true {
                let role = column < roleCount ? roles[column] : ReadingLayout.Role.other.rawValue
                if role == ReadingLayout.Role.cell.rawValue || role == ReadingLayout.Role.energy.rawValue,
                    position.pointee != 0x22
                {
                    let word = ByteWord.load(position)
                    let marks = fields.ends(word)
                    if marks != 0 {
                        let count = ByteWord.firstIndex(marks)
                        var value: Int64 = -1
                        if count > 0 {
                            isBlank = false
                            value = PlainDecimal.value(word, count, multipliers)
                            // A cell that holds something and is no plain number.
                            if value < 0 || value > PlainDecimal.largest {
                                isPlain = false
                                break
                            }
                            row.given &+= 1
                        }
                        if role == ReadingLayout.Role.cell.rawValue {
                            values[numbers[column]] = value
                        } else if count > 0 {
                            row.value = value
                        } else {
                            isPlain = false
                        }
                        position += count
                        column &+= 1
                        if fields.goesOn(&position, end) { continue }
                        break
                    }
                }
                guard let field = fields.field(position, end) else {
                    isPlain = false
                    isBlank = false
                    break
                }
                let (from, to) = (field.from, field.to)
                position = field.stop
                let count = to - from
                if count > 0 { isBlank = false }
                switch role {
                case _ where column >= width:
                    if count > 0 { isPlain = false }
                case ReadingLayout.Role.account.rawValue:
                    guard count > 0, count <= AccountTable.longest else {
                        isPlain = false
                        break
                    }
                    let (low, high) = FieldScan.words(from, count)
                    if low == lastLow, high == lastHigh, lastAccount >= 0 {
                        row.account = lastAccount
                        break
                    }
                    let guess = lastAccount >= 0 ? accounts.entries[Int(lastAccount)].next : -1
                    if guess >= 0, accounts.entries[Int(guess)].low == low, accounts.entries[Int(guess)].high == high {
                        row.account = guess
                    } else if let known = accounts.find(low, high) {
                        row.account = known
                    } else if layout.words.number(of: UnsafeBufferPointer(start: from, count: count)) != nil {
                        row.account = accounts.add(low, high)
                    } else {
                        isPlain = false
                        break
                    }
                    if lastAccount >= 0 { accounts.entries[Int(lastAccount)].next = row.account }
                    (lastAccount, lastLow, lastHigh) = (row.account, low, high)
                case ReadingLayout.Role.date.rawValue:
                    var low = ByteWord.load(from)
                    var high: UInt64 = 0
                    if count < 8 {
                        low &= ByteWord.mask(count)
                    } else if count < 16 {
                        high = ByteWord.load(from + 8) & ByteWord.mask(count &- 8)
                    } else {
                        isPlain = false
                        break
                    }
                    if count > 0, low == lastDate.low, high == lastDate.high, count == lastDate.count {
                        row.day = lastDate.day
                        break
                    }
                    if count == 10, let day = months.day(from, texts) {
                        row.day = day
                        break
                    }
                    var stamp = StampText()
                    if stamp.read(from, count, texts), stamp.quarter < 0 {
                        row.day = stamp.day
                        lastDate = (low, high, count, stamp.day)
                    } else {
                        isPlain = false
                    }
                case ReadingLayout.Role.cell.rawValue, ReadingLayout.Role.energy.rawValue:
                    let value = count == 0 ? -1 : PlainDecimal.value(from, count: count, multipliers)
                    if value >= 0 { row.given &+= 1 } else if count > 0 { isPlain = false }
                    if role == ReadingLayout.Role.cell.rawValue {
                        values[numbers[column]] = value
                    } else if value >= 0 {
                        row.value = value
                    } else {
                        isPlain = false
                    }
                case ReadingLayout.Role.status.rawValue:
                    if count > 0, !layout.words.isGood(status: UnsafeBufferPointer(start: from, count: count)) {
                        isPlain = false
                    }
                default: break
                }
                column &+= 1
                if !fields.goesOn(&position, end) { break }
            }
            if isPlain, column >= roleCount, row.given > 0, !sumsCells || row.given == layout.cellCount {
                accounts.entries[Int(row.account)].first = min(accounts.entries[Int(row.account)].first, place)
                if isNoting { visits.note(row.account, row.day, 0, place, start - base) }
                take(row, place, accounts)
                place &+= 1
            } else if isBlank, column == 1, isPlain {
                place &+= 1
            } else {
                guard let record = RecordBounds.end(start, end, delimiter: delimiter), keep(start, record.next, place)
                else { return false }
                position = record.next
                place &+= UInt64(record.lines)
            }
        }
        if isNoting { visits.close(block: block.index, block.bytes.count) }
        lines.append(ScannedBlock(block, lines: RowPlace.line(place) - 1))
        return true
    }

    private func take(_ row: Row, _ place: UInt64, _ accounts: AccountTable) {
        switch layout.form {
        case .long:
            days.append(TakenDay(place: place, milliwattHours: row.value, account: row.account, day: row.day))
        case .days:
            for cell in 0..<layout.cellCount where values[cell] >= 0 {
                days.append(
                    TakenDay(
                        place: place, milliwattHours: values[cell], account: row.account, day: layout.days[cell]))
            }
        case .points where sumsCells:
            var sum: Int64 = 0
            for cell in 0..<layout.cellCount { sum &+= values[cell] }
            days.append(TakenDay(place: place, milliwattHours: sum, account: row.account, day: row.day))
        case .points: takeQuarters(row, place, accounts)
        }
    }

    private func takeQuarters(_ row: Row, _ place: UInt64, _ accounts: AccountTable) {
        if let wanted {
            guard wanted.contains(accounts.entries[Int(row.account)], row.day) else { return }
            let cell = DayCell(account: row.account, day: row.day)
            for quarter in 0..<layout.cellCount where values[quarter] >= 0 {
                taken.append(TakenQuarter(cell, Int32(truncatingIfNeeded: quarter), values[quarter], place))
            }
            return
        }
        let cell = cells.cell(row.account, row.day)
        if !cell.pointee.isEmpty { cell.pointee.high |= DayCell.repeated }
        cell.pointee.first = min(cell.pointee.first, place)
        var sum: Int64 = 0
        if row.given == layout.cellCount {
            DayCell.mark(cell, from: 0, through: 95)
            for quarter in 0..<layout.cellCount { sum &+= values[quarter] }
        } else {
            for quarter in 0..<layout.cellCount where values[quarter] >= 0 {
                DayCell.mark(cell, Int32(truncatingIfNeeded: quarter))
                sum &+= values[quarter]
            }
        }
        cell.pointee.sum &+= sum
    }

    func forgetCells() {
        cells.release()
        cells = CellTable()
    }

    func takeLines() -> [ScannedBlock] {
        defer { lines = [] }
        return lines
    }

    func takeOddRows() -> [OddRow] {
        defer { (oddRows, oddBytes) = ([], 0) }
        return oddRows
    }

    private func keep(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ place: UInt64) -> Bool {
        guard wanted == nil else { return true }
        oddBytes += end - start
        oddRows.append(OddRow(place: place, bytes: Array(UnsafeBufferPointer(start: start, count: end - start))))
        return oddBytes + oddRows.count * 64 < Self.mostOddBytes
    }
}

/// What a row says of a whole day: an account by the number of its worker.
struct TakenDay {
    var place: UInt64
    var milliwattHours: Int64
    var account: Int32
    var day: Int32
}
