import EmissionModel
import Glibc

/// A text file written through a buffer.
final class LineFile {
    private let file: UnsafeMutablePointer<FILE>
    private let path: String
    private var buffer: [UInt8] = []
    private static let size = 1 << 16

    init(_ path: String) throws {
        guard let file = fopen(path, "w") else { throw TextFile.Failed(path) }
        self.file = file
        self.path = path
        buffer.reserveCapacity(Self.size + 4096)
    }

    func write(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.size { flush() }
    }

    /// kWh with as many decimals as there are; not negative.
    func write(_ energy: Energy) {
        let (whole, rest) = energy.milliwattHours.quotientAndRemainder(dividingBy: 1_000_000)
        write(String(whole))
        guard rest > 0 else { return }
        var decimals = String(1_000_000 + rest).utf8.dropFirst()
        while decimals.last == 0x30 { decimals = decimals.dropLast() }
        buffer.append(0x2E)
        buffer.append(contentsOf: decimals)
    }

    func close() throws {
        flush()
        guard ferror(file) == 0, fclose(file) == 0 else { throw TextFile.Failed(path) }
    }

    private func flush() {
        _ = buffer.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
        buffer.removeAll(keepingCapacity: true)
    }
}
