/// What a meter's register showed at the end of a day, in millionths of a unit, as one row gave it.
public struct StoredRegister: Sendable, Hashable {
    public var account: Int32
    /// 起码, where the row gives both ends of its day.
    public var start: Int64?
    /// 止码, or the day's one stand.
    public var end: Int64
    /// 倍率 in millionths, where the row gives it; else the account's.
    public var multiplier: Int64?
    public var line: Int32

    public init(account: Int32, start: Int64? = nil, end: Int64, multiplier: Int64? = nil, line: Int32) {
        self.account = account
        self.start = start
        self.end = end
        self.multiplier = multiplier
        self.line = line
    }

    func says(sameAs other: StoredRegister) -> Bool {
        account == other.account && start == other.start && end == other.end && multiplier == other.multiplier
    }
}

/// The registers of one file and day, row by row: version 1 and the count, then for each the rise of the account, the
/// difference of the line, a byte that tells whether there is a start (1) and a multiplier (2), the end, the way from
/// start to end and the multiplier.
enum RegisterCodec {
    /// - Parameter registers: in order of account, then line.
    static func encode(_ registers: [StoredRegister]) -> [UInt8] {
        var bytes: [UInt8] = [1]
        bytes.appendNumber(UInt64(registers.count))
        var account: Int32 = 0
        var line: Int32 = 0
        for register in registers {
            bytes.appendNumber(UInt64(register.account - account))
            bytes.appendSigned(Int64(register.line) - Int64(line))
            (account, line) = (register.account, register.line)
            bytes.append((register.start == nil ? 0 : 1) | (register.multiplier == nil ? 0 : 2))
            bytes.appendSigned(register.end)
            if let start = register.start { bytes.appendSigned(register.end &- start) }
            if let multiplier = register.multiplier { bytes.appendSigned(multiplier) }
        }
        return bytes
    }

    static func decode(_ bytes: UnsafeRawBufferPointer) throws(MalformedBytes) -> [StoredRegister] {
        var cursor = PackedCursor(bytes)
        guard try cursor.byte() == 1 else { throw MalformedBytes() }
        let count = Int(clamping: try cursor.number())
        guard count <= bytes.count else { throw MalformedBytes() }
        var registers: [StoredRegister] = []
        var account: Int64 = 0
        var line: Int64 = 0
        for _ in 0..<count {
            account &+= Int64(clamping: try cursor.number())
            line &+= try cursor.signed()
            guard let number = Int32(exactly: account), let row = Int32(exactly: line) else { throw MalformedBytes() }
            let parts = try cursor.byte()
            var register = StoredRegister(account: number, end: try cursor.signed(), line: row)
            if parts & 1 != 0 { register.start = register.end &- (try cursor.signed()) }
            if parts & 2 != 0 { register.multiplier = try cursor.signed() }
            registers.append(register)
        }
        guard cursor.isAtEnd else { throw MalformedBytes() }
        return registers
    }
}
