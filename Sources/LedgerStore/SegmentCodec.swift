/// The readings of one file and day as compact columns, in blocks of 128 that can be passed over unread: rises of account
/// numbers, energies over their common power of ten, steps of source lines, and statuses where one is not `good`, each
/// packed into as few bits as the block's largest needs.
///
/// Layout, numbers as LEB128 (signed ones zigzagged): version 2 and the count; then for each block the rise of its first
/// account over the last before, the rise within it, the least rise from one to the next and the width of what they have
/// above it; power of ten, least energy, width; first line, least step (signed), width; the width of statuses, 0 or 2;
/// then the packed bits of the four columns, each from a new byte on. At the end `BitPacking.padding` zero bytes.
/// Version 1 is read as before.
enum SegmentCodec {
    static let blockSize = 128

    /// - Parameter readings: in order of account, then line.
    static func encode(_ readings: some Collection<StoredReading>) -> [UInt8] {
        var bytes: [UInt8] = [2]
        bytes.reserveCapacity(readings.count * 5 + 64)
        bytes.appendNumber(UInt64(readings.count))
        let isContiguous: Void? = readings.withContiguousStorageIfAvailable { encode($0, to: &bytes) }
        if isContiguous == nil { Array(readings).withUnsafeBufferPointer { encode($0, to: &bytes) } }
        bytes.append(contentsOf: repeatElement(0, count: BitPacking.padding))
        return bytes
    }

    private static func encode(_ readings: UnsafeBufferPointer<StoredReading>, to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * blockSize) { scratch in
            guard let scratch = scratch.baseAddress else { return }
            var account: Int32 = 0
            var start = 0
            while start < readings.count {
                let end = min(start + blockSize, readings.count)
                let block = UnsafeBufferPointer(rebasing: readings[start..<end])
                encode(block, after: account, scratch, to: &bytes)
                account = block[block.count - 1].account
                start = end
            }
        }
    }

    /// - Parameter scratch: of twice `blockSize`.
    private static func encode(
        _ block: UnsafeBufferPointer<StoredReading>, after account: Int32, _ scratch: UnsafeMutablePointer<UInt64>,
        to bytes: inout [UInt8]
    ) {
        let count = block.count
        let first = block[0]
        var steps = Frame()
        var lines = Frame()
        for index in 1..<max(count, 1) {
            steps.widen(Int64(block[index].account) &- Int64(block[index &- 1].account))
            lines.widen(Int64(block[index].line) &- Int64(block[index &- 1].line))
        }
        let quotients = scratch + blockSize
        let power = quotientsByPowerOfTen(block, quotients)
        var energies = Frame()
        for index in 0..<count { energies.widen(Int64(bitPattern: quotients[index])) }
        let hasStatus = block.contains { $0.status != .good }

        bytes.appendNumber(UInt64(first.account - account))
        bytes.appendNumber(UInt64(block[count - 1].account - first.account))
        bytes.appendNumber(UInt64(steps.least))
        bytes.append(steps.width)
        bytes.append(UInt8(power))
        bytes.appendSigned(energies.least)
        bytes.append(energies.width)
        bytes.appendSigned(Int64(first.line))
        bytes.appendSigned(lines.least)
        bytes.append(lines.width)
        bytes.append(hasStatus ? 2 : 0)

        for index in 1..<max(count, 1) {
            scratch[index &- 1] = UInt64(
                bitPattern: Int64(block[index].account) &- Int64(block[index &- 1].account) &- steps.least)
        }
        bytes.appendPacked(scratch, count: count - 1, width: Int(steps.width))
        for index in 0..<count { quotients[index] &-= UInt64(bitPattern: energies.least) }
        bytes.appendPacked(quotients, count: count, width: Int(energies.width))
        for index in 1..<max(count, 1) {
            scratch[index &- 1] = UInt64(
                bitPattern: Int64(block[index].line) &- Int64(block[index &- 1].line) &- lines.least)
        }
        bytes.appendPacked(scratch, count: count - 1, width: Int(lines.width))
        guard hasStatus else { return }
        for index in 0..<count { scratch[index] = UInt64(block[index].status.rawValue) }
        bytes.appendPacked(scratch, count: count, width: 2)
    }

    /// Divides the energies by the highest power of ten, up to a million, that divides each: readings in whole kWh take
    /// few bits.
    private static func quotientsByPowerOfTen(
        _ block: UnsafeBufferPointer<StoredReading>, _ quotients: UnsafeMutablePointer<UInt64>
    ) -> Int {
        var power = 6
        while divide(block, quotients, power: power) < block.count { power &-= 1 }
        return power
    }

    /// Divides up to the first energy that the power does not divide, whose index it gives. Each divisor stands in the
    /// code, so that none is divided by in earnest.
    private static func divide(
        _ block: UnsafeBufferPointer<StoredReading>, _ quotients: UnsafeMutablePointer<UInt64>, power: Int
    ) -> Int {
        @inline(__always)
        func divide(by divisor: Int64) -> Int {
            for index in 0..<block.count {
                let quotient = block[index].milliwattHours / divisor
                guard quotient &* divisor == block[index].milliwattHours else { return index }
                quotients[index] = UInt64(bitPattern: quotient)
            }
            return block.count
        }
        return switch power {
        case 6: divide(by: 1_000_000)
        case 5: divide(by: 100_000)
        case 4: divide(by: 10_000)
        case 3: divide(by: 1000)
        case 2: divide(by: 100)
        case 1: divide(by: 10)
        default: divide(by: 1)
        }
    }

    // MARK: Reading

    static func decode(_ bytes: UnsafeRawBufferPointer) throws(MalformedBytes) -> [StoredReading] {
        var readings: [StoredReading] = []
        do {
            try forEachBlock(bytes) { readings.append(contentsOf: $0) }
        } catch {
            throw MalformedBytes()
        }
        return readings
    }

    /// Lends the readings block by block, in their order; blocks of which no account is asked for stay packed.
    /// - Parameters:
    ///   - withLines: false leaves source lines packed; those that are lent say nothing.
    ///   - isWanted: asked with the first and the last account of a block.
    static func forEachBlock(
        _ bytes: UnsafeRawBufferPointer, withLines: Bool = true,
        where isWanted: (Int32, Int32) -> Bool = { _, _ in true },
        _ body: (UnsafeMutableBufferPointer<StoredReading>) throws -> Void
    ) throws {
        guard bytes.first != 1 else {
            var readings = try SegmentCodec1.decode(bytes)
            return try readings.withUnsafeMutableBufferPointer { try body($0) }
        }
        var walk = try SegmentWalk(bytes)
        try withUnsafeTemporaryAllocation(of: StoredReading.self, capacity: blockSize) { target in
            target.initialize(repeating: StoredReading(account: 0, milliwattHours: 0, line: 0))
            while let block = try walk.next() {
                guard isWanted(block.firstAccount, block.lastAccount) else { continue }
                let part = UnsafeMutableBufferPointer(rebasing: target[..<block.count])
                try walk.decode(block, into: part, withLines: withLines)
                try body(part)
            }
        }
    }
}
