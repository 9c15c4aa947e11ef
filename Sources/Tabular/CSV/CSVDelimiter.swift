/// The byte that separates the fields of a record.
public enum CSVDelimiter: UInt8, Sendable, CaseIterable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09

    /// The comma, unless more of the first lines hold a semicolon or a tab outside quotes.
    static func detected(in sample: UnsafeBufferPointer<UInt8>) -> CSVDelimiter {
        var lines: [CSVDelimiter: Int] = [:]
        var seen: Set<CSVDelimiter> = []
        var isQuoted = false
        var remaining = 50
        for byte in sample where remaining > 0 {
            if byte == 0x22 {
                isQuoted.toggle()
            } else if !isQuoted, byte == 0x0A || byte == 0x0D {
                for delimiter in seen { lines[delimiter, default: 0] += 1 }
                if !seen.isEmpty { remaining -= 1 }
                seen.removeAll()
            } else if !isQuoted, let delimiter = CSVDelimiter(rawValue: byte) {
                seen.insert(delimiter)
            }
        }
        for delimiter in seen { lines[delimiter, default: 0] += 1 }
        var best = CSVDelimiter.comma
        for delimiter in allCases where lines[delimiter, default: 0] > lines[best, default: 0] { best = delimiter }
        return best
    }
}
