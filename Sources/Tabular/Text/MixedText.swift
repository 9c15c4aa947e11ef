/// Text of one encoding inside a file of the other. Most Chinese text in UTF-8 is, bytes being bytes, also text in
/// GB18030, only a meaningless one (户号 becomes 鎴峰彿): a file joined from both passes for GB18030 as a whole.
enum MixedText {
    /// Chinese characters that show it: six characters of GB18030 are twelve bytes that are four in UTF-8 once in some
    /// thousand million times, three are six bytes that are two once in half a million.
    private static let telling = 4

    /// Whether a record that must be GB18030 is UTF-8 beyond doubt.
    static func isUTF8(_ record: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = record.baseAddress else { return false }
        let start = PlainASCII.end(base, from: 0, to: record.count)
        guard start < record.count, StrictUTF8.stop(in: record, from: start) == .end else { return false }
        // U+4000 to U+9FFF, where nearly all of them stand.
        return record[start...].count { (0xE4...0xE9).contains($0) } >= telling
    }
}
