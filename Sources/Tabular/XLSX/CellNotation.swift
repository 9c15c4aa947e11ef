/// How the value of a cell is to be understood, from its `t`.
enum CellNotation {
    case number, shared, inline, plain, boolean, error, isoDate

    init(_ type: UnsafeBufferPointer<UInt8>) {
        switch type.count {
        case 1: self = Self.oneLetter[type[0]] ?? .plain
        case 9 where type.elementsEqual("inlineStr".utf8): self = .inline
        default: self = .plain
        }
    }

    private static let oneLetter: [UInt8: CellNotation] = [
        UInt8(ascii: "s"): .shared, UInt8(ascii: "n"): .number, UInt8(ascii: "b"): .boolean,
        UInt8(ascii: "e"): .error, UInt8(ascii: "d"): .isoDate,
    ]
}
