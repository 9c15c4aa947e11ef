public import Diagnostics

/// Where a leaf of an explanation comes from.
public struct FigureSource: Sendable {
    /// How the cells make the figure: one alone is the figure.
    public enum Use: Sendable, Hashable {
        case value
        /// Quarter-hours, or the parts of a day by tariff.
        case sum
        /// (end − start) × multiplier.
        case registers
        /// Baseline × percentage, rounded down.
        case share
        /// From the first moment to the last.
        case span
    }

    public var use: Use
    public var cells: [SourceCell]
    public var parameter: ParameterSource?
    public var note: LocalizedText?

    public init(
        use: Use = .value, cells: [SourceCell] = [], parameter: ParameterSource? = nil, note: LocalizedText? = nil
    ) {
        self.use = use
        self.cells = cells
        self.parameter = parameter
        self.note = note
    }
}

/// A cell of a received file, and which file it was.
public struct SourceCell: Sendable, Hashable {
    public var file: String
    public var sha256: String
    public var run: Int
    /// `2026-01-09T08:00:00+08:00`.
    public var received: String
    public var sheet: String?
    /// From 1, as the column.
    public var row: Int
    public var column: Int
    public var header: String
    public var raw: String

    public init(
        file: String, sha256: String, run: Int, received: String, sheet: String?, row: Int, column: Int,
        header: String, raw: String
    ) {
        self.file = file
        self.sha256 = sha256
        self.run = run
        self.received = received
        self.sheet = sheet
        self.row = row
        self.column = column
        self.header = header
        self.raw = raw
    }

    /// `E`, `AB`.
    var columnLetters: String {
        var letters = ""
        var rest = column
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    /// `清单.xlsx 企业!E3` or `readings.csv 第12行E列`.
    func place(_ language: Language) -> String {
        if let sheet { return "\(file) \(sheet)!\(columnLetters)\(row)" }
        return "\(file):\(row):\(column)"
    }
}

/// A setting of the profile, or what `abate.yaml` says otherwise.
public struct ParameterSource: Sendable, Hashable {
    public var path: String
    public var title: LocalizedText
    /// As written.
    public var value: String
    /// The clause of the plan, or the evidence of a default.
    public var source: String
    public var isPlanRule: Bool
    /// Where it is written.
    public var file: String
    public var line: Int?
    /// What the profile says, where `abate.yaml` says otherwise.
    public var overridden: String?

    public init(
        path: String, title: LocalizedText, value: String, source: String, isPlanRule: Bool, file: String, line: Int?,
        overridden: String?
    ) {
        self.path = path
        self.title = title
        self.value = value
        self.source = source
        self.isPlanRule = isPlanRule
        self.file = file
        self.line = line
        self.overridden = overridden
    }
}
