public import Diagnostics

/// Why a workbook could not be written. Nothing of it is then visible at `path`.
public struct SpreadsheetError: Error, Sendable, Hashable {
    /// What was being done.
    public let operation: LocalizedText
    /// The workbook that was to be written.
    public let path: String
    public let reason: LocalizedText
    /// The disk is full, read-only or failing, or the finished file proved incomplete; false where the content is to
    /// blame.
    public let isStorage: Bool

    public func text(_ language: Language) -> String {
        "\(path): \(operation[language])：\(reason[language])"
    }
}

/// The steps of writing a workbook.
enum Operation {
    case create, write, finish, check, publish

    var name: LocalizedText {
        switch self {
        case .create: LocalizedText(zh: "建立工作簿", en: "creating the workbook")
        case .write: LocalizedText(zh: "填写工作簿", en: "filling the workbook")
        case .finish: LocalizedText(zh: "写出工作簿", en: "writing the workbook")
        case .check: LocalizedText(zh: "回读检查工作簿", en: "reading the workbook back")
        case .publish: LocalizedText(zh: "保存工作簿", en: "saving the workbook")
        }
    }
}

extension SpreadsheetError {
    init(_ operation: Operation, _ path: String, isStorage: Bool, zh: String, en: String) {
        self.init(
            operation: operation.name, path: path, reason: LocalizedText(zh: zh, en: en), isStorage: isStorage)
    }

    /// What the caller gave cannot stand in a workbook.
    static func content(_ path: String, zh: String, en: String) -> SpreadsheetError {
        SpreadsheetError(.write, path, isStorage: false, zh: zh, en: en)
    }

    /// The finished file is not what was written: the disk is full, or failing.
    static func incomplete(_ path: String, zh: String, en: String) -> SpreadsheetError {
        SpreadsheetError(
            .check, path, isStorage: true, zh: "写出的文件不完整（磁盘可能已满）：\(zh)",
            en: "the written file is incomplete (the disk may be full): \(en)")
    }
}
