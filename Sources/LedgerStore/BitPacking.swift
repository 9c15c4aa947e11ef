/// Numbers of one width one after the other, lowest bits first: what each has above the least of them (frame of
/// reference).
enum BitPacking {
    /// Bytes that follow the last packed number of a payload, so that a reader may load whole words.
    static let padding = 16

    static func byteCount(_ count: Int, width: Int) -> Int { (count * width + 7) >> 3 }

    /// Bits that a number needs.
    static func width(of highest: UInt64) -> Int { 64 - highest.leadingZeroBitCount }

    /// Unpacks numbers of up to 64 bits.
    /// - Parameter base: followed by `byteCount(count, width:)` and `padding` bytes, as the caller has checked.
    @inline(__always)
    static func forEach(
        _ base: UnsafeRawPointer, count: Int, width: Int, _ body: (Int, UInt64) -> Void
    ) {
        let mask = width == 64 ? UInt64.max : (1 &<< UInt64(width)) &- 1
        if width <= 57 {
            var bit = 0
            for index in 0..<count {
                let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self))
                body(index, word &>> UInt64(bit & 7) & mask)
                bit &+= width
            }
        } else {
            for index in 0..<count {
                let bit = index &* width
                let low = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self))
                let high = UInt64(base.load(fromByteOffset: (bit >> 3) &+ 8, as: UInt8.self))
                let shift = UInt64(bit & 7)
                body(index, (low &>> shift | (shift == 0 ? 0 : high &<< (64 &- shift))) & mask)
            }
        }
    }
}

extension [UInt8] {
    /// Appends numbers below 2^width.
    mutating func appendPacked(_ numbers: UnsafePointer<UInt64>, count: Int, width: Int) {
        guard width > 0, count > 0 else { return }
        var word: UInt64 = 0
        var filled = 0
        let start = self.count
        let size = BitPacking.byteCount(count, width: width)
        append(contentsOf: repeatElement(0, count: (size + 7) & ~7))
        withUnsafeMutableBytes { bytes in
            var place = start
            for index in 0..<count {
                let number = numbers[index]
                word |= number &<< UInt64(filled)
                filled &+= width
                if filled >= 64 {
                    bytes.storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self)
                    place &+= 8
                    filled &-= 64
                    // What of the number did not go into the word; nothing where it ended with it.
                    word = filled == 0 ? 0 : number &>> UInt64(width &- filled)
                }
            }
            if filled > 0 { bytes.storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self) }
        }
        removeLast(self.count - start - size)
    }
}
