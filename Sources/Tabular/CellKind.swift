/// What a cell holds. A CSV file knows only text and blank.
public enum CellKind: Sendable {
    case blank, text, number, date, boolean, error
}

/// What reading does after a row.
public enum RowAction: Sendable {
    case next, stop
}

/// One table of a file: a sheet of a workbook, or the whole of a CSV file.
public struct SheetInfo: Sendable, Hashable {
    /// The name on the sheet's tab, nil for a CSV file.
    public var name: String?
    /// Hidden from whoever opens the workbook, so perhaps not meant to be read.
    public var isHidden: Bool
}

/// The form of a file, told by its content.
public enum FileFormat: String, Sendable {
    case csv, csvGzip, xlsx
}

/// How the text of a CSV file is written in bytes.
public enum TextEncoding: String, Sendable {
    case utf8 = "UTF-8"
    case gb18030 = "GB18030"
}
