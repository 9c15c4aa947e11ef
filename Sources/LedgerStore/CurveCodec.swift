/// One account's quarter-hours of one day as one file gave them, in milliwatt-hours. A quarter-hour that the file does
/// not give is nil: it takes nothing away from another file.
public struct StoredCurve: Sendable, Hashable {
    public static let quarters = 96

    public var account: Int32
    /// The row of the file that gave the first of them.
    public var line: Int32
    /// Of `quarters`, `absent` where there is none; the first covers 00:00 to 00:15.
    var values: [Int64]

    static let absent = Int64.min

    public init(account: Int32, line: Int32, values: [Int64?]) {
        precondition(values.count == Self.quarters, "a day has 96 quarter-hours")
        self.account = account
        self.line = line
        self.values = values.map { $0 ?? Self.absent }
    }

    init(account: Int32, line: Int32) {
        self.account = account
        self.line = line
        values = Array(repeating: Self.absent, count: Self.quarters)
    }

    public subscript(quarter: Int) -> Int64? {
        values[quarter] == Self.absent ? nil : values[quarter]
    }
}

/// The curves of one file and day: one after the other, each as differences of its own, so that a day's files can be
/// walked side by side without unpacking any.
///
/// Layout, all numbers LEB128: version 1, count, power of ten of all energies; then for each curve the rise of the
/// account, the line (zigzag of the difference to the curve before), a zero byte where all 96 are there or a one and
/// twelve bytes of marks, and the energies as zigzag differences to the quarter-hour before.
enum CurveCodec {
    /// - Parameter curves: in order of account, then line.
    static func encode(_ curves: [StoredCurve]) -> [UInt8] {
        var bytes: [UInt8] = [1]
        bytes.reserveCapacity(curves.count * 140 + 16)
        bytes.appendNumber(UInt64(curves.count))
        let power = commonPowerOfTen(curves)
        bytes.appendNumber(UInt64(power))
        let unit = powers[power]
        var account: Int32 = 0
        var line: Int32 = 0
        for curve in curves {
            bytes.appendNumber(UInt64(curve.account - account))
            bytes.appendSigned(Int64(curve.line) - Int64(line))
            (account, line) = (curve.account, curve.line)
            appendMarks(of: curve, to: &bytes)
            var previous: Int64 = 0
            for value in curve.values where value != StoredCurve.absent {
                bytes.appendSigned(value / unit - previous)
                previous = value / unit
            }
        }
        return bytes
    }

    /// All curves of a payload, in their order.
    static func decode(_ bytes: UnsafeRawBufferPointer) throws(MalformedBytes) -> [StoredCurve] {
        var walk = try CurveWalk(bytes)
        var curves: [StoredCurve] = []
        while let curve = try walk.next() { curves.append(curve) }
        return curves
    }

    private static func appendMarks(of curve: StoredCurve, to bytes: inout [UInt8]) {
        guard curve.values.contains(StoredCurve.absent) else {
            bytes.append(0)
            return
        }
        bytes.append(1)
        for start in stride(from: 0, to: StoredCurve.quarters, by: 8) {
            var mark: UInt8 = 0
            for bit in 0..<8 where curve.values[start + bit] != StoredCurve.absent { mark |= 1 << UInt8(bit) }
            bytes.append(mark)
        }
    }

    private static func commonPowerOfTen(_ curves: [StoredCurve]) -> Int {
        var power = 6
        for curve in curves {
            for value in curve.values where value != StoredCurve.absent {
                while power > 0, value % powers[power] != 0 { power -= 1 }
            }
            if power == 0 { break }
        }
        return power
    }

    fileprivate static let powers: [Int64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
}

/// Walks over the curves of one payload in order of account. The bytes must outlive it.
struct CurveWalk {
    private var cursor: PackedCursor
    private var remaining: Int
    private let unit: Int64
    private var account: Int64 = 0
    private var line: Int64 = 0

    init(_ bytes: UnsafeRawBufferPointer) throws(MalformedBytes) {
        cursor = PackedCursor(bytes)
        guard try cursor.byte() == 1 else { throw MalformedBytes() }
        remaining = Int(clamping: try cursor.number())
        let power = Int(clamping: try cursor.number())
        guard remaining <= bytes.count, power < CurveCodec.powers.count else { throw MalformedBytes() }
        unit = CurveCodec.powers[power]
    }

    /// nil after the last.
    mutating func next() throws(MalformedBytes) -> StoredCurve? {
        guard remaining > 0 else {
            guard cursor.isAtEnd else { throw MalformedBytes() }
            return nil
        }
        remaining -= 1
        account &+= Int64(clamping: try cursor.number())
        line &+= try cursor.signed()
        guard let number = Int32(exactly: account), let row = Int32(exactly: line) else { throw MalformedBytes() }
        var curve = StoredCurve(account: number, line: row)
        let marks = try marks()
        var value: Int64 = 0
        for quarter in 0..<StoredCurve.quarters where marks[quarter / 8] & (1 << UInt8(quarter % 8)) != 0 {
            value &+= try cursor.signed()
            let (energy, overflow) = value.multipliedReportingOverflow(by: unit)
            guard !overflow, energy != StoredCurve.absent else { throw MalformedBytes() }
            curve.values[quarter] = energy
        }
        return curve
    }

    private mutating func marks() throws(MalformedBytes) -> [UInt8] {
        var marks = [UInt8](repeating: 0xFF, count: StoredCurve.quarters / 8)
        switch try cursor.byte() {
        case 0: break
        case 1: for index in marks.indices { marks[index] = try cursor.byte() }
        default: throw MalformedBytes()
        }
        return marks
    }
}
