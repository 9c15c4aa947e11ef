/// GB18030 by the book: only codes that are assigned. NUL is no text.
enum StrictGB18030 {
    /// How far the bytes are text, from an index at which a character starts.
    static func stop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> TextStop {
        guard let base = bytes.baseAddress else { return .end }
        let count = bytes.count
        var index = start
        while true {
            index = PlainASCII.end(base, from: index, to: count)
            guard index < count else { return .end }
            guard base[index] != 0 else { return .nul(index) }
            repeat {
                if index + 2 <= count, isTwoBytes(base[index], base[index + 1]) {
                    index += 2
                    continue
                }
                if let stop = stopAtFourBytes(base, at: index, count) { return stop }
                index += 4
            } while index < count && base[index] >= 0x80
        }
    }

    /// Every pair in these bounds is assigned, as the table's test shows: no look-up is needed.
    @inline(__always)
    static func isTwoBytes(_ lead: UInt8, _ trail: UInt8) -> Bool {
        lead &- 0x81 < 0x7E && trail &- 0x40 < 0xBF && trail != 0x7F
    }

    /// Nil where four bytes are a character.
    private static func stopAtFourBytes(_ base: UnsafePointer<UInt8>, at start: Int, _ count: Int) -> TextStop? {
        guard start + 1 < count else { return .cut(start) }
        guard base[start + 1] < 0x40 else { return .broken(.init(start: start, decided: start + 1)) }
        guard start + 3 < count else { return .cut(start) }
        let character = GB18030.character(base[start], base[start + 1], base[start + 2], base[start + 3])
        return character == 0 ? .broken(.init(start: start, decided: start + 3)) : nil
    }
}
