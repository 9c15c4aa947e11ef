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
        /// The sum of the quarter-hours that are there, at least half of the day's, never scaled up: no reading of the
        /// day, but no more than what was used.
        case partial = 3
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
    /// - Parameter readings: in order of account, then line.
    static func encode(_ readings: some Collection<StoredReading>) -> [UInt8] {
        var bytes: [UInt8] = [1]
        bytes.reserveCapacity(readings.count * 6 + 16)
        bytes.appendNumber(UInt64(readings.count))
        let power = commonPowerOfTen(readings)
        bytes.appendNumber(UInt64(power))
        let unit = (0..<power).reduce(Int64(1)) { unit, _ in unit * 10 }

        var account: Int32 = 0
        for reading in readings {
            bytes.appendNumber(UInt64(reading.account - account))
            account = reading.account
        }
        for reading in readings { bytes.appendSigned(reading.milliwattHours / unit) }
        var line: Int32 = 0
        for reading in readings {
            bytes.appendSigned(Int64(reading.line) - Int64(line))
            line = reading.line
        }
        appendStatuses(of: readings, to: &bytes)
        return bytes
    }

    static func decode(_ bytes: UnsafeRawBufferPointer) throws(MalformedBytes) -> [StoredReading] {
        var cursor = PackedCursor(bytes)
        guard try cursor.byte() == 1 else { throw MalformedBytes() }
        let count = Int(clamping: try cursor.number())
        let power = Int(clamping: try cursor.number())
        guard count <= bytes.count, power <= 18 else { throw MalformedBytes() }
        let unit = (0..<power).reduce(Int64(1)) { unit, _ in unit * 10 }

        var readings = [StoredReading](
            repeating: StoredReading(account: 0, milliwattHours: 0, line: 0), count: count)
        var account: Int64 = 0
        for index in readings.indices {
            let (next, overflow) = account.addingReportingOverflow(Int64(clamping: try cursor.number()))
            guard !overflow, let number = Int32(exactly: next) else { throw MalformedBytes() }
            account = next
            readings[index].account = number
        }
        for index in readings.indices {
            let (energy, overflow) = try cursor.signed().multipliedReportingOverflow(by: unit)
            guard !overflow else { throw MalformedBytes() }
            readings[index].milliwattHours = energy
        }
        var line: Int64 = 0
        for index in readings.indices {
            line &+= try cursor.signed()
            guard let number = Int32(exactly: line) else { throw MalformedBytes() }
            readings[index].line = number
        }
        switch try cursor.byte() {
        case 0: break
        case 1:
            for index in readings.indices {
                guard let status = StoredReading.Status(rawValue: try cursor.byte()) else { throw MalformedBytes() }
                readings[index].status = status
            }
        default: throw MalformedBytes()
        }
        guard cursor.isAtEnd else { throw MalformedBytes() }
        return readings
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
