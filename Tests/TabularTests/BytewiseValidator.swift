@testable import Tabular

/// The slow reading: both encodings fed byte by byte. What the fast one must agree with.
struct BytewiseValidator {
    /// One strict decoder at work: the bytes of the sequence it is in, or where it gave up.
    private struct Track {
        var pending: (UInt8, UInt8, UInt8) = (0, 0, 0)
        var count = 0
        var start = 0
        var failure: Int?
    }

    private var utf8 = Track()
    private var gb18030 = Track()
    private var nul: Int?
    private var offset = 0
    private let table = GB18030.Table()

    /// A byte order mark has settled the encoding, so that only this one may hold.
    init(only encoding: TextEncoding? = nil) {
        if encoding == .utf8 { gb18030.failure = -1 }
        if encoding == .gb18030 { utf8.failure = -1 }
    }

    /// False once no further byte can change the verdict.
    var isUndecided: Bool { nul == nil && (utf8.failure == nil || gb18030.failure == nil) }

    mutating func read(_ block: UnsafeBufferPointer<UInt8>) {
        guard let base = block.baseAddress else { return }
        var index = 0
        while index < block.count, isUndecided {
            let byte = base[index]
            if byte == 0 { nul = offset + index }
            if utf8.failure == nil { feedUTF8(byte, at: offset + index) }
            if gb18030.failure == nil { feedGB18030(byte, at: offset + index) }
            index += 1
        }
        offset += block.count
    }

    /// What the text is, once all of it was read.
    func verdict() -> TextVerdict {
        if let nul { return .binary(offset: nul) }
        let utf8Failure = utf8.failure ?? (utf8.count > 0 ? utf8.start : nil)
        guard let utf8Failure else { return .encoding(.utf8) }
        let otherFailure = gb18030.failure ?? (gb18030.count > 0 ? gb18030.start : nil)
        guard let otherFailure else { return .encoding(.gb18030) }
        return .undecodable(offset: max(utf8Failure, otherFailure))
    }

    private mutating func feedUTF8(_ byte: UInt8, at position: Int) {
        if utf8.count == 0 {
            guard byte >= 0x80 else { return }
            guard (0xC2...0xF4).contains(byte) else { return utf8.failure = position }
            utf8.start = position
            utf8.pending.0 = byte
            utf8.count = 1
            return
        }
        let lead = utf8.pending.0
        guard Self.continuation(after: lead, at: utf8.count).contains(byte) else { return utf8.failure = utf8.start }
        utf8.count += 1
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        if utf8.count == length { utf8.count = 0 }
    }

    /// The bytes that may follow: no overlong form, no surrogate, nothing past U+10FFFF.
    private static func continuation(after lead: UInt8, at position: Int) -> ClosedRange<UInt8> {
        guard position == 1 else { return 0x80...0xBF }
        switch lead {
        case 0xE0: return 0xA0...0xBF
        case 0xED: return 0x80...0x9F
        case 0xF0: return 0x90...0xBF
        case 0xF4: return 0x80...0x8F
        default: return 0x80...0xBF
        }
    }

    private mutating func feedGB18030(_ byte: UInt8, at position: Int) {
        switch gb18030.count {
        case 0:
            guard byte >= 0x80 else { return }
            gb18030.start = position
            gb18030.pending.0 = byte
            gb18030.count = 1
        case 1 where byte >= 0x40:
            if table.character(gb18030.pending.0, byte) == 0 { gb18030.failure = gb18030.start }
            gb18030.count = 0
        case 1:
            gb18030.pending.1 = byte
            gb18030.count = 2
        case 2:
            gb18030.pending.2 = byte
            gb18030.count = 3
        default:
            let (first, second, third) = gb18030.pending
            if GB18030.character(first, second, third, byte) == 0 { gb18030.failure = gb18030.start }
            gb18030.count = 0
        }
    }
}
