import EmissionModel
import Glibc

/// A text file of short fields, written through a buffer: it must cost far less than what makes the fields.
struct LineFile: ~Copyable {
    private let file: UnsafeMutablePointer<FILE>
    private let path: String
    private let buffer: UnsafeMutablePointer<UInt8>
    private var used = 0
    private static let size = 1 << 16
    /// A field is shorter, so that one check before it is enough.
    private static let longestField = 64

    init(_ path: String) throws {
        guard let file = fopen(path, "w") else { throw TextFile.Failed(path) }
        self.file = file
        self.path = path
        buffer = .allocate(capacity: Self.size)
    }

    deinit {
        buffer.deallocate()
    }

    mutating func write(_ field: String, then separator: UInt8) {
        var field = field
        makeRoom()
        field.withUTF8 { bytes in
            precondition(bytes.count < Self.longestField, "a long field")
            if let base = bytes.baseAddress { (buffer + used).update(from: base, count: bytes.count) }
            used += bytes.count
        }
        put(separator)
    }

    /// kWh with as many decimals as there are; not negative.
    mutating func write(_ energy: Energy, then separator: UInt8) {
        precondition(energy.milliwattHours >= 0, "energies of the generator are not negative")
        makeRoom()
        let (whole, fraction) = energy.milliwattHours.quotientAndRemainder(dividingBy: 1_000_000)
        put(whole, digits: 1)
        if fraction > 0 {
            put(0x2E)
            put(fraction, digits: 6)
            while buffer[used - 1] == 0x30 { used -= 1 }
        }
        put(separator)
    }

    mutating func close() throws {
        flush()
        guard ferror(file) == 0, fclose(file) == 0 else { throw TextFile.Failed(path) }
    }

    private mutating func put(_ byte: UInt8) {
        buffer[used] = byte
        used += 1
    }

    private mutating func put(_ number: Int64, digits: Int) {
        var (count, bound) = (1, Int64(10))
        while count < digits || bound <= number && count < 18 {
            count += 1
            bound *= 10
        }
        var rest = number
        for place in (0..<count).reversed() {
            buffer[used + place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        used += count
    }

    private mutating func makeRoom() {
        if used > Self.size - 2 * Self.longestField { flush() }
    }

    private mutating func flush() {
        fwrite(buffer, 1, used, file)
        used = 0
    }
}
