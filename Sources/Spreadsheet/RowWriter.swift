import CXLSXWriter
import Glibc

/// Forms the rows of a streamed sheet, byte for byte as libxlsxwriter does, in the file where it collects them until the
/// workbook is closed. The library's own way through `printf` takes as long for a long sheet as deflating it.
struct RowWriter: ~Copyable {
    let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let file: UnsafeMutablePointer<FILE>
    private(set) var row = -1
    private var height: Double?
    /// The cells of the row at hand, one behind the other, and of each its column and where it ends.
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity = 1 << 16
    var count = 0
    var cells: [(column: Int, end: Int)] = []
    /// The number of the row as it ends the name of each cell.
    private(set) var rowName = InlineText()

    /// Nil where the sheet is not streamed, or where the library at hand is not the one whose declarations were compiled.
    init?(_ sheet: UnsafeMutablePointer<lxw_worksheet>) {
        guard Int32(lxw_version_id()) == LXW_VERSION_ID, sheet.pointee.optimize != 0,
            let file = sheet.pointee.optimize_tmpfile
        else { return nil }
        self.sheet = sheet
        self.file = file
        buffer = .allocate(capacity: capacity)
    }

    deinit {
        buffer.deallocate()
    }

    // MARK: Rows

    mutating func setHeight(_ height: Double, row: Int) -> Bool {
        guard reach(row) else { return false }
        self.height = height
        extend(to: sheet.pointee.dim_colmin <= CellRange.maximumColumn ? Int(sheet.pointee.dim_colmin) : 0)
        return true
    }

    /// Leaves the row before; false where it cannot be written.
    @inline(__always)
    mutating func reach(_ row: Int) -> Bool {
        if row == self.row { return true }
        guard flush() else { return false }
        self.row = row
        rowName = InlineText(row + 1)
        return true
    }

    /// Writes the row at hand; false where it cannot be written.
    mutating func flush() -> Bool {
        defer {
            cells.removeAll(keepingCapacity: true)
            count = 0
            height = nil
        }
        guard row >= 0, !cells.isEmpty || height != nil else { return true }
        var tag = "<row r=\"\(row + 1)\""
        if let height, height != LXW_DEF_ROW_HEIGHT { tag += " ht=\"\(Self.text(height))\" customHeight=\"1\"" }
        tag += cells.isEmpty ? "/>" : ">"
        guard write(tag) else { return false }
        return cells.isEmpty || writeCells() && write("</row>")
    }

    private func writeCells() -> Bool {
        var last = -1
        let isInOrder = cells.allSatisfy { cell in
            defer { last = cell.column }
            return cell.column > last
        }
        if isInOrder { return fwrite(buffer, 1, count, file) == count }
        // By column; of two that were given for one place, a blank and what then took it, the later stands.
        var places: [Int: Range<Int>] = [:]
        var start = 0
        for cell in cells {
            places[cell.column] = start..<cell.end
            start = cell.end
        }
        return places.sorted { $0.key < $1.key }.allSatisfy { _, place in
            fwrite(buffer + place.lowerBound, 1, place.count, file) == place.count
        }
    }

    private func write(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    }

    private static func text(_ number: Double) -> String {
        String(unsafeUninitializedCapacity: NumberText.capacity) { NumberText.write(number, to: $0.baseAddress!) }
    }

    // MARK: Bytes

    @inline(__always)
    mutating func reserve(_ room: Int) {
        guard capacity - count < room else { return }
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity + room)
        larger.update(from: buffer, count: count)
        buffer.deallocate()
        buffer = larger
        capacity = 2 * capacity + room
    }

    @inline(__always)
    mutating func append(_ word: StaticString) {
        memcpy(buffer + count, word.utf8Start, word.utf8CodeUnitCount)
        count += word.utf8CodeUnitCount
    }

    @inline(__always)
    mutating func append(_ text: InlineText) {
        UnsafeMutableRawPointer(buffer + count).storeBytes(of: text.bytes.littleEndian, as: UInt64.self)
        count += text.count
    }

    @inline(__always)
    mutating func append(_ number: Double) {
        count += NumberText.write(number, to: buffer + count)
    }

    @inline(__always)
    mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            default:
                buffer[count] = byte
                count += 1
            }
        }
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
