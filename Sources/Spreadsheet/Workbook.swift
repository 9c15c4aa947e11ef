import CXLSXWriter
import Diagnostics

/// A workbook on its way to a file. Under `path` nothing is seen until `close()` has written, read back and saved it;
/// a workbook that is dropped leaves nothing.
public struct Workbook: ~Copyable {
    private let handle: WorkbookHandle

    /// `streaming` keeps memory flat for long sheets: the rows of each sheet must then come in order, and merges may
    /// span only one row.
    public init(
        path: String, properties: WorkbookProperties, streaming: Bool = false
    ) throws(SpreadsheetError) {
        try self.init(path: path, properties: properties, streaming: streaming, formsRows: streaming)
    }

    /// - Parameter formsRows: whether the rows of streamed sheets are formed by `RowWriter` or by the library.
    init(
        path: String, properties: WorkbookProperties, streaming: Bool, formsRows: Bool
    ) throws(SpreadsheetError) {
        handle = try WorkbookHandle(
            path: path, properties: properties, isStreaming: streaming, formsRows: formsRows)
    }

    /// Adds a sheet and lends it to `body`. A streamed workbook may hold several, each filled before the next.
    public mutating func sheet(
        named name: String, layout: SheetLayout = SheetLayout(),
        _ body: (inout Worksheet) throws(SpreadsheetError) -> Void
    ) throws(SpreadsheetError) {
        if let fault = Self.fault(ofSheetName: name, taken: handle.sheetNames) {
            throw SpreadsheetError.content(
                handle.path, zh: "工作表名“\(name)”\(fault.zh)", en: "sheet name “\(name)” \(fault.en)")
        }
        handle.isAbandoned = true
        let pointer = try handle.addSheet(named: name)
        var sheet = Worksheet(pointer, name: name, handle: handle)
        try sheet.apply(layout)
        try body(&sheet)
        try sheet.finish()
        handle.tallies.append(sheet.tally)
        handle.isAbandoned = false
    }

    /// Writes the file, reads it back, compares it with what was written, and only then gives it its name.
    public consuming func close() throws(SpreadsheetError) {
        try handle.finish()
    }
}
