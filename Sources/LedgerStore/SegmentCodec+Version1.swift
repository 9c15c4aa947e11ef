/// What versions of the ledger before 3 have packed readings into: columns of LEB128 numbers.
enum SegmentCodec1 {
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
}
