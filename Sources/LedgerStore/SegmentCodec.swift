/// One reading as the ledger keeps it. `line` is the row of the file it came from.
public struct StoredReading: Sendable, Hashable {
    public var account: Int32
    public var milliwattHours: Int64
    public var line: Int32
    public var status: Status

    public enum Status: UInt8, Sendable, Hashable {
        case good = 0
        /// There is a value, and the sender says that it is not to be trusted.
        case flagged = 1
        /// The row says that there is no value; it replaces one that was received before.
        case missing = 2
    }

    /// - Parameter milliwattHours: 0 where the status is `missing`.
    public init(account: Int32, milliwattHours: Int64, line: Int32, status: Status = .good) {
        self.account = account
        self.milliwattHours = milliwattHours
        self.line = line
        self.status = status
    }
}

/// The readings of one file and day as compact columns: account numbers as rising differences, energies over their
/// common power of ten, source lines as differences, statuses only where one is not `good`.
///
/// Layout, all numbers LEB128: version 1, count, power of ten; accounts; energies (zigzag); lines (zigzag of the
/// difference to the line before); then 0, or 1 and one byte a reading.
enum SegmentCodec {
    struct Malformed: Error {}

    /// - Parameter readings: in order of account, then line.
    static func encode(_ readings: some Collection<StoredReading>) -> [UInt8] {
        var bytes: [UInt8] = [1]
        bytes.reserveCapacity(readings.count * 6 + 16)
        append(UInt64(readings.count), to: &bytes)
        let power = commonPowerOfTen(readings)
        append(UInt64(power), to: &bytes)
        let unit = (0..<power).reduce(Int64(1)) { unit, _ in unit * 10 }

        var account: Int32 = 0
        for reading in readings {
            append(UInt64(reading.account - account), to: &bytes)
            account = reading.account
        }
        for reading in readings { append(zigzag(reading.milliwattHours / unit), to: &bytes) }
        var line: Int32 = 0
        for reading in readings {
            append(zigzag(Int64(reading.line) - Int64(line)), to: &bytes)
            line = reading.line
        }
        appendStatuses(of: readings, to: &bytes)
        return bytes
    }

    static func decode(_ bytes: UnsafeRawBufferPointer) throws(Malformed) -> [StoredReading] {
        var cursor = Cursor(bytes: bytes)
        guard try cursor.byte() == 1 else { throw Malformed() }
        let count = Int(clamping: try cursor.number())
        let power = Int(clamping: try cursor.number())
        guard count <= bytes.count, power <= 18 else { throw Malformed() }
        let unit = (0..<power).reduce(Int64(1)) { unit, _ in unit * 10 }

        var readings = [StoredReading](
            repeating: StoredReading(account: 0, milliwattHours: 0, line: 0), count: count)
        var account: Int64 = 0
        for index in readings.indices {
            let (next, overflow) = account.addingReportingOverflow(Int64(clamping: try cursor.number()))
            guard !overflow, let number = Int32(exactly: next) else { throw Malformed() }
            account = next
            readings[index].account = number
        }
        for index in readings.indices {
            let (energy, overflow) = try cursor.signed().multipliedReportingOverflow(by: unit)
            guard !overflow else { throw Malformed() }
            readings[index].milliwattHours = energy
        }
        var line: Int64 = 0
        for index in readings.indices {
            line &+= try cursor.signed()
            guard let number = Int32(exactly: line) else { throw Malformed() }
            readings[index].line = number
        }
        switch try cursor.byte() {
        case 0: break
        case 1:
            for index in readings.indices {
                guard let status = StoredReading.Status(rawValue: try cursor.byte()) else { throw Malformed() }
                readings[index].status = status
            }
        default: throw Malformed()
        }
        guard cursor.isAtEnd else { throw Malformed() }
        return readings
    }

    private struct Cursor {
        let bytes: UnsafeRawBufferPointer
        var position = 0

        var isAtEnd: Bool { position == bytes.count }

        mutating func byte() throws(Malformed) -> UInt8 {
            guard position < bytes.count else { throw Malformed() }
            defer { position += 1 }
            return bytes[position]
        }

        mutating func number() throws(Malformed) -> UInt64 {
            var result: UInt64 = 0
            var shift: UInt64 = 0
            while true {
                let next = try byte()
                result |= UInt64(next & 0x7F) << shift
                if next < 0x80 { return result }
                shift += 7
                guard shift < 64 else { throw Malformed() }
            }
        }

        mutating func signed() throws(Malformed) -> Int64 {
            let value = try number()
            return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
        }
    }

    private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private static func zigzag(_ value: Int64) -> UInt64 {
        UInt64(bitPattern: (value << 1) ^ (value >> 63))
    }

    private static func appendStatuses(of readings: some Collection<StoredReading>, to bytes: inout [UInt8]) {
        guard readings.contains(where: { $0.status != .good }) else {
            bytes.append(0)
            return
        }
        bytes.append(1)
        bytes.append(contentsOf: readings.map(\.status.rawValue))
    }

    /// 10^6 for readings in whole kWh, so that each takes one to three bytes.
    private static func commonPowerOfTen(_ readings: some Collection<StoredReading>) -> Int {
        var power = 6
        var unit: Int64 = 1_000_000
        for reading in readings {
            while power > 0, reading.milliwattHours % unit != 0 {
                power -= 1
                unit /= 10
            }
        }
        return power
    }
}
