import Diagnostics
import Jurisdiction
import ReportTemplate
import Tabular

/// The parsers of what comes from outside, each as one function of bytes. The same functions are driven by libFuzzer
/// (`Tests/Fuzz/run`) and, over the kept corpora, by the tests.
public enum FuzzTarget: String, CaseIterable, Sendable {
    case csv, decimal, date, xlsx, profile, template

    /// What should not be so; nil where all is well. Whatever bytes there are, it returns.
    public func violation(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        switch self {
        case .csv: Self.csv(bytes)
        case .decimal: Self.decimal(bytes)
        case .date: Self.date(bytes)
        case .xlsx: Self.workbook(bytes)
        case .profile: Self.profile(bytes)
        case .template: Self.template(bytes)
        }
    }

    // MARK: Scalars

    /// What is read as a number is written and read again as the same.
    private static func decimal(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        for isScientific in [false, true] {
            guard case .value(let number) = DecimalText.parse(bytes, allowScientific: isScientific) else { continue }
            for places in [0, 3, 6, 18] { _ = number.scaled(toPlaces: places) }
            _ = number.isExact(toPlaces: 6)
            if number.scale < 0 { return "a negative scale" }
            // Of a number that rounding has carried to another digit the last zero may be left out.
            guard case .value(let again) = DecimalText.parse(number.plain), again.isExact(toPlaces: number.scale),
                again.scaled(toPlaces: number.scale) == number.significand
            else { return "\(number) is written as \(number.plain)" }
        }
        _ = DecimalText.parsePercent(String(decoding: bytes, as: UTF8.self))
        return nil
    }

    private static func date(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        for order in [DateText.Order.yearFirst, .monthDayYear] {
            guard case .value(let date) = DateText.parse(bytes, order: order) else { continue }
            if DateText.parse(date.iso) != .value(date) { return "\(date) is written as \(date.iso)" }
        }
        if let serial = Double(String(decoding: bytes, as: UTF8.self)) {
            for is1904 in [false, true] { _ = DateText.fromExcelSerial(serial, date1904: is1904) }
        }
        return nil
    }

    // MARK: Files

    private static func csv(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        FuzzFile.shared.read(bytes) { document, row in
            for column in 0..<row.count {
                let isReplaced = row.text(column).unicodeScalars.contains("\u{FFFD}")
                if isReplaced, !row.withBytes(column, { holdsReplacement($0, document.encoding) }) {
                    return "a character was replaced in row \(row.number)"
                }
                _ = row.decimal(column)
                _ = row.date(column)
            }
            return nil
        }
    }

    /// U+FFFD as it is written in the encoding.
    private static func holdsReplacement(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding?) -> Bool {
        let code: [UInt8] = encoding == .gb18030 ? [0x84, 0x31, 0xA4, 0x37] : [0xEF, 0xBF, 0xBD]
        return bytes.indices.contains { bytes[$0...].starts(with: code) }
    }

    /// A workbook as it is; anything else is taken for the XML of a sheet and put into one.
    private static func workbook(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        if bytes.starts(with: [0x50, 0x4B]) { return cells(of: bytes) }
        return StoredWorkbook.holding(Array(bytes)).withUnsafeBufferPointer(cells)
    }

    private static func cells(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
        FuzzFile.shared.read(bytes) { document, row in
            guard document.format == .xlsx else { return nil }
            for column in 0..<row.count {
                if row.withBytes(column, { String(validating: $0, as: UTF8.self) }) == nil {
                    return "a cell of row \(row.number) is no UTF-8"
                }
                _ = row.decimal(column)
                _ = row.date(column)
            }
            return nil
        }
    }

    // MARK: Texts

    private static func profile(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        _ = try? Profile(text: text, file: "profile.yaml")
        _ = try? Configuration(text: text, file: "abate.yaml")
        return nil
    }

    private static func template(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self),
            let template = try? Template(source: text, name: "模板.md")
        else { return nil }
        _ = try? template.render([
            "企业": [["名称": "甲|乙", "用电": 1.5], ["名称": "<b>", "用电": 0]], "比例": 0.2, "标题": "报告", "完成": true,
            "缺": TemplateValue.missing,
        ])
        return nil
    }
}
