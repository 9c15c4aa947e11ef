import CExpat
import CZip

/// The parts of a finished workbook but for its sheets: each inflates to its checksum and is well-formed to its last byte.
/// Styles, charts and properties are seen by no reader of tables, yet a full disk cuts them too.
struct WorkbookParts {
    private let output: OutputFile

    init(_ output: OutputFile) {
        self.output = output
    }

    func check() throws(SpreadsheetError) {
        guard let archive = zip_open(output.temporaryPath, ZIP_RDONLY, nil) else {
            throw SpreadsheetError.incomplete(output.path, zh: "不是完整的 xlsx 文件", en: "not a whole xlsx file")
        }
        defer { zip_discard(archive) }
        for index in 0..<zip_uint64_t(max(zip_get_num_entries(archive, 0), 0)) {
            let name = zip_get_name(archive, index, 0).map { String(cString: $0) } ?? "?"
            // The reader of tables reads the sheets to their last byte, and their totals with them.
            guard name.hasPrefix("xl/worksheets/sheet") || isWellFormed(archive, index) else {
                throw SpreadsheetError.incomplete(output.path, zh: "部件 \(name) 损坏", en: "part \(name) is damaged")
            }
        }
    }

    private static let bufferSize = 1 << 16

    private func isWellFormed(_ archive: OpaquePointer, _ index: zip_uint64_t) -> Bool {
        guard let parser = XML_ParserCreate(nil) else { return false }
        defer { XML_ParserFree(parser) }
        guard let part = zip_fopen_index(archive, index, 0) else { return false }
        defer { zip_fclose(part) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.bufferSize, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = zip_fread(part, buffer.baseAddress, zip_uint64_t(Self.bufferSize))
            guard count >= 0 else { return false }
            if count == 0 { return XML_Parse(parser, nil, 0, 1) == XML_STATUS_OK }
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard XML_Parse(parser, start, Int32(count), 0) == XML_STATUS_OK else { return false }
        }
    }
}
