extension RowScanner {
    /// One attribute: a blank, a name, `="`, a value without references, `"`.
    struct Attribute {
        let name: UnsafeBufferPointer<UInt8>
        let value: UnsafeBufferPointer<UInt8>
        let end: Place

        func isNamed(_ letter: Unicode.Scalar) -> Bool {
            name.count == 1 && name[0] == UInt8(ascii: letter)
        }
    }

    /// The names of one tag, none of which may come twice.
    struct AttributeNames {
        private var names: [UnsafeBufferPointer<UInt8>] = []

        /// False where the name is there already, where its last part is one that the parser's path would look at, or
        /// where there are more names than any program writes.
        mutating func add(_ attribute: Attribute) -> Bool {
            let name = attribute.name
            guard names.count < 16, !names.contains(where: { $0.elementsEqual(name) }) else { return false }
            if name.count > 1, name[name.count - 2] == UInt8(ascii: ":") { return false }
            names.append(name)
            return true
        }
    }

    /// `start` is the blank before the name.
    mutating func scanAttribute(_ start: Place) -> Attribute? {
        var place = start
        while place[0] == 0x20 { place += 1 }
        let name = place
        guard Self.startsName(place[0]) else { return refuse(place) }
        while Self.continuesName(place[0]) { place += 1 }
        let nameEnd = place
        guard place[0] == UInt8(ascii: "="), place[1] == UInt8(ascii: "\"") else { return refuse(place) }
        place += 2
        let value = place
        while Self.isPlain(place[0]) { place += 1 }
        guard place[0] == UInt8(ascii: "\"") else { return refuse(place) }
        return Attribute(
            name: UnsafeBufferPointer(start: name, count: nameEnd - name),
            value: UnsafeBufferPointer(start: value, count: place - value), end: place + 1)
    }

    private mutating func refuse(_ place: Place) -> Attribute? {
        _ = fail(place)
        return nil
    }

    @inline(__always)
    private static func startsName(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
    }

    @inline(__always)
    private static func continuesName(_ byte: UInt8) -> Bool {
        startsName(byte) || PlainASCII.isDigit(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
    }

    /// What may stand in a value as it is: ASCII without quotation mark, `&` and `<`.
    @inline(__always)
    static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "&")
            && byte != UInt8(ascii: "<")
    }
}
