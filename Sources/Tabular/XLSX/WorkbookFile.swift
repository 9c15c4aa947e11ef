import Diagnostics

/// A workbook whose sheets were found: which parts they are, which dates they count from, which styles are dates.
final class WorkbookFile {
    let sheets: [SheetInfo]
    private let archive: ZipArchive
    private let parts: [String]
    private let date1904: Bool
    private let numberStyles: [NumberStyle]
    private let sharedStringsPart: String?
    private var sharedStrings: SharedStrings?

    init(_ file: ReceivedFile, limits: ReadingLimits) throws(Refusal) {
        do {
            archive = try ZipArchive(file, limits: limits)
            let workbookPart = try Self.workbookPart(of: archive)
            let list = WorkbookPart()
            try XMLPart.read(workbookPart, of: archive, list, atMost: archive.limits.indexBytes)
            let relations = try Relations.read(for: workbookPart, of: archive)
            var sheets: [SheetInfo] = []
            var parts: [String] = []
            var sheetOfPart: [String: String] = [:]
            for sheet in list.sheets {
                guard let relation = relations.byID[sheet.relation] else { throw archive.missing(sheet.name) }
                // Sheets of a chart, a dialogue or old macros hold no rows.
                guard relation.type.hasSuffix("/worksheet") else { continue }
                if let other = sheetOfPart.updateValue(sheet.name, forKey: relation.target) {
                    throw Refusal(
                        TabularMessages.sharedSheet(other, sheet.name, at: SourceLocation(file: file.name)))
                }
                sheets.append(SheetInfo(name: sheet.name, isHidden: sheet.isHidden))
                parts.append(relation.target)
            }
            guard !sheets.isEmpty else {
                throw Refusal(TabularMessages.notAWorkbook(at: SourceLocation(file: file.name)))
            }
            self.sheets = sheets
            self.parts = parts
            date1904 = list.date1904
            sharedStringsPart = relations.target(ofType: "/sharedStrings")
            numberStyles = try Self.numberStyles(relations.target(ofType: "/styles"), of: archive)
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(TabularMessages.unreadable("\(error)", at: SourceLocation(file: file.name)))
        }
    }

    /// - Parameter byParser: the XML parser reads the rows as well, which takes several times as long.
    func forEachRow(
        sheet: Int, byParser: Bool = false, _ body: (borrowing RowView) throws -> RowAction
    ) throws {
        let strings = try loadedStrings()
        // The closure outlives no call of this function; the handler is gone when it returns.
        try withoutActuallyEscaping(body) { body in
            let context = SheetPart.Context(
                file: archive.file.name, sheet: sheets[sheet].name ?? "", strings: strings,
                shownValue: ShownValue(date1904: date1904), numberStyles: numberStyles, limits: archive.limits)
            try SheetReader(parts[sheet], of: archive, context, byParser: byParser, body).read()
        }
    }

    private func loadedStrings() throws -> SharedStrings {
        if let sharedStrings { return sharedStrings }
        let strings = SharedStrings(limits: archive.limits, file: archive.file.name)
        if let sharedStringsPart, archive.holds(sharedStringsPart) {
            try XMLPart.read(sharedStringsPart, of: archive, strings)
        }
        sharedStrings = strings
        return strings
    }

    private static func workbookPart(of archive: ZipArchive) throws -> String {
        var part = "xl/workbook.xml"
        if archive.holds("_rels/.rels") {
            part = try Relations.read(for: "", of: archive).target(ofType: "/officeDocument") ?? part
        }
        guard archive.holds(part), part.hasSuffix(".xml") else {
            throw Refusal(TabularMessages.notAWorkbook(at: SourceLocation(file: archive.file.name)))
        }
        return part
    }

    private static func numberStyles(_ part: String?, of archive: ZipArchive) throws -> [NumberStyle] {
        guard let part, archive.holds(part) else { return [] }
        let styles = StylesPart()
        try XMLPart.read(part, of: archive, styles, atMost: archive.limits.indexBytes)
        return styles.styles
    }
}
