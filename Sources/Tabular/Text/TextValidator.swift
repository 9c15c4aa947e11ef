/// Reads text block by block and says which encoding it is in: strict UTF-8 first, strict GB18030 next. Each encoding is
/// followed by itself, for a trail byte of GB18030 may look like ASCII; one that has failed costs nothing more.
struct TextValidator {
    private(set) var defects: TextDefects
    /// The bytes of a character that the blocks read so far have cut off.
    private var pending: (utf8: [UInt8], gb18030: [UInt8]) = ([], [])
    private var offset = 0

    init(only encoding: TextEncoding? = nil) {
        defects = TextDefects(only: encoding)
    }

    /// False once no further byte can change the verdict.
    var isUndecided: Bool { defects.isUndecided }

    /// Reads on; blocks may begin and end anywhere.
    mutating func read(_ block: UnsafeBufferPointer<UInt8>) {
        guard let base = block.baseAddress, isUndecided else { return }
        // Plain text is the same in both.
        if pending.utf8.isEmpty, pending.gb18030.isEmpty, PlainASCII.end(base, from: 0, to: block.count) == block.count
        {
            offset += block.count
            return
        }
        if defects.utf8 == nil {
            follow(block, \.utf8, pending: \.utf8, StrictUTF8.stop)
        }
        if defects.gb18030 == nil {
            follow(block, \.gb18030, pending: \.gb18030, StrictGB18030.stop)
        }
        offset += block.count
    }

    /// What the text is, once all of it was read.
    func verdict() -> TextVerdict {
        var defects = defects
        for (place, bytes) in [(\TextDefects.utf8, pending.utf8), (\.gb18030, pending.gb18030)] where !bytes.isEmpty {
            bytes.withUnsafeBufferPointer { defects.note(.cut(0), in: place, of: $0, at: offset - bytes.count) }
        }
        return defects.verdict
    }

    private mutating func follow(
        _ block: UnsafeBufferPointer<UInt8>, _ place: WritableKeyPath<TextDefects, TextDefects.Place?>,
        pending kept: WritableKeyPath<(utf8: [UInt8], gb18030: [UInt8]), [UInt8]>,
        _ stop: (UnsafeBufferPointer<UInt8>, Int) -> TextStop
    ) {
        guard let start = finish(pending[keyPath: kept], with: block, place, pending: kept, stop) else { return }
        let reached = stop(block, start)
        if case .cut(let index) = reached {
            pending[keyPath: kept] = Array(block[index...])
        } else {
            defects.note(reached, in: place, of: block, at: offset)
        }
    }

    /// Completes the character cut off before the block.
    /// - Returns: the index after it; nil where the block does not complete it or it is none.
    private mutating func finish(
        _ cut: [UInt8], with block: UnsafeBufferPointer<UInt8>,
        _ place: WritableKeyPath<TextDefects, TextDefects.Place?>,
        pending kept: WritableKeyPath<(utf8: [UInt8], gb18030: [UInt8]), [UInt8]>,
        _ stop: (UnsafeBufferPointer<UInt8>, Int) -> TextStop
    ) -> Int? {
        guard !cut.isEmpty else { return 0 }
        var character = cut
        for (index, byte) in block.enumerated() {
            character.append(byte)
            let reached = character.withUnsafeBufferPointer { stop($0, 0) }
            if case .cut = reached { continue }
            pending[keyPath: kept] = []
            character.withUnsafeBufferPointer { defects.note(reached, in: place, of: $0, at: offset - cut.count) }
            return reached == .end ? index + 1 : nil
        }
        pending[keyPath: kept] = character
        return nil
    }
}
