/// How a row is laid out, as far as the rows behind it may be alike: what stands between account, time and energy, byte
/// for byte, and where. Words of eight bytes are compared under masks, so that nothing is looked for.
struct RowShape {
    /// The last row of this layout, within the block.
    var model: UnsafePointer<UInt8>
    /// Bytes up to the clock: the account and the date among them.
    private(set) var prefix = 0
    /// Where words start that together cover the first 32 bytes of the prefix.
    private var second = 0
    private var third = 0
    private var fourth = 0
    private(set) var middle = 0
    private var middleWord: UInt64 = 0
    private var middleMask: UInt64 = 0
    /// The byte behind the energy, eight times.
    private(set) var stop: UInt64 = 0
    /// Bytes behind the energy, the line end among them.
    private(set) var tail = 0
    private var tailBytes: UnsafePointer<UInt8>
    /// Whether the prefix and what stands between clock and energy can be compared as words.
    private(set) var isComparable = false

    /// Whether account, date and time stand where they stand in the model, whatever they are.
    private(set) var isFixed = false
    private(set) var account = 0
    private(set) var accountLength = 0
    private var headWord: UInt64 = 0
    private var headMask: UInt64 = 0
    private var gapWord: UInt64 = 0
    private var gapMask: UInt64 = 0
    private(set) var date = 0

    init(none start: UnsafePointer<UInt8>) {
        model = start
        tailBytes = start
    }

    /// Where the fields of a row were found.
    struct Fields {
        var account: UnsafePointer<UInt8>
        var accountEnd: UnsafePointer<UInt8>
        var date: UnsafePointer<UInt8>
        var value: UnsafePointer<UInt8>
        var valueEnd: UnsafePointer<UInt8>
        var end: UnsafePointer<UInt8>

        init(_ start: UnsafePointer<UInt8>) {
            (account, accountEnd, date, value, valueEnd, end) = (start, start, start, start, start, start)
        }
    }

    init(_ start: UnsafePointer<UInt8>, _ fields: Fields, _ stamp: StampText) {
        model = start
        prefix = fields.date + stamp.clock - start
        middle = fields.value - fields.date - stamp.clock - stamp.clockLength
        stop = ByteWord.repeated(fields.valueEnd.pointee)
        tail = fields.end - fields.valueEnd
        tailBytes = fields.valueEnd
        isComparable = prefix >= 8 && (1...7).contains(middle)
        guard isComparable else { return }
        let last = prefix - 8
        (second, third, fourth) = (min(8, last), min(16, last), min(24, last))
        middleMask = ByteWord.mask(middle)
        middleWord = ByteWord.load(fields.value - middle) & middleMask

        account = fields.account - start
        accountLength = fields.accountEnd - fields.account
        date = fields.date - start
        let gap = fields.date - fields.accountEnd
        isFixed =
            stamp.clock == 11 && stamp.clockLength == 5 && (0...7).contains(account) && (1...7).contains(gap)
            && fields.date[10] == 0x20
        guard isFixed else { return }
        headMask = ByteWord.mask(account)
        headWord = ByteWord.load(start) & headMask
        gapMask = ByteWord.mask(gap)
        gapWord = ByteWord.load(fields.accountEnd) & gapMask
    }

    /// Whether a row begins as the model does, up to its clock.
    @inline(__always)
    func hasPrefix(_ row: UnsafePointer<UInt8>) -> Bool {
        let first = ByteWord.load(row) ^ ByteWord.load(model)
        let others = ByteWord.load(row + second) ^ ByteWord.load(model + second)
        let more = ByteWord.load(row + third) ^ ByteWord.load(model + third)
        let most = ByteWord.load(row + fourth) ^ ByteWord.load(model + fourth)
        if first | others | more | most != 0 { return false }
        return prefix <= 32 || hasLongPrefix(row)
    }

    private func hasLongPrefix(_ row: UnsafePointer<UInt8>) -> Bool {
        var index = 32
        while index &+ 8 <= prefix {
            if ByteWord.load(row + index) != ByteWord.load(model + index) { return false }
            index &+= 8
        }
        return ByteWord.load(row + (prefix &- 8)) == ByteWord.load(model + (prefix &- 8))
    }

    /// Zero where the model's bytes between clock and energy stand here.
    @inline(__always)
    func middleDifference(_ bytes: UnsafePointer<UInt8>) -> UInt64 { ByteWord.load(bytes) & middleMask ^ middleWord }

    /// Zero where the model's bytes before and behind the account stand in a row.
    @inline(__always)
    func frameDifference(_ row: UnsafePointer<UInt8>) -> UInt64 {
        (ByteWord.load(row) & headMask ^ headWord)
            | (ByteWord.load(row + (account &+ accountLength)) & gapMask ^ gapWord)
    }

    /// Whether the row ends as the model does.
    @inline(__always)
    func hasTail(_ valueEnd: UnsafePointer<UInt8>) -> Bool { tail == 1 || hasLongTail(valueEnd) }

    @inline(__always)
    private func hasLongTail(_ valueEnd: UnsafePointer<UInt8>) -> Bool {
        var index = 1
        while index < tail, valueEnd[index] == tailBytes[index] { index &+= 1 }
        return index == tail
    }
}
