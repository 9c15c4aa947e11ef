/// Collects the text of a string item: its runs joined, phonetic readings left out.
struct RichText {
    private(set) var bytes: [UInt8] = []
    private var isInText = false
    private var isInPhonetic = false
    private let limits: ReadingLimits

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        isInText = false
        isInPhonetic = false
    }

    mutating func start(_ name: XMLName) {
        if name == "t" { isInText = true } else if name == "rPh" { isInPhonetic = true }
    }

    mutating func end(_ name: XMLName) {
        if name == "t" { isInText = false } else if name == "rPh" { isInPhonetic = false }
    }

    /// False where the text grows past every measure.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard isInText, !isInPhonetic else { return true }
        bytes.append(contentsOf: text)
        return bytes.count <= limits.tokenBytes
    }

    mutating func finish() {
        bytes = Self.unescaped(bytes)
    }

    /// Turns `_x000D_`, as Excel writes a control character, into the character itself.
    static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count >= 7, bytes.contains(0x5F) else { return bytes }
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let scalar = escaped(bytes, at: index) {
                result.append(contentsOf: Array(String(scalar).utf8))
                index += 7
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private static func escaped(_ bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
        guard bytes[index] == 0x5F, index + 7 <= bytes.count, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F else {
            return nil
        }
        var value: UInt32 = 0
        for digit in bytes[(index + 2)..<(index + 6)] {
            guard let nibble = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(nibble)
        }
        return Unicode.Scalar(value)
    }
}
