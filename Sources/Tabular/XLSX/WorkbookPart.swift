/// `workbook.xml`: the sheets in the order of their tabs, and the day from which dates count.
final class WorkbookPart: XMLPartHandler {
    struct Sheet {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    private(set) var sheets: [Sheet] = []
    private(set) var date1904 = false
    let isDone = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws {
        if name == "sheet", let title = attributes.string("name"), let relation = attributes.string("id") {
            let state = attributes.string("state")
            sheets.append(Sheet(name: title, relation: relation, isHidden: state == "hidden" || state == "veryHidden"))
        } else if name == "workbookPr" {
            let value = attributes.string("date1904")
            date1904 = value == "1" || value == "true"
        }
    }

    func end(_ name: XMLName) {}

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
