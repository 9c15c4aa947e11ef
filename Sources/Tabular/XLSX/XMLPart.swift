import CExpat
import Diagnostics
import Glibc

/// Receives the elements of a part as they are met. What it throws stops the reading.
protocol XMLPartHandler: AnyObject {
    func start(_ name: XMLName, _ attributes: XMLAttributes) throws
    func end(_ name: XMLName) throws
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws
    /// True once the rest of the part is of no interest.
    var isDone: Bool { get }
}

/// A name without its prefix, lent by the parser: producers choose prefixes, and namespaces differ between the
/// transitional and the strict form, but local names do not.
struct XMLName {
    private let start: UnsafePointer<CChar>
    private let count: Int

    @inline(__always)
    init(_ qualified: UnsafePointer<CChar>) {
        // Names are a few letters long: one loop is quicker than two calls of the C library.
        var end = qualified
        var start = qualified
        while end.pointee != 0 {
            if end.pointee == 0x3A { start = end + 1 }
            end += 1
        }
        self.start = start
        count = end - start
    }

    /// The only letter of the name; 0 where it has more.
    @inline(__always)
    var onlyLetter: UInt8 { count == 1 ? UInt8(bitPattern: start.pointee) : 0 }

    @inline(__always)
    static func == (name: XMLName, literal: StaticString) -> Bool {
        name.count == literal.utf8CodeUnitCount && memcmp(name.start, literal.utf8Start, name.count) == 0
    }
}

/// The attributes of an element, lent by the parser.
struct XMLAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>

    /// Lends every attribute.
    @inline(__always)
    func forEach(_ body: (XMLName, UnsafePointer<CChar>) -> Void) {
        var index = 0
        while let name = list[index], let value = list[index + 1] {
            body(XMLName(name), value)
            index += 2
        }
    }

    /// The value of the attribute with this local name.
    subscript(name: StaticString) -> UnsafePointer<CChar>? {
        var index = 0
        while let candidate = list[index] {
            if XMLName(candidate) == name { return list[index + 1] }
            index += 2
        }
        return nil
    }

    func string(_ name: StaticString) -> String? {
        self[name].map { String(cString: $0) }
    }
}

/// One part of a workbook on its way through the XML parser, with a guard against what no ordinary workbook holds.
final class XMLPart {
    private let name: String
    private let archive: ZipArchive
    private let handler: any XMLPartHandler
    private let parser: XML_Parser
    /// Elements that are open.
    private(set) var depth = 0
    private var fed = 0
    /// False where the part declares another encoding.
    private(set) var isUTF8 = true
    /// Lines of the part that were read elsewhere and not fed.
    var linesPassedOver = 0
    private var failure: (any Error)?

    /// - Parameter limit: the bytes this part may inflate to where that is less than any part may.
    static func read(
        _ name: String, of archive: ZipArchive, _ handler: some XMLPartHandler, atMost limit: Int = .max
    ) throws {
        let part = try XMLPart(name, of: archive, handler)
        var read = 0
        try archive.forEachBlock(of: name) { block in
            read += block.count
            if read > limit { throw Refusal(TabularMessages.partTooLarge(name, String(limit >> 20), at: part.place)) }
            try part.feed(block)
            return !handler.isDone
        }
        try part.finish()
    }

    init(_ name: String, of archive: ZipArchive, _ handler: any XMLPartHandler) throws(Refusal) {
        guard let parser = XML_ParserCreate(nil) else {
            throw Refusal(TabularMessages.unreadable("expat", at: SourceLocation(file: archive.file.name)))
        }
        self.name = name
        self.archive = archive
        self.handler = handler
        self.parser = parser
        listen()
    }

    deinit {
        XML_ParserFree(parser)
    }

    private func listen() {
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in XMLPart.lend(data) { $0.started(name, attributes) } },
            { data, name in XMLPart.lend(data) { $0.ended(name) } })
        XML_SetCharacterDataHandler(parser) { data, start, count in
            XMLPart.lend(data) { $0.characters(start, count) }
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XMLPart.lend(data) { $0.metDocumentType() } }
        XML_SetXmlDeclHandler(parser) { data, _, encoding, _ in
            let name = encoding.map { String(cString: $0).uppercased() } ?? "UTF-8"
            XMLPart.lend(data) { $0.isUTF8 = name == "UTF-8" }
        }
    }

    /// Hands on the next bytes of the part.
    func feed(_ bytes: UnsafeRawBufferPointer) throws {
        fed += bytes.count
        try check(XML_Parse(parser, bytes.assumingMemoryBound(to: CChar.self).baseAddress, Int32(bytes.count), 0))
        // What the parser has taken in but not handed on is one unfinished token.
        if fed - Int(XML_GetCurrentByteIndex(parser)) > archive.limits.tokenBytes + bytes.count { throw tokenTooLong() }
    }

    func finish() throws {
        if !handler.isDone { try check(XML_Parse(parser, nil, 0, 1)) }
    }

    private func tokenTooLong() -> Refusal {
        Refusal(TabularMessages.tokenTooLong(name, String(archive.limits.tokenBytes), at: place))
    }

    private var place: SourceLocation { SourceLocation(file: archive.file.name) }

    private func check(_ status: XML_Status) throws {
        if let failure { throw failure }
        if status == XML_STATUS_ERROR, !handler.isDone {
            let cause = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? ""
            let line = String(Int(XML_GetCurrentLineNumber(parser)) + linesPassedOver)
            throw Refusal(TabularMessages.malformedPart(name, line, cause, at: place))
        }
    }

    /// The part whose parser calls; it lives as long as `read` runs.
    @inline(__always)
    private static func lend(_ data: UnsafeMutableRawPointer?, to body: (XMLPart) -> Void) {
        guard let data else { return }
        Unmanaged<XMLPart>.fromOpaque(data)._withUnsafeGuaranteedRef(body)
    }

    private func started(
        _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
        guard let name, let attributes else { return }
        depth += 1
        if depth > archive.limits.elementDepth {
            let limit = String(archive.limits.elementDepth)
            return stop(Refusal(TabularMessages.nestedTooDeep(self.name, limit, at: place)))
        }
        attempt { try handler.start(XMLName(name), XMLAttributes(list: attributes)) }
    }

    private func ended(_ name: UnsafePointer<CChar>?) {
        guard let name else { return }
        depth -= 1
        attempt { try handler.end(XMLName(name)) }
    }

    private func characters(_ start: UnsafePointer<CChar>?, _ count: Int32) {
        guard let start else { return }
        let bytes = UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self)
        attempt { try handler.text(UnsafeBufferPointer(start: bytes, count: Int(count))) }
    }

    private func metDocumentType() {
        stop(Refusal(TabularMessages.documentType(name, at: place)))
    }

    private func attempt(_ work: () throws -> Void) {
        // The parser may still hand on what it had at hand when it was told to stop.
        guard failure == nil, !handler.isDone else { return }
        do {
            try work()
            if handler.isDone { XML_StopParser(parser, XML_Bool(XML_FALSE)) }
        } catch {
            stop(error)
        }
    }

    private func stop(_ error: any Error) {
        if failure == nil { failure = error }
        XML_StopParser(parser, XML_Bool(XML_FALSE))
    }
}
