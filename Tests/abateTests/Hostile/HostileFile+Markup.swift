import TestSupport

extension HostileFile {
    /// Markup that would have a careless parser fetch, expand or descend without end.
    static let markup: [HostileFile] =
        [
            ("xl/workbook.xml", "workbook"), ("xl/_rels/workbook.xml.rels", "Relationships"),
            ("_rels/.rels", "Relationships"),
            ("xl/sharedStrings.xml", "sst"), ("xl/styles.xml", "styleSheet"), ("xl/worksheets/sheet1.xml", "worksheet"),
        ].flatMap { part, root in
            documentTypes.map { name, declaration in
                HostileFile("\(name) in \(part)", "TB-025") {
                    workbook(.init(part, "<?xml version=\"1.0\"?>\(declaration)<\(root)>&x;</\(root)>"))
                }
            }
        } + [
            HostileFile("UTF-16 with a DOCTYPE", "TB-025") {
                let text =
                    "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE x [<!ENTITY x \"y\">]><worksheet>&x;</worksheet>"
                return workbook(
                    .init("xl/worksheets/sheet1.xml", text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
            },
            HostileFile("65 levels", "TB-026") { nested(65) },
            HostileFile("a hundred thousand levels", "TB-026") { nested(100_000) },
            HostileFile("an attribute of two mebibytes", "TB-027") {
                workbook(.init("xl/worksheets/sheet1.xml", worksheet("<row spans=\"\(noise(2 * mebibyte))\"/>")))
            },
            HostileFile("a tag that never ends", "TB-027", "TB-024") {
                workbook(.init("xl/worksheets/sheet1.xml", "<worksheet \(noise(2 * mebibyte))"))
            },
            HostileFile("a comment of two mebibytes", "TB-027") {
                workbook(.init("xl/worksheets/sheet1.xml", "<worksheet><!--\(noise(2 * mebibyte))--></worksheet>"))
            },
            HostileFile("an entity that is not declared", "TB-024") {
                workbook(.init("xl/worksheets/sheet1.xml", worksheet("<row><c t=\"str\"><v>&x;</v></c></row>")))
            },
            HostileFile("a sheet that names itself", "TB-023", "TB-024", "TB-022", "EI-009") {
                workbook(
                    .init(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"/xl/workbook.xml\"/></Relationships>"
                    ))
            },
            HostileFile("a sheet outside of the archive", "TB-023", "TB-022") {
                workbook(
                    .init(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"../../../../etc/passwd\"/></Relationships>"
                    ))
            },
            HostileFile("a sheet on another machine", "TB-023", "TB-022") {
                workbook(
                    .init(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"http://example.invalid/x\" TargetMode=\"External\"/></Relationships>"
                    ))
            },
        ]

    private static let documentTypes = [
        ("an entity", "<!DOCTYPE x [<!ENTITY x \"y\">]>"),
        ("a file as entity", "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///proc/self/environ\">]>"),
        ("an address as entity", "<!DOCTYPE x SYSTEM \"http://example.invalid/x.dtd\">"),
        ("a parameter entity", "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]>"),
        (
            "entities of entities",
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">"
                + zip("bcdefghijx", "abcdefghij").map {
                    "<!ENTITY \($0) \"&\($1);&\($1);&\($1);&\($1);&\($1);&\($1);&\($1);&\($1);\">"
                }.joined() + "]>"
        ),
    ]

    private static func nested(_ levels: Int) -> [UInt8] {
        let open = String(repeating: "<a>", count: levels)
        let close = String(repeating: "</a>", count: levels)
        return workbook(.init("xl/worksheets/sheet1.xml", "<worksheet>\(open)\(close)</worksheet>"))
    }

    /// Letters that do not pack well, so that nothing but their number tells.
    private static func noise(_ count: Int) -> String {
        var random = SplitMix64(seed: 7)
        return String(decoding: (0..<count).map { _ in UInt8(97 + random.next() % 26) }, as: UTF8.self)
    }
}
