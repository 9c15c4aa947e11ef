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
        var index = 0
        while index < block.count {
            let (quotient, remainder) = block[index].milliwattHours.quotientAndRemainder(
                dividingBy: PowersOfTen.all[power])
            if remainder == 0 {
                quotients[index] = UInt64(bitPattern: quotient)
                index &+= 1
            } else {
                power &-= 1
                index = 0
            }
        }
        return power
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
    /// - Parameter isWanted: asked with the first and the last account of a block.
    static func forEachBlock(
        _ bytes: UnsafeRawBufferPointer, where isWanted: (Int32, Int32) -> Bool = { _, _ in true },
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
                try walk.decode(block, into: part)
                try body(part)
            }
        }
    }
}

enum PowersOfTen {
    static let all: [Int64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
}

/// The least of some numbers, and the bits that what the others have above it takes.
struct Frame {
    private var lowest = Int64.max
    private var highest = Int64.min

    @inline(__always)
    mutating func widen(_ number: Int64) {
        lowest = min(lowest, number)
        highest = max(highest, number)
    }

    /// 0 where there are no numbers.
    var least: Int64 { lowest <= highest ? lowest : 0 }
    var width: UInt8 { lowest <= highest ? UInt8(BitPacking.width(of: UInt64(bitPattern: highest &- lowest))) : 0 }
}

/// Walks over the blocks of a payload of version 2; what a block holds is unpacked only where it is asked for. The bytes
/// must outlive it.
struct SegmentWalk {
    private var cursor: PackedCursor
    private var remaining: Int
    private var account: Int64 = 0

    struct Block {
        var count: Int
        var firstAccount: Int32
        var lastAccount: Int32
        fileprivate var step: Int64
        fileprivate var stepWidth: Int
        fileprivate var unit: Int64
        fileprivate var energy: Int64
        fileprivate var energyWidth: Int
        fileprivate var line: Int64
        fileprivate var lineStep: Int64
        fileprivate var lineWidth: Int
        fileprivate var statusWidth: Int
        /// Its packed bits, which with the padding lie within the payload.
        fileprivate var packed: UnsafeRawPointer
    }

    init(_ bytes: UnsafeRawBufferPointer) throws(MalformedBytes) {
        cursor = PackedCursor(bytes)
        guard try cursor.byte() == 2 else { throw MalformedBytes() }
        let number = try cursor.number()
        // A block of 128 takes no less than eleven bytes.
        guard number <= UInt64(bytes.count) * 12 else { throw MalformedBytes() }
        remaining = Int(number)
    }

    /// nil after the last.
    mutating func next() throws(MalformedBytes) -> Block? {
        guard remaining > 0 else {
            try cursor.skip(BitPacking.padding)
            guard cursor.isAtEnd else { throw MalformedBytes() }
            return nil
        }
        let count = min(remaining, SegmentCodec.blockSize)
        remaining -= count
        let rise = try cursor.number()
        let span = try cursor.number()
        let limit = UInt64(Int32.max)
        guard rise <= limit, span <= limit, account + Int64(rise + span) <= Int64(limit) else { throw MalformedBytes() }
        let first = account + Int64(rise)
        account = first + Int64(span)
        let step = try cursor.number()
        let stepWidth = try cursor.width(atMost: 32)
        let power = Int(try cursor.byte())
        guard step <= limit, power < PowersOfTen.all.count else { throw MalformedBytes() }
        let energy = try cursor.signed()
        let energyWidth = try cursor.width(atMost: 64)
        let line = try cursor.signed()
        let lineStep = try cursor.signed()
        let lineWidth = try cursor.width(atMost: 34)
        let statusWidth = try cursor.width(atMost: 2)
        let size =
            BitPacking.byteCount(count - 1, width: stepWidth) + BitPacking.byteCount(count, width: energyWidth)
            + BitPacking.byteCount(count - 1, width: lineWidth) + BitPacking.byteCount(count, width: statusWidth)
        let packed = try cursor.packed(size)
        return Block(
            count: count, firstAccount: Int32(first), lastAccount: Int32(account), step: Int64(step),
            stepWidth: stepWidth, unit: PowersOfTen.all[power], energy: energy, energyWidth: energyWidth, line: line,
            lineStep: lineStep, lineWidth: lineWidth, statusWidth: statusWidth, packed: packed)
    }

    /// - Parameter target: of the block's count.
    func decode(_ block: Block, into target: UnsafeMutableBufferPointer<StoredReading>) throws(MalformedBytes) {
        precondition(target.count == block.count)
        guard let readings = target.baseAddress else { return }
        var place = block.packed
        readings[0].account = block.firstAccount
        var account = Int64(block.firstAccount)
        BitPacking.forEach(place, count: block.count - 1, width: block.stepWidth) { index, above in
            account &+= block.step &+ Int64(bitPattern: above)
            readings[index &+ 1].account = Int32(truncatingIfNeeded: account)
        }
        // Rises are not negative, so that none is beyond the last.
        guard account == Int64(block.lastAccount) else { throw MalformedBytes() }
        place += BitPacking.byteCount(block.count - 1, width: block.stepWidth)

        var hasOverflow = false
        BitPacking.forEach(place, count: block.count, width: block.energyWidth) { index, above in
            let (energy, overflow) = (block.energy &+ Int64(bitPattern: above)).multipliedReportingOverflow(
                by: block.unit)
            hasOverflow = hasOverflow || overflow
            readings[index].milliwattHours = energy
        }
        place += BitPacking.byteCount(block.count, width: block.energyWidth)

        var line = block.line
        var beyond = line ^ Int64(Int32(truncatingIfNeeded: line))
        readings[0].line = Int32(truncatingIfNeeded: line)
        BitPacking.forEach(place, count: block.count - 1, width: block.lineWidth) { index, above in
            line &+= block.lineStep &+ Int64(bitPattern: above)
            beyond |= line ^ Int64(Int32(truncatingIfNeeded: line))
            readings[index &+ 1].line = Int32(truncatingIfNeeded: line)
        }
        guard !hasOverflow, beyond == 0 else { throw MalformedBytes() }
        place += BitPacking.byteCount(block.count - 1, width: block.lineWidth)
        if block.statusWidth == 0 {
            for index in 0..<block.count { readings[index].status = .good }
        } else {
            BitPacking.forEach(place, count: block.count, width: 2) { index, status in
                readings[index].status = StoredReading.Status(rawValue: UInt8(status)) ?? .good
            }
        }
    }
}
