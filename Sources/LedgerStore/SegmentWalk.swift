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

    /// - Parameters:
    ///   - target: of the block's count.
    ///   - withLines: false leaves those of the target as they are.
    func decode(
        _ block: Block, into target: UnsafeMutableBufferPointer<StoredReading>, withLines: Bool
    ) throws(MalformedBytes) {
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
        if withLines {
            BitPacking.forEach(place, count: block.count - 1, width: block.lineWidth) { index, above in
                line &+= block.lineStep &+ Int64(bitPattern: above)
                beyond |= line ^ Int64(Int32(truncatingIfNeeded: line))
                readings[index &+ 1].line = Int32(truncatingIfNeeded: line)
            }
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
