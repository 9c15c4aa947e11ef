/// Walks over the curves of one payload in order of account; energies are unpacked only where they are asked for. The
/// bytes must outlive it.
struct CurveWalk {
    private var cursor: PackedCursor
    private var remaining: Int
    private var account: Int64 = 0
    private var line: Int64 = 0
    /// The unit of a payload of version 1, which packs no bits.
    private let unitOfVersion1: Int64?

    struct Head {
        var account: Int32
        var line: Int32
        fileprivate var marks: (UInt64, UInt64)
        fileprivate var form: Form
    }

    fileprivate enum Form {
        /// What is there stands in LEB128 numbers from a place on.
        case numbers(PackedCursor, unit: Int64)
        case bits(UnsafeRawPointer, width: Int, least: Int64, unit: Int64, first: Int64?)
    }

    fileprivate static let allMarks: (UInt64, UInt64) = (.max, 0xFFFF_FFFF)

    init(_ bytes: UnsafeRawBufferPointer) throws(MalformedBytes) {
        cursor = PackedCursor(bytes)
        let version = try cursor.byte()
        guard version == 1 || version == 2 else { throw MalformedBytes() }
        remaining = Int(clamping: try cursor.number())
        guard remaining <= bytes.count else { throw MalformedBytes() }
        guard version == 1 else {
            unitOfVersion1 = nil
            return
        }
        let power = Int(clamping: try cursor.number())
        guard power < PowersOfTen.all.count else { throw MalformedBytes() }
        unitOfVersion1 = PowersOfTen.all[power]
    }

    /// nil after the last.
    mutating func next() throws(MalformedBytes) -> Head? {
        guard remaining > 0 else {
            if unitOfVersion1 == nil { try cursor.skip(BitPacking.padding) }
            guard cursor.isAtEnd else { throw MalformedBytes() }
            return nil
        }
        remaining -= 1
        account &+= Int64(clamping: try cursor.number())
        line &+= try cursor.signed()
        guard let number = Int32(exactly: account), let row = Int32(exactly: line) else { throw MalformedBytes() }
        if let unitOfVersion1 { return try nextOfVersion1(number, row, unitOfVersion1) }
        let form = try cursor.byte()
        guard form < 32, form & 7 < 7 else { throw MalformedBytes() }
        let unit = PowersOfTen.all[Int(form & 7)]
        let marks = form & CurveCodec.lacks == 0 ? Self.allMarks : try cursor.marks()
        let count = marks.0.nonzeroBitCount + marks.1.nonzeroBitCount
        let width = try cursor.width(atMost: 64)
        guard form & CurveCodec.differs != 0 else {
            let least = try cursor.signed()
            let bits = try cursor.packed(BitPacking.byteCount(count, width: width))
            return Head(
                account: number, line: row, marks: marks,
                form: .bits(bits, width: width, least: least, unit: unit, first: nil))
        }
        let first = try cursor.signed()
        let least = try cursor.signed()
        let bits = try cursor.packed(BitPacking.byteCount(max(count - 1, 0), width: width))
        return Head(
            account: number, line: row, marks: marks,
            form: .bits(bits, width: width, least: least, unit: unit, first: first))
    }

    private mutating func nextOfVersion1(
        _ account: Int32, _ line: Int32, _ unit: Int64
    ) throws(MalformedBytes) -> Head {
        var marks = Self.allMarks
        switch try cursor.byte() {
        case 0: break
        case 1: marks = try cursor.marks()
        default: throw MalformedBytes()
        }
        let numbers = cursor
        for _ in 0..<marks.0.nonzeroBitCount + marks.1.nonzeroBitCount { _ = try cursor.number() }
        return Head(account: account, line: line, marks: marks, form: .numbers(numbers, unit: unit))
    }

    /// The curve with its energies.
    func curve(_ head: Head) throws(MalformedBytes) -> StoredCurve {
        var curve = StoredCurve(account: head.account, line: head.line)
        let result: Result<Void, MalformedBytes> = curve.values.withUnsafeMutableBufferPointer { values in
            Result { () throws(MalformedBytes) in try Self.unpack(head, into: values) }
        }
        try result.get()
        return curve
    }

    /// - Parameter values: 96, all of them absent.
    static func unpack(_ head: Head, into values: UnsafeMutableBufferPointer<Int64>) throws(MalformedBytes) {
        precondition(values.count == StoredCurve.quarters)
        guard let values = values.baseAddress else { return }
        var isWrong = false
        switch head.form {
        case .bits(let bits, let width, let least, let unit, let first):
            let count = head.marks.0.nonzeroBitCount + head.marks.1.nonzeroBitCount
            isWrong = unpack(bits, count, width, least, unit, first, to: values)
            if count < StoredCurve.quarters { spread(head.marks, count, values) }
        case .numbers(var cursor, let unit):
            var value: Int64 = 0
            for quarter in 0..<StoredCurve.quarters where isMarked(quarter, head.marks) {
                value &+= try cursor.signed()
                let (energy, overflow) = value.multipliedReportingOverflow(by: unit)
                isWrong = isWrong || overflow || energy == StoredCurve.absent
                values[quarter] = energy
            }
        }
        guard !isWrong else { throw MalformedBytes() }
    }

    /// - Returns: whether a number is beyond what an energy can be.
    private static func unpack(
        _ bits: UnsafeRawPointer, _ count: Int, _ width: Int, _ least: Int64, _ unit: Int64, _ first: Int64?,
        to values: UnsafeMutablePointer<Int64>
    ) -> Bool {
        guard count > 0 else { return first != nil }
        var isWrong = false
        func set(_ index: Int, _ value: Int64) {
            let (energy, overflow) = value.multipliedReportingOverflow(by: unit)
            isWrong = isWrong || overflow || energy == StoredCurve.absent
            values[index] = energy
        }
        guard var value = first else {
            BitPacking.forEach(bits, count: count, width: width) { set($0, least &+ Int64(bitPattern: $1)) }
            return isWrong
        }
        set(0, value)
        BitPacking.forEach(bits, count: count - 1, width: width) { index, above in
            value = value &+ least &+ Int64(bitPattern: above)
            set(index &+ 1, value)
        }
        return isWrong
    }

    /// Moves the first values to the marked places, from the last on, and clears the others.
    private static func spread(_ marks: (UInt64, UInt64), _ count: Int, _ values: UnsafeMutablePointer<Int64>) {
        var from = count
        for quarter in (0..<StoredCurve.quarters).reversed() {
            if isMarked(quarter, marks) {
                from -= 1
                values[quarter] = values[from]
            } else {
                values[quarter] = StoredCurve.absent
            }
        }
    }

    private static func isMarked(_ quarter: Int, _ marks: (UInt64, UInt64)) -> Bool {
        (quarter < 64 ? marks.0 >> UInt64(quarter) : marks.1 >> UInt64(quarter - 64)) & 1 == 1
    }
}

extension PackedCursor {
    /// Twelve bytes, one bit a quarter-hour.
    fileprivate mutating func marks() throws(MalformedBytes) -> (UInt64, UInt64) {
        var marks: (UInt64, UInt64) = (0, 0)
        for index in 0..<8 { marks.0 |= UInt64(try byte()) << UInt64(8 * index) }
        for index in 0..<4 { marks.1 |= UInt64(try byte()) << UInt64(8 * index) }
        return marks
    }
}
