import Diagnostics

/// `sharedStrings.xml`: all texts of a workbook, without ASCII blanks around them, one behind the other in one stretch of
/// memory.
final class SharedStrings: XMLPartHandler {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var collector: RichText
    private let limits: ReadingLimits
    private let file: String
    let isDone = false

    init(limits: ReadingLimits, file: String) {
        self.limits = limits
        self.file = file
        collector = RichText(limits: limits)
    }

    /// Where the text stands among the bytes; nil where there is none.
    func range(_ index: Int) -> Range<Int>? {
        guard ends.indices.contains(index) else { return nil }
        return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
    }

    /// Lends all bytes, and where each text ends among them.
    func withTable<R>(
        _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<UInt32>) throws -> R
    ) rethrows -> R {
        try bytes.withUnsafeBufferPointer { bytes in try ends.withUnsafeBufferPointer { try body(bytes, $0) } }
    }

    func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        try bytes.withUnsafeBufferPointer(body)
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws {
        if name == "si" { collector.clear() } else { collector.start(name) }
    }

    func end(_ name: XMLName) throws {
        collector.end(name)
        guard name == "si" else { return }
        collector.finish()
        let held = bytes.count + collector.bytes.count + ends.count * MemoryLayout<UInt32>.size
        if held > min(limits.sharedStringBytes, Int(UInt32.max)) {
            throw Refusal(
                TabularMessages.partTooLarge(
                    "sharedStrings", String(limits.sharedStringBytes >> 20), at: SourceLocation(file: file)))
        }
        collector.bytes.withUnsafeBufferPointer { bytes.append(contentsOf: PlainASCII.trimmed($0)) }
        ends.append(UInt32(bytes.count))
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) throws {
        guard collector.append(text) else {
            throw Refusal(
                TabularMessages.tokenTooLong(
                    "sharedStrings", String(limits.tokenBytes), at: SourceLocation(file: file)))
        }
    }
}
