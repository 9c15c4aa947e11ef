/// What a cell shows, made of its value, of how that is to be understood, and of the cell's format.
struct ShownValue {
    let date1904: Bool

    /// The text of a cell; nil where the value itself is the text.
    typealias Shown = (text: [UInt8]?, kind: CellKind)

    /// Not for shared strings, whose value is only a number among them.
    func of(
        _ value: UnsafeBufferPointer<UInt8>, _ notation: CellNotation, _ style: NumberStyle, hasFormula: Bool
    ) -> Shown {
        switch notation {
        case .number: number(value, style, hasFormula: hasFormula)
        case .plain, .inline, .shared: (nil, .text)
        case .boolean: (Self.boolean(value), .boolean)
        case .error: (nil, .error)
        case .isoDate:
            if case .value(let date) = DateText.parse(value) {
                (date.isoBytes, .date)
            } else {
                (nil, .text)
            }
        }
    }

    /// A formula that no program has calculated is not an empty cell.
    private static let notCalculated = Array("（公式未计算，请用 Excel 或 WPS 打开后保存）".utf8)

    private func number(_ value: UnsafeBufferPointer<UInt8>, _ style: NumberStyle, hasFormula: Bool) -> Shown {
        if style == .date, let text = date(value) { return (text, .date) }
        if value.isEmpty { return hasFormula ? (Self.notCalculated, .error) : (nil, .number) }
        return (style == .percent ? Self.percent(value) : nil, .number)
    }

    /// The number as the clerk sees it, `30%` for 0.3, with all its digits; nil where it cannot be read.
    private static func percent(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard case .value(let decimal) = DecimalText.parse(value, allowScientific: true),
            let text = decimal.timesHundred?.plain
        else { return nil }
        return Array("\(text)%".utf8)
    }

    /// The serial number as a date or, below a day, as a time; nil where it is neither.
    private func date(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard let serial = Double(String(decoding: value, as: UTF8.self)) else { return nil }
        if let date = DateText.fromExcelSerial(serial, date1904: date1904) { return date.isoBytes }
        guard (0...1).contains(serial) else { return nil }
        let seconds = Int((serial * 86_400).rounded())
        return Array(DateText.clock(minute: seconds / 60, second: seconds % 60).utf8)
    }

    private static func boolean(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        if value.isEmpty { return [] }
        let isTrue = value.elementsEqual([0x31]) || value.elementsEqual("true".utf8)
        return Array((isTrue ? "TRUE" : "FALSE").utf8)
    }
}
