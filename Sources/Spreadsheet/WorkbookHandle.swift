import CXLSXWriter

/// Owns the library's workbook and the temporary file: whatever is not published is gone with it.
final class WorkbookHandle {
    let output: OutputFile
    let isStreaming: Bool
    /// Whether the rows of a streamed sheet are formed here and not by the library; the bytes are the same.
    let formsRows: Bool
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [CellStyle: CellFormat] = [:]
    private(set) var sheetNames: [String] = []
    var tallies: [SheetTally] = []
    private var isPublished = false
    /// A sheet whose body threw is half written: such a workbook is never published.
    var isAbandoned = false

    var path: String { output.path }

    init(
        path: String, properties: WorkbookProperties, isStreaming: Bool, formsRows: Bool
    ) throws(SpreadsheetError) {
        output = OutputFile(path: path)
        self.isStreaming = isStreaming
        self.formsRows = formsRows && isStreaming
        try output.create()
        let target = output.temporaryPath
        // Temporary parts lie beside the target: a full /tmp would otherwise cut them, unnoticed.
        workbook = output.folder.withCString { folder in
            var options = lxw_workbook_options()
            options.constant_memory = isStreaming ? 1 : 0
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            return workbook_new_opt(target, &options)
        }
        if workbook == nil { throw outOfMemory() }
        try set(properties)
    }

    deinit {
        if let workbook { lxw_workbook_free(workbook) }
        if !isPublished { output.remove() }
    }

    private func outOfMemory() -> SpreadsheetError {
        SpreadsheetError(.create, path, isStorage: false, zh: "内存不足", en: "out of memory")
    }

    private func set(_ properties: WorkbookProperties) throws(SpreadsheetError) {
        guard let created = properties.created.secondsSince1970 else {
            throw SpreadsheetError.content(path, zh: "建立时间无效", en: "the time of creation is not a valid time")
        }
        var texts = [properties.title, properties.subject, properties.author, properties.company]
        for index in texts.indices {
            texts[index] = CellText.fit(texts[index]) ?? ""
            guard texts[index].utf16.count <= 255 else {
                throw SpreadsheetError.content(path, zh: "文件属性超过 255 个字", en: "a property exceeds 255 characters")
            }
        }
        let code = texts[0].withMutableCString { title in
            texts[1].withMutableCString { subject in
                texts[2].withMutableCString { author in
                    texts[3].withMutableCString { company in
                        var values = lxw_doc_properties()
                        values.title = title
                        values.subject = subject
                        values.author = author
                        values.company = company
                        values.created = created
                        return workbook_set_properties(workbook, &values)
                    }
                }
            }
        }
        try SpreadsheetError.check(code, .create, path)
    }

    func addSheet(named name: String) throws(SpreadsheetError) -> UnsafeMutablePointer<lxw_worksheet> {
        guard let sheet = workbook_add_worksheet(workbook, name) else {
            throw SpreadsheetError(
                .write, path, isStorage: isStreaming, zh: "无法加入工作表“\(name)”", en: "cannot add the sheet “\(name)”")
        }
        sheetNames.append(name)
        return sheet
    }

    func addChart(kind: UInt8) throws(SpreadsheetError) -> UnsafeMutablePointer<lxw_chart> {
        guard let chart = workbook_add_chart(workbook, kind) else { throw outOfMemory() }
        return chart
    }

    func format(_ style: CellStyle) throws(SpreadsheetError) -> CellFormat {
        if let format = formats[style] { return format }
        guard let pointer = workbook_add_format(workbook) else { throw outOfMemory() }
        style.apply(to: pointer)
        var format = CellFormat(pointer: pointer, showsDate: style.showsDate)
        if isStreaming {
            let index = lxw_format_get_xf_index(pointer)
            if index > 0 { format.style = InlineText(Int(index)) }
        }
        formats[style] = format
        return format
    }

    /// Writes the temporary file, checks it, and gives it its name.
    func finish() throws(SpreadsheetError) {
        guard !sheetNames.isEmpty, !isAbandoned else {
            throw SpreadsheetError.content(path, zh: "工作簿没有写完", en: "the workbook has not been filled")
        }
        let code = workbook_close(workbook)
        workbook = nil
        try SpreadsheetError.check(code, .finish, path)
        try FinishedWorkbook(output).check(sheetNames: sheetNames, tallies: tallies)
        try output.publish()
        isPublished = true
    }
}

extension String {
    /// The library's structs ask for mutable text but do not change it.
    func withMutableCString<Result>(_ body: (UnsafeMutablePointer<CChar>) -> Result) -> Result {
        withCString { body(UnsafeMutablePointer(mutating: $0)) }
    }
}
