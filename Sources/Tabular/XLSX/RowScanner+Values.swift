extension RowScanner {
    /// Places what the cell shows; false where it refers to a shared string that there is not.
    @inline(__always)
    mutating func keep(_ content: Content, _ tag: Tag) -> Bool {
        guard let text = content.text else {
            if tag.notation == .number, content.hasFormula {
                keepMade(UnsafeBufferPointer(start: nil, count: 0), content, tag)
            }
            return true
        }
        if text.hasReferences || text.hasLowLine && tag.notation == .inline {
            let resolved = Self.resolved(text)
            let bytes = tag.notation == .inline ? RichText.unescaped(resolved) : resolved
            return bytes.withUnsafeBufferPointer { keepResolved($0, content, tag) }
        }
        switch tag.notation {
        case .number where context.numberStyle(tag.style) == .plain && text.end > text.start:
            place(text.bytes, as: .number)
        case .plain, .inline: place(text.bytes, as: .text)
        case .error: place(text.bytes, as: .error)
        case .shared: return keepShared(text.bytes)
        case .number where context.numberStyle(tag.style) == .percent && keepPercent(text.bytes): break
        default: keepMade(text.bytes, content, tag)
        }
        return true
    }

    /// The bytes do not stand in the buffer, so that they are copied.
    private mutating func keepResolved(_ bytes: UnsafeBufferPointer<UInt8>, _ content: Content, _ tag: Tag) -> Bool {
        if tag.notation == .shared { return keepShared(bytes) }
        keepMade(bytes, content, tag)
        return true
    }

    private mutating func keepMade(_ bytes: UnsafeBufferPointer<UInt8>, _ content: Content, _ tag: Tag) {
        let shown = context.shownValue.of(
            bytes, tag.notation, context.numberStyle(tag.style), hasFormula: content.hasFormula)
        if let text = shown.text {
            text.withUnsafeBufferPointer { add($0, as: shown.kind) }
        } else {
            add(bytes, as: shown.kind)
        }
    }

    private mutating func keepShared(_ digits: UnsafeBufferPointer<UInt8>) -> Bool {
        if digits.isEmpty { return true }
        guard let index = SheetPart.index(digits), texts.ends.indices.contains(index) else { return false }
        let start = index == 0 ? 0 : Int(texts.ends[index - 1])
        place(UnsafeBufferPointer(rebasing: texts.bytes[start..<Int(texts.ends[index])]), as: .text)
        return true
    }

    /// A plain number without sign, of at most fifteen digits, is shown with its point moved: that is the rule, and quick.
    /// False for any other.
    private mutating func keepPercent(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        let whole = value.prefix(while: PlainASCII.isDigit).count
        guard whole > 0, value.count <= 16 else { return false }
        let decimals = UnsafeBufferPointer(rebasing: value[min(whole + 1, value.count)...])
        if whole < value.count {
            guard value[whole] == 0x2E, !decimals.isEmpty, decimals.allSatisfy(PlainASCII.isDigit) else { return false }
        }
        let start = made.count
        for digit in value[..<whole] where made.count > start || digit != 0x30 { made.append(digit) }
        for place in 0..<2 {
            let digit = place < decimals.count ? decimals[place] : 0x30
            if made.count > start || digit != 0x30 || place == 1 { made.append(digit) }
        }
        if decimals.count > 2 {
            made.append(0x2E)
            made.append(contentsOf: decimals[2...])
        }
        made.append(0x25)
        placeMade(from: start, as: .number)
        return true
    }

    // MARK: Cells of the row

    /// A text that stays where it is until the row is lent.
    @inline(__always)
    private mutating func place(_ bytes: UnsafeBufferPointer<UInt8>, as kind: CellKind) {
        guard var start = bytes.baseAddress else { return }
        var end = start + bytes.count
        while start < end, PlainASCII.isBlank(start[0]) { start += 1 }
        while end > start, PlainASCII.isBlank(end[-1]) { end -= 1 }
        guard end > start else { return }
        reach()
        fields[count] = RowView.Field(start: start, count: Int32(truncatingIfNeeded: end - start), kind: kind)
        count += 1
    }

    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, as kind: CellKind) {
        let start = made.count
        made.append(contentsOf: PlainASCII.trimmed(bytes))
        if made.count > start { placeMade(from: start, as: kind) }
    }

    private mutating func placeMade(from start: Int, as kind: CellKind) {
        reach()
        madeFor.append((field: count, start: start))
        fields[count] = RowView.Field(start: nil, count: Int32(truncatingIfNeeded: made.count - start), kind: kind)
        count += 1
    }

    /// Blank cells up to the column, which is below the most a sheet has. They count as cells too: a row of one cell at the
    /// far right costs as much as a full one.
    @inline(__always)
    private mutating func reach() {
        cells += column - count
        while count < column {
            fields[count] = .blank
            count += 1
        }
    }
}
