/// Where bytes stop being text in each of the encodings they may be in: offsets from the start of the file. Those of the
/// pieces of a file, found in whatever order, merge to what one reading of the whole finds.
struct TextDefects: Equatable, Sendable {
    /// A sequence that is no character.
    struct Place: Equatable, Sendable {
        /// Its first byte.
        var start: Int
        /// The byte that decided it: a NUL up to there still shows that the file is no text.
        var decided: Int
    }

    var nul: Int?
    var utf8: Place?
    var gb18030: Place?

    init() {}

    /// A byte order mark has settled the encoding, so that only this one may hold.
    init(only encoding: TextEncoding?) {
        let ruledOut = Place(start: -1, decided: -1)
        if encoding == .utf8 { gb18030 = ruledOut }
        if encoding == .gb18030 { utf8 = ruledOut }
    }

    /// False once no byte after those read can change the verdict.
    var isUndecided: Bool { nul == nil && (utf8 == nil || gb18030 == nil) }

    /// Reads a piece that begins after a line end and ends with one, or with the file.
    /// - Parameter known: what is known of the file: an encoding that fails before the piece is not tried again.
    init(of piece: UnsafeBufferPointer<UInt8>, at offset: Int, known: TextDefects = TextDefects()) {
        guard let base = piece.baseAddress else { return }
        // Plain text is the same in both.
        let start = PlainASCII.end(base, from: 0, to: piece.count)
        if (known.utf8?.decided ?? .max) >= offset {
            note(StrictUTF8.stop(in: piece, from: start), in: \.utf8, of: piece, at: offset)
        }
        if (known.gb18030?.decided ?? .max) >= offset {
            note(StrictGB18030.stop(in: piece, from: start), in: \.gb18030, of: piece, at: offset)
        }
    }

    /// Takes down how far bytes were text in one encoding.
    /// - Parameter offset: of the bytes' first in the file.
    mutating func note(
        _ stop: TextStop, in encoding: WritableKeyPath<TextDefects, Place?>, of bytes: UnsafeBufferPointer<UInt8>,
        at offset: Int
    ) {
        switch stop {
        case .end: return
        case .nul(let index): nul = min(nul ?? .max, offset + index)
        // What follows would have to be the rest of the character, and is not: a line end, or nothing.
        case .cut(let index):
            note(.broken(Place(start: index, decided: index + 3)), in: encoding, of: bytes, at: offset)
        case .broken(let place):
            self[keyPath: encoding] = Place(start: offset + place.start, decided: offset + place.decided)
            let sequence = bytes[place.start...min(place.decided, bytes.count - 1)]
            if let found = sequence.firstIndex(of: 0) { nul = min(nul ?? .max, offset + found) }
        }
    }

    /// Adds what another piece of the same file showed.
    mutating func merge(_ other: TextDefects) {
        if let found = other.nul { nul = min(nul ?? found, found) }
        utf8 = Self.first(utf8, other.utf8)
        gb18030 = Self.first(gb18030, other.gb18030)
    }

    /// What the file is, once all its pieces were read.
    var verdict: TextVerdict {
        if let nul, nul <= max(utf8?.decided ?? .max, gb18030?.decided ?? .max) { return .binary(offset: nul) }
        guard let utf8 else { return .encoding(.utf8) }
        guard let gb18030 else { return .encoding(.gb18030) }
        return .undecodable(offset: max(utf8.start, gb18030.start))
    }

    private static func first(_ one: Place?, _ other: Place?) -> Place? {
        guard let one, let other else { return one ?? other }
        return other.start < one.start ? other : one
    }
}

/// The encoding of a whole text, or why it has none.
enum TextVerdict: Equatable, Sendable {
    case encoding(TextEncoding)
    /// A NUL byte: no text at all.
    case binary(offset: Int)
    /// Neither; the offset is that of the sequence at which the encoding that held longest gave up.
    case undecodable(offset: Int)
}

/// How far bytes are text in one encoding; the numbers are indexes of the bytes.
enum TextStop: Equatable {
    /// All of them.
    case end
    /// Up to a sequence that the end cuts off.
    case cut(Int)
    case nul(Int)
    case broken(TextDefects.Place)
}
