import EmissionModel
import Tabular

/// Scans the blocks of a long file of quarter-hours, account, time and energy a row, into the sums of its account-days.
///
/// Most rows repeat the account and the date of the row before and go on to the next quarter-hour: eight bytes at a time
/// are compared with that row, and only the energy is read. The others are split into fields. What is neither is left to
/// the reader of rows.
///
/// A long file, since its loop is one function that keeps its state in registers, and what it calls must be inlined.
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
    private(set) var lines: [ScannedBlock] = []
    private(set) var facts = StampFacts()
    /// Of the blocks since it was last emptied.
    var taken: [TakenQuarter] = []
    /// Where the rows of each account-day stand, so that those of a few need not be looked for in all of the text.
    private(set) var visits = RowVisits()
    private var waiting = WaitingRows()
    private let months = MonthTexts()
    /// By number of decimals; and that of the row before, which the next block begins with.
    private let decimals: [DecimalShape]
    private var decimal = DecimalShape()
    private var goodStatus: (low: UInt64, count: Int) = (0, 0)

    init(_ layout: ReadingLayout, _ convention: IntervalConvention, wanted: WantedRows? = nil) {
        self.layout = layout
        self.convention = convention
        self.wanted = wanted
        roles = .allocate(capacity: max(layout.roles.count, 1))
        for (index, role) in layout.roles.enumerated() { roles[index] = role.rawValue }
        multipliers = layout.decimal.multipliers()
        decimals = (0...DecimalShape.most).map { [multipliers] in DecimalShape(decimals: $0, unit: multipliers[$0]) }
    }

    deinit {
        accounts.release()
        cells.release()
        visits.release()
        waiting.release()
        months.release()
        roles.deallocate()
        multipliers.deallocate()
    }

    // One function, since what it keeps in registers from row to row is what makes it fast. Every load is at most
    // sixteen bytes behind a byte known to lie within the block, or 64 behind the start of a row; the block's last byte is
    // a line feed, and more readable bytes follow it. Bytes that are found equal to those of a row hold no line feed but
    // at its end, and so lie within the block as well.
    func scan(_ block: TextBlock) -> Bool {
        guard let base = block.bytes.baseAddress, !block.bytes.isEmpty else { return true }
        // Local copies: members of a class are checked at every access.
        var accounts = accounts
        var cells = cells
        var facts = facts
        var taken = taken
        var visits = visits
        var waiting = waiting
        defer {
            self.accounts = accounts
            self.cells = cells
            self.facts = facts
            self.taken = taken
            self.visits = visits
            self.waiting = waiting
        }
        self.taken = []
        let texts = ClockTexts.shared
        let (roles, multipliers, roleCount, width) = (roles, multipliers, layout.roles.count, layout.width)
        let (delimiter, months) = (layout.delimiter, months)
        let fields = FieldScan(delimiter: delimiter)
        let isEnd: Int32 = convention == .start ? 0 : 1
        let ownMidnight = convention == .endWithMidnightOfItsDate
        let isTaking = wanted != nil
        let isNoting = !isTaking && visits.goesOn(cells: cells.count)

        let end = base + block.bytes.count
        var position = base
        var place = RowPlace.first(inBlock: block.index, line: block.firstLine)
        if block.index == 0 {
            guard fields.passHeader(layout.headerRow, &position, end, &place) else { return false }
        }

        var shape = RowShape(none: base)
        var decimal = decimal
        defer { self.decimal = decimal }
        var isArmed = false
        var style: Int32 = 0
        // Date as written, and quarter-hour, of the row before; no day where that row was odd.
        var last: Int32 = 96
        var lastDay: Int32 = .min
        var lastAccount: Int32 = -1
        var lastLow: UInt64 = 0
        var lastHigh: UInt64 = 0
        var cell: UnsafeMutablePointer<DayCell>?
        var hasQuarters = false

        while position < end {
            if isArmed, last &- isEnd < 95, let cell {
                // Rows with the account and the date of the row before and the next quarter-hour each: added at once.
                let first = last
                var number: UInt64 = 0
                var sum: Int64 = 0
                repeat {
                    guard shape.hasPrefix(position) else { break }
                    let next = Int(style &+ last &+ 1)
                    let clock = position + shape.prefix
                    let clockLength = texts.lengths[next]
                    let behind = clock + clockLength
                    let difference = ByteWord.load(clock) & ByteWord.mask(clockLength) ^ texts.texts[next]
                    if difference | shape.middleDifference(behind) != 0 { break }
                    let start = behind + shape.middle
                    let word = ByteWord.load(start)
                    let stops = ByteWord.zeros(word ^ shape.stop)
                    // 64 where the energy has more than eight characters.
                    let bits = UInt64(truncatingIfNeeded: stops.trailingZeroBitCount) & 0x78
                    var after = start + Int(bits &>> 3)
                    let digits = stops != 0 ? decimal.number(word, bits: bits) : DecimalShape.other
                    var value: Int64 = -1
                    if digits == DecimalShape.other {
                        value = longValue(start, shape.stop, &after)
                        if value < 0 { break }
                    }
                    guard shape.hasTail(after) else { break }
                    last &+= 1
                    if digits != DecimalShape.other { number &+= digits } else { sum &+= value }
                    if isTaking || last >= 95 {
                        if value < 0 { value = Int64(bitPattern: digits) &* decimal.unit }
                        if isTaking {
                            if cell.pointee.high & DayCell.wanted != 0 {
                                taken.append(TakenQuarter(cell.pointee, last &- isEnd, value, place))
                            }
                        } else {
                            facts.noteLate(last, value, cell, place)
                        }
                    }
                    position = after + shape.tail
                    place &+= 1
                } while last &- isEnd < 95 && position < end
                if first < last, !isTaking {
                    DayCell.mark(cell, from: first &+ 1 &- isEnd, through: last &- isEnd)
                    cell.pointee.sum &+= sum &+ Int64(bitPattern: number) &* decimal.unit
                    hasQuarters = true
                }
                if position == end { break }
            }

            let start = position
            var account: Int32 = -1
            var low = lastLow
            var high = lastHigh
            var value: Int64 = -1
            var stamp = (day: Int32(0), quarter: Int32(-1))
            var isRead = false
            if shape.isFixed {
                // Account, date and time where the row before has them.
                let from = start + shape.account
                (low, high) = FieldScan.words(from, shape.accountLength)
                if low == lastLow, high == lastHigh, lastAccount >= 0 {
                    account = lastAccount
                } else {
                    // Files in order of time bring the accounts in the same order again and again.
                    account = lastAccount >= 0 ? accounts.entries[Int(lastAccount)].next : -1
                    if account < 0 || accounts.entries[Int(account)].low != low
                        || accounts.entries[Int(account)].high != high
                    {
                        account = accounts.find(low, high) ?? -1
                    }
                }
                let date = start + shape.date
                stamp = months.stamp(date, texts)
                if account >= 0, stamp.quarter >= 0,
                    shape.frameDifference(start) | shape.middleDifference(date + 16) == 0
                {
                    let from = date + (16 &+ shape.middle)
                    let word = ByteWord.load(from)
                    let stops = ByteWord.zeros(word ^ shape.stop)
                    let bits = UInt64(truncatingIfNeeded: stops.trailingZeroBitCount) & 0x78
                    var after = from + Int(bits &>> 3)
                    let digits = stops != 0 ? decimal.number(word, bits: bits) : DecimalShape.other
                    if digits != DecimalShape.other {
                        value = Int64(bitPattern: digits) &* decimal.unit
                    } else {
                        value = longValue(from, shape.stop, &after)
                    }
                    if value >= 0, shape.hasTail(after) {
                        isRead = true
                        shape.model = start
                        position = after + shape.tail
                    }
                }
            }
            if !isRead {
                // Field by field.
                (account, value) = (-1, -1)
                var column = 0
                var isPlain = true
                var isBlank = true
                var text = StampText()
                var found = RowShape.Fields(start)
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
                            (found.account, found.accountEnd) = (from, to)
                            guard count > 0, count <= AccountTable.longest else {
                                isPlain = false
                                break
                            }
                            (low, high) = FieldScan.words(from, count)
                            if low == lastLow, high == lastHigh, lastAccount >= 0 {
                                account = lastAccount
                            } else if let known = accounts.find(low, high) {
                                account = known
                            } else if layout.words.number(of: UnsafeBufferPointer(start: from, count: count)) != nil {
                                account = accounts.add(low, high)
                            } else {
                                isPlain = false
                            }
                        case ReadingLayout.Role.date.rawValue:
                            found.date = from
                            if !text.read(from, count, texts) || text.quarter < 0 { isPlain = false }
                        case ReadingLayout.Role.energy.rawValue:
                            (found.value, found.valueEnd) = (from, to)
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
                    if account >= 0 { (lastAccount, lastLow, lastHigh) = (account, low, high) }
                    continue
                }
                found.end = position
                stamp = (text.day, text.quarter)
                shape = RowShape(start, found, text)
                if text.clockLength == 4 { style = Int32(ClockTexts.shortStyle) }
                if text.clockLength == 5, text.quarter < 40 { style = 0 }
                if found.value < found.valueEnd { decimal = self.decimals[decimals(found.value, found.valueEnd)] }
            }

            let isSameAccount = account == lastAccount
            if !isSameAccount, lastAccount >= 0 { accounts.entries[Int(lastAccount)].next = account }
            (lastAccount, lastLow, lastHigh) = (account, low, high)
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
            let index = cells.find(account, day)
            let found = cells[Int(index)]
            if isTaking {
                if let wanted, found.pointee.low == 0 {
                    found.pointee.low = 1
                    if wanted.contains(accounts.entries[Int(account)], day) { found.pointee.high |= DayCell.wanted }
                }
                if found.pointee.high & DayCell.wanted != 0 {
                    taken.append(TakenQuarter(found.pointee, quarter, value, place))
                }
            } else {
                if isNoting, found != cell { visits.note(account, day, stamp.quarter, place, start - base) }
                waiting.add(found, quarter, value, place)
                if stamp.quarter & 3 != 0 { hasQuarters = true }
                if stamp.quarter >= 95 {
                    facts.noteLate(stamp.quarter, value, found, place)
                } else if stamp.quarter == 0 {
                    let follows: StampFacts.Follows =
                        !isSameAccount || lastDay == .min
                        ? .unknown : lastDay == stamp.day && last == 95 ? .itsDate : .another
                    facts.noteMidnight(follows, value, found, place)
                }
            }
            cell = found
            // A midnight belongs to another day than the row behind it.
            isArmed = shape.isComparable && stamp.quarter >= isEnd && stamp.quarter < 96
            last = stamp.quarter
            lastDay = stamp.day
            place &+= 1
        }
        waiting.finish()
        if hasQuarters { facts.hasQuarters = true }
        if isNoting { visits.close(block: block.index, block.bytes.count) }
        lines.append(ScannedBlock(block, lines: RowPlace.line(place) - 1))
        return true
    }

    /// Energies of more than eight characters, or with other decimals than those of the row before.
    /// - Parameter end: moved behind it.
    @inline(never)
    private func longValue(
        _ start: UnsafePointer<UInt8>, _ stop: UInt64, _ end: inout UnsafePointer<UInt8>
    ) -> Int64 {
        let word = ByteWord.load(start)
        var stops = ByteWord.zeros(word ^ stop)
        var count = ByteWord.firstIndex(stops)
        var value: Int64 = -1
        if stops != 0 {
            if count > 0 { value = PlainDecimal.value(word, count, multipliers) }
        } else {
            stops = ByteWord.zeros(ByteWord.load(start + 8) ^ stop)
            count = 8 &+ ByteWord.firstIndex(stops)
            if stops != 0 { value = PlainDecimal.value(start, count: count, multipliers) }
        }
        end = start + count
        return value <= PlainDecimal.largest ? value : -1
    }

    /// How many decimals are written, as far as they are of a form of their own.
    private func decimals(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int {
        var point = start
        while point < end, point.pointee != 0x2E { point += 1 }
        return min(point < end ? end - point - 1 : 0, DecimalShape.most)
    }

    func forgetCells() {
        cells.release()
        cells = CellTable()
    }

    /// The lines of the blocks since it was last asked.
    func takeLines() -> [ScannedBlock] {
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
