/// Account numbers as bytes to the ledger's short numbers: one open-addressing table, the last account remembered,
/// since files come sorted.
struct AccountIndex {
    private struct Slot {
        var hash: UInt64
        var start: Int32
        var count: Int32
        var id: Int32
    }

    private var slots: [Slot]
    private var arena: [UInt8] = []
    private var used = 0
    private var last: Slot?

    private static let empty = Slot(hash: 0, start: 0, count: 0, id: -1)

    init() {
        slots = Array(repeating: Self.empty, count: 1024)
    }

    /// The id of an account, asked for where the bytes are seen for the first time; nil where `resolve` gives none.
    mutating func id(
        of bytes: UnsafeBufferPointer<UInt8>, resolve: () throws -> Int32?
    ) rethrows -> Int32? {
        if let last, matches(last, bytes) { return last.id }
        let hash = Self.hash(bytes)
        var position = Int(hash & UInt64(slots.count - 1))
        while slots[position].id >= 0 {
            if slots[position].hash == hash, matches(slots[position], bytes) {
                last = slots[position]
                return slots[position].id
            }
            position = (position + 1) & (slots.count - 1)
        }
        guard let id = try resolve() else { return nil }
        let slot = Slot(hash: hash, start: Int32(arena.count), count: Int32(bytes.count), id: id)
        arena.append(contentsOf: bytes)
        slots[position] = slot
        used += 1
        last = slot
        if used * 2 > slots.count { grow() }
        return id
    }

    private func matches(_ slot: Slot, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Int(slot.count) == bytes.count else { return false }
        return arena.withUnsafeBufferPointer { arena in
            for offset in bytes.indices where arena[Int(slot.start) + offset] != bytes[offset] { return false }
            return true
        }
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Self.empty, count: old.count * 2)
        for slot in old where slot.id >= 0 {
            var position = Int(slot.hash & UInt64(slots.count - 1))
            while slots[position].id >= 0 { position = (position + 1) & (slots.count - 1) }
            slots[position] = slot
        }
    }

    /// FNV-1a, its high half folded in: the low bits choose the slot.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes {
            hash ^= UInt64(byte)
            hash &*= 0x100_0000_01b3
        }
        return hash ^ hash >> 32
    }
}
