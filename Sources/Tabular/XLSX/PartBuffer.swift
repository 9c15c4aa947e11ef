import Glibc

/// The bytes of a part that are inflated and not yet decided on. Behind the last of them stand bytes of zero: whoever
/// looks for a byte other than zero, one after the other or eight at once, stops before memory ends.
struct PartBuffer: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var first = 0
    private var last = 0

    /// Bytes of zero behind the last one.
    static let padding = 32
    private static let block = 64 << 10

    init() {
        capacity = 2 * Self.block
        base = .allocate(capacity: capacity + Self.padding)
    }

    deinit {
        base.deallocate()
    }

    var count: Int { last - first }
    var start: UnsafePointer<UInt8> { UnsafePointer(base + first) }
    var end: UnsafePointer<UInt8> { UnsafePointer(base + last) }
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// Takes in what `read` gives, at least a block's worth where there is as much; false at the end of the part.
    mutating func fill(_ read: (UnsafeMutableRawBufferPointer) throws -> Int) throws -> Bool {
        makeRoom()
        let taken = try read(UnsafeMutableRawBufferPointer(start: base + last, count: capacity - last))
        last += taken
        (base + last).initialize(repeating: 0, count: Self.padding)
        return taken > 0
    }

    mutating func drop(to place: UnsafePointer<UInt8>) {
        first = place - UnsafePointer(base)
    }

    private mutating func makeRoom() {
        let count = count
        if first > 0 { memmove(base, base + first, count) }
        first = 0
        last = count
        guard capacity - count < Self.block else { return }
        // Twice as many: bytes that wait for the end of a long row are then looked at again only a few times.
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity + Self.padding)
        memcpy(larger, base, count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}
