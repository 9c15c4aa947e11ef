import EmissionModel
import Tabular

/// Scans the blocks of a long file of quarter-hours, account, time and energy a row, into the sums of its account-days.
///
/// Most rows repeat the account and the date of the row before and go on to the next quarter-hour: eight bytes at a time
/// are compared with that row, and only the energy is read. The others are split into fields. What is neither is left to
/// the reader of rows.
final class StampScanner: QuarterScanner, @unchecked Sendable {
    /// Odd rows past this many bytes are no exception any more: the reader of rows takes the whole file.
    private static let mostOddBytes = 24 << 20

    let layout: ReadingLayout
    let convention: IntervalConvention
    /// The rows that are wanted one by one; nil where days are summed.
    private let wanted: WantedRows?
    private let roles: UnsafeMutablePointer<UInt8>
    private let multipliers: UnsafeMutablePointer<Int64>

    private(set) var accounts = AccountTable()
    private(set) var cells = CellTable()
    private(set) var oddRows: [OddRow] = []
    private var oddBytes = 0
    private(set) var lines: [(block: Int, lines: Int)] = []
    private(set) var facts = StampFacts()
    /// Of the blocks since it was last emptied.
    var taken: [TakenQuarter] = []
    private var goodStatus: (low: UInt64, count: Int) = (0, 0)

    init(_ layout: ReadingLayout, _ convention: IntervalConvention, wanted: WantedRows? = nil) {
        self.layout = layout
        self.convention = convention
        self.wanted = wanted
        roles = .allocate(capacity: max(layout.roles.count, 1))
        for (index, role) in layout.roles.enumerated() { roles[index] = role.rawValue }
        multipliers = layout.decimal.multipliers()
    }

    deinit {
        accounts.release()
        cells.release()
        roles.deallocate()
        multipliers.deallocate()
    }

    /// What was alike in the row before: the bytes up to the clock, between clock and energy, and behind the energy.
    private struct Shape {
        var prefix = 0
        var clock = 0
        var middle = 0
        var value = 0
        var tail = 0
        /// Where the account starts, its length, and the bytes from behind it to the energy.
        var account = 0
        var accountLength = 0
        var between = 0
        /// The first byte behind the energy, eight times.
        var stop: UInt64 = 0
    }

    // One function, since what it keeps in registers from row to row is what makes it fast. Every load is at most
    // sixteen bytes behind a byte known to lie within the block, whose last byte is a line feed and which more readable
    // bytes follow.
    func scan(_ block: TextBlock) -> Bool {
        guard let base = block.bytes.baseAddress, !block.bytes.isEmpty else { return true }
        // Local copies: members of a class are checked at every access.
        var accounts = accounts
        var cells = cells
        var facts = facts
        var taken = taken
        defer {
            self.accounts = accounts
            self.cells = cells
            self.facts = facts
            self.taken = taken
        }
        self.taken = []
        let texts = ClockTexts.shared
        let (roles, multipliers, roleCount, width) = (roles, multipliers, layout.roles.count, layout.width)
        let delimiter = layout.delimiter
        let fields = FieldScan(delimiter: delimiter)
        let isEnd: Int32 = convention == .start ? 0 : 1
        let ownMidnight = convention == .endWithMidnightOfItsDate
        let isTaking = wanted != nil

        let end = base + block.bytes.count
        var position = base
        let firstPlace = RowPlace.first(inBlock: block.index)
        var place = firstPlace
        if block.index == 0 {
            guard fields.passHeader(layout.headerRow, &position, end, &place) else { return false }
        }

        var shape = Shape()
        var previous = base
        var isArmed = false
        var style: Int32 = 0
        var last: Int32 = 96
        var lastAccount: Int32 = -1
        var lastLow: UInt64 = 0
        var lastHigh: UInt64 = 0
        // The date as written and quarter-hour of the row before; no day where that row was odd.
        var lastDay: Int32 = .min
        var cell: UnsafeMutablePointer<DayCell>?
        // Rows of one account and day in their order are added to the cell at once.
        var runFirst = last
        var runSum: Int64 = 0

        while position < end {
            if isArmed, last &- isEnd < 95, let cell {
                // The account, the date and whatever stands around them as in the row before.
                let prefix = shape.prefix
                var index = 0
                while index &+ 8 <= prefix, ByteWord.load(position + index) == ByteWord.load(previous + index) {
                    index &+= 8
                }
                let rest = prefix &- 8
                if index &+ 8 > prefix, ByteWord.load(position + rest) == ByteWord.load(previous + rest) {
                    let next = Int(style &+ last &+ 1)
                    let clockLength = texts.lengths[next]
                    let clock = ByteWord.load(position + prefix)
                    let behind = position + (prefix &+ clockLength)
                    let between =
                        (ByteWord.load(behind) ^ ByteWord.load(previous + (prefix &+ shape.clock)))
                        & ByteWord.mask(shape.middle)
                    if (clock & ByteWord.mask(clockLength)) ^ texts.texts[next] | between == 0 {
                        let start = behind + shape.middle
                        let word = ByteWord.load(start)
                        var stops = ByteWord.zeros(word ^ shape.stop)
                        var length = ByteWord.firstIndex(stops)
                        var value: Int64 = -1
                        if stops != 0 {
                            if length > 0 { value = PlainDecimal.value(word, length, multipliers) }
                        } else {
                            stops = ByteWord.zeros(ByteWord.load(start + 8) ^ shape.stop)
                            length = 8 &+ ByteWord.firstIndex(stops)
                            if stops != 0 { value = PlainDecimal.value(start, count: length, multipliers) }
                        }
                        let after = start + length
                        let tail = shape.tail
                        if tail > 1, value >= 0 {
                            let old = previous + (prefix &+ shape.clock &+ shape.middle &+ shape.value)
                            var index = 1
                            while index < tail, after[index] == old[index] { index &+= 1 }
                            if index < tail { value = -1 }
                        }
                        if value >= 0 {
                            last &+= 1
                            if isTaking {
                                let quarter = last &- isEnd
                                if cell.pointee.flags & DayCell.wanted != 0 {
                                    taken.append(TakenQuarter(cell.pointee, quarter, value, place))
                                }
                            } else {
                                runSum &+= value
                                if last >= 95 { facts.noteLate(last, value, cell, place) }
                            }
                            previous = position
                            shape.clock = clockLength
                            shape.value = length
                            position = after + tail
                            place &+= 1
                            continue
                        }
                    }
                }
            }

            if runFirst < last, !isTaking, let cell {
                DayCell.mark(cell, from: runFirst &+ 1 &- isEnd, through: last &- isEnd)
                cell.pointee.sum &+= runSum
                facts.hasQuarters = true
                runSum = 0
            }
            runFirst = last

            if isArmed, shape.between >= 8, last > isEnd, last < 95 {
                // Another account with the same date and time, as files in order of time go on.
                let from = position + shape.account
                let rest = from + shape.accountLength
                let oldRest = previous + (shape.account &+ shape.accountLength)
                let (low, high) = FieldScan.words(from, shape.accountLength)
                var account = accounts.entries[Int(lastAccount)].next
                if accounts.entries[Int(account)].low != low || accounts.entries[Int(account)].high != high {
                    account = accounts.find(low, high) ?? -1
                }
                let isIn = account >= 0 && (shape.account == 0 || position.pointee == previous.pointee)
                if isIn {
                    // A known account holds no line end, so that `rest` lies within the block.
                    let length = shape.between
                    var index = 0
                    while index &+ 8 <= length, ByteWord.load(rest + index) == ByteWord.load(oldRest + index) {
                        index &+= 8
                    }
                    let tailWord = length &- 8
                    if index &+ 8 > length, ByteWord.load(rest + tailWord) == ByteWord.load(oldRest + tailWord) {
                        let start = rest + length
                        let word = ByteWord.load(start)
                        let stops = ByteWord.zeros(word ^ shape.stop)
                        let count = ByteWord.firstIndex(stops)
                        let value = stops != 0 && count > 0 ? PlainDecimal.value(word, count, multipliers) : -1
                        let known = accounts.entries[Int(account)].cell
                        let day = cell.unsafelyUnwrapped.pointee.day
                        if value >= 0, shape.tail == 1, known >= 0, cells[Int(known)].pointee.day == day {
                            let found = cells[Int(known)]
                            let quarter = last &- isEnd
                            if isTaking {
                                if found.pointee.flags & DayCell.wanted != 0 {
                                    taken.append(TakenQuarter(found.pointee, quarter, value, place))
                                }
                            } else {
                                DayCell.mark(found, quarter)
                                found.pointee.sum &+= value
                                if quarter == 0 { found.pointee.first = min(found.pointee.first, place) }
                            }
                            accounts.entries[Int(lastAccount)].next = account
                            (lastAccount, lastLow, lastHigh) = (account, low, high)
                            cell = found
                            previous = position
                            shape.value = count
                            position = start + (count &+ 1)
                            place &+= 1
                            continue
                        }
                    }
                }
            }

            // Field by field.
            let start = position
            var column = 0
            var isPlain = true
            var isBlank = true
            var account: Int32 = -1
            var value: Int64 = -1
            var stamp = StampText()
            var dateStart = start
            var accountStart = start
            var accountEnd = start
            var valueStart = start
            var valueEnd = start
            while true {
                guard let field = fields.field(position, end) else {
                    isPlain = false
                    isBlank = false
                    break
                }
                let (from, to) = (field.from, field.to)
                position = field.stop
                let count = to - from
                if count > 0 { isBlank = false }
                if column < roleCount {
                    switch roles[column] {
                    case ReadingLayout.Role.account.rawValue:
                        (accountStart, accountEnd) = (from, to)
                        guard count > 0, count <= AccountTable.longest else {
                            isPlain = false
                            break
                        }
                        let (low, high) = FieldScan.words(from, count)
                        if low == lastLow, high == lastHigh, lastAccount >= 0 {
                            account = lastAccount
                        } else {
                            // Files in order of time bring the accounts in the same order again and again.
                            let guess = lastAccount >= 0 ? accounts.entries[Int(lastAccount)].next : -1
                            if guess >= 0, accounts.entries[Int(guess)].low == low,
                                accounts.entries[Int(guess)].high == high
                            {
                                account = guess
                            } else if let known = accounts.find(low, high) {
                                account = known
                            } else if layout.words.number(of: UnsafeBufferPointer(start: from, count: count)) != nil {
                                account = accounts.add(low, high)
                            } else {
                                isPlain = false
                            }
                        }
                        if account >= 0 { (lastLow, lastHigh) = (low, high) }
                    case ReadingLayout.Role.date.rawValue:
                        dateStart = from
                        if !stamp.read(from, count, texts) || stamp.quarter < 0 { isPlain = false }
                    case ReadingLayout.Role.energy.rawValue:
                        (valueStart, valueEnd) = (from, to)
                        if count > 0, count <= 8 {
                            value = PlainDecimal.value(ByteWord.load(from), count, multipliers)
                        } else {
                            value = PlainDecimal.value(from, count: count, multipliers)
                        }
                        if value < 0 || value > PlainDecimal.largest { isPlain = false }
                    case ReadingLayout.Role.status.rawValue:
                        if count > 0, !isGood(from, count) { isPlain = false }
                    default: break
                    }
                } else if column >= width, count > 0 {
                    isPlain = false
                }
                column &+= 1
                if !fields.goesOn(&position, end) { break }
            }
            let isSameAccount = account >= 0 && account == lastAccount
            if account >= 0 {
                if lastAccount >= 0, !isSameAccount { accounts.entries[Int(lastAccount)].next = account }
                lastAccount = account
            }
            if !isPlain || column < roleCount {
                isArmed = false
                if isBlank, column == 1 {
                    place &+= 1
                    continue
                }
                guard let record = RecordBounds.end(start, end, delimiter: delimiter),
                    keep(start, record.next, place)
                else { return false }
                position = record.next
                place &+= UInt64(record.lines)
                lastDay = .min
                continue
            }
            // The day and the quarter-hour that the stamp is about.
            var day = stamp.day
            var quarter = stamp.quarter &- isEnd
            if isEnd == 0 {
                if quarter == 96 { (day, quarter) = (day &+ 1, 0) }
            } else if quarter < 0 {
                quarter = 95
                if !ownMidnight { day &-= 1 }
            }
            if accounts.entries[Int(account)].first > place { accounts.entries[Int(account)].first = place }
            let known = accounts.entries[Int(account)].cell
            let found: UnsafeMutablePointer<DayCell>
            if known >= 0, cells[Int(known)].pointee.day == day {
                found = cells[Int(known)]
            } else {
                let index = cells.find(account, day)
                accounts.entries[Int(account)].cell = index
                found = cells[Int(index)]
                if let wanted, found.pointee.low == 0 {
                    found.pointee.low = 1
                    if wanted.contains(accounts.entries[Int(account)], day) { found.pointee.flags |= DayCell.wanted }
                }
            }
            cell = found
            if isTaking {
                if found.pointee.flags & DayCell.wanted != 0 {
                    taken.append(TakenQuarter(found.pointee, quarter, value, place))
                }
            } else {
                DayCell.mark(found, quarter)
                found.pointee.sum &+= value
                if quarter == 0 { found.pointee.first = min(found.pointee.first, place) }
                if stamp.quarter % 4 != 0 { facts.hasQuarters = true }
                if stamp.quarter >= 95 {
                    facts.noteLate(stamp.quarter, value, found, place)
                } else if stamp.quarter == 0 {
                    let follows: StampFacts.Follows =
                        !isSameAccount || lastDay == .min
                        ? .unknown : lastDay == stamp.day && last == 95 ? .itsDate : .another
                    facts.noteMidnight(follows, value, found, place)
                }
            }
            let tail = position - valueEnd
            shape = Shape(
                prefix: dateStart + stamp.clock - start, clock: stamp.clockLength,
                middle: valueStart - dateStart - stamp.clock - stamp.clockLength, value: valueEnd - valueStart,
                tail: tail, account: accountStart - start, accountLength: accountEnd - accountStart,
                between: accountStart - start <= 1 ? valueStart - accountEnd : 0,
                stop: ByteWord.repeated(valueEnd.pointee))
            // A midnight belongs to another day than the row behind it.
            isArmed =
                shape.prefix >= 8 && (1...7).contains(shape.middle) && stamp.quarter >= isEnd && stamp.quarter < 96
            style = stamp.clockLength == 4 ? Int32(ClockTexts.shortStyle) : 0
            if stamp.clockLength == 5, stamp.quarter < 40 { style = 0 }
            last = stamp.quarter
            runFirst = last
            lastDay = stamp.day
            previous = start
            place &+= 1
        }
        if runFirst < last, !isTaking, let cell {
            DayCell.mark(cell, from: runFirst &+ 1 &- isEnd, through: last &- isEnd)
            cell.pointee.sum &+= runSum
            facts.hasQuarters = true
        }
        lines.append((block.index, RowPlace.line(place) - 1))
        return true
    }

    /// The lines of the blocks since it was last asked.
    func takeLines() -> [(block: Int, lines: Int)] {
        defer { lines = [] }
        return lines
    }

    private func keep(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ place: UInt64
    ) -> Bool {
        guard wanted == nil else { return true }
        oddBytes += end - start
        oddRows.append(OddRow(place: place, bytes: Array(UnsafeBufferPointer(start: start, count: end - start))))
        return oddBytes + oddRows.count * 64 < Self.mostOddBytes
    }

    /// The word that was good the last time is good again.
    private func isGood(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        let word = count < 8 ? ByteWord.load(bytes) & ByteWord.mask(count) : ByteWord.load(bytes)
        if count <= 8, goodStatus == (word, count) { return true }
        guard layout.words.isGood(status: UnsafeBufferPointer(start: bytes, count: count)) else { return false }
        if count <= 8 { goodStatus = (word, count) }
        return true
    }
}

/// A row that was wanted: an account by the number of its worker, and what it gives.
struct TakenQuarter {
    var place: UInt64
    var milliwattHours: Int64
    var account: Int32
    var day: Int32
    var quarter: UInt8

    @inline(__always)
    init(_ cell: DayCell, _ quarter: Int32, _ value: Int64, _ place: UInt64) {
        self.place = place
        milliwattHours = value
        account = cell.account
        day = cell.day
        self.quarter = UInt8(truncatingIfNeeded: quarter)
    }
}
