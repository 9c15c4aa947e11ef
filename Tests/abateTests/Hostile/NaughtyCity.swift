import Foundation
import TestSupport

/// The sample city with a few hundred enterprises more, whose every text field holds a string that programs stumble over:
/// in each table each field of a row holds another of them, so that all of them come to stand in all of the fields.
struct NaughtyCity {
    let city: TestCity
    let strings: [String]
    /// What was said when the files were taken in.
    private(set) var taken = Command.Result(status: -1, output: "", errors: "")

    static let day = "2025-12-17"
    static let episode = "2025-12-A"

    init(_ strings: [String]) throws {
        self.strings = strings
        city = try TestCity(sample: true)
        try FileManager.default.createDirectory(atPath: received, withIntermediateDirectories: true)
        var paths = try tables.map { name, rows in try city.temporary.write(Self.csv(rows), to: "received/\(name).csv")
        }
        paths.append(try city.temporary.write(manySheets(), to: "received/93-多表.xlsx"))
        paths += try namedFiles()
        taken = try Command.run(["ingest"] + paths + ["--dir", city.path, "--fail-on", "fatal"])
    }

    private var received: String { "\(city.temporary.path)/received" }

    /// Files whose names are such strings, as far as a file may have that name.
    private func namedFiles() throws -> [String] {
        try strings.enumerated().filter { index, name in
            index % 10 == 0 && !name.contains("/") && name.utf8.count < 250 && name != "." && name != ".."
        }.map { index, name in
            try city.temporary.write("户号,日期,用电量(kWh)\n8000\(index),2026-02-30,x\n", to: "received/\(name)")
        }
    }

    private static func csv(_ rows: [[String]]) -> String {
        rows.map { row in
            row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r\n"
        }.joined()
    }

    /// The string that a field of a row holds: another for each field.
    private func text(_ row: Int, _ field: Int) -> String { strings[(row + field * 101) % strings.count] }

    private func rows(_ header: String, _ row: (Int) -> [String]) -> [[String]] {
        [header.split(separator: ",").map(String.init)] + strings.indices.map(row)
    }

    private var tables: [(String, [[String]])] {
        lists + witnesses + [("90-按编号", identifiers), ("91-按户号", accountNumbers), ("92-核定", decisions)]
    }

    private var lists: [(String, [[String]])] {
        let days = ["2025-12-16", "2025-12-17", "2025-12-18"]
        return [
            (
                "20-企业",
                rows(
                    "企业编号,企业名称,县区,乡镇街道,行业,主管部门,企业分类,绩效等级,SO2日排放量(千克),NOx日排放量(千克),PM日排放量(千克),VOCs日排放量(千克),颗粒物口径,非生产电量依据,基准电量(kWh/d),燃料,联系人,清单年份"
                ) { row in
                    [
                        "N\(row)", text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4), "重点", "C",
                        "0.1", "0.1", "0.1", "0.1", "PM10", text(row, 5), "1000", text(row, 6), text(row, 7), "2025",
                    ]
                }
            ),
            (
                "21-生产线",
                rows("企业编号,生产线编号,工序") { row in ["N\(row)", text(row, 8), text(row, 9)] }
            ),
            (
                "22-措施",
                rows("企业编号,预警级别,措施类型,停限产比例(%),计算口径,措施描述,责任人") { row in
                    ["N\(row)", row % 2 == 0 ? "橙色" : "红色", "停产", "100", text(row, 10), text(row, 11), text(row, 12)]
                }
            ),
            ("23-户号", rows("户号,企业编号") { row in ["90000\(10_000 + row)", "N\(row)"] }),
            (
                "24-用电量",
                [["户号", "日期", "用电量(kWh)", "户名"]]
                    + strings.indices.flatMap { row in
                        days.map { ["90000\(10_000 + row)", $0, String(300 + row % 900), text(row, 13)] }
                    }
            ),
            (
                "25-工地",
                rows("编号,名称,源类,种类,县区,主管部门,绩效等级,PM日排放量(千克),颗粒物口径,橙色预警减排措施,橙色减排比例(%)") { row in
                    [
                        "S\(row)", text(row, 14), "扬尘源", text(row, 15), text(row, 16), text(row, 17), text(row, 18),
                        "0.01", "PM10", text(row, 19), "50",
                    ]
                }
            ),
        ]
    }

    private var witnesses: [(String, [[String]])] {
        [
            (
                "30-核查",
                rows("检查日期,企业编号,检查方式,落实情况,发现问题,处理情况,影像资料,检查单位,记录编号") { row in
                    [
                        Self.day, "N\(row)", "现场", "部分落实", text(row, 20), text(row, 21), text(row, 22), text(row, 23),
                        text(row, 24),
                    ]
                }
            ),
            (
                "31-部门",
                rows("日期,部门,出动人次,工作情况,取得的成效,发现的问题,改进措施,附件") { row in
                    [
                        Self.day, text(row, 25), "1", text(row, 26), text(row, 27), text(row, 28), text(row, 29),
                        text(row, 30),
                    ]
                }
            ),
            (
                "32-移动源",
                rows("日期,源类,污染物,减排量(千克),依据,填报单位") { row in
                    [Self.day, "移动源", "NOx", "0.001", text(row, 31), text(row, 32)]
                }
            ),
            (
                "33-在线",
                rows("日期,企业编号,排口,SO2日排放量(千克)") { row in [Self.day, "N\(row)", text(row, 33), "0.1"] }
            ),
            (
                "34-目标",
                rows("预警级别,污染物,减排目标(%),批准文号,核减原因,批准单位,起始日期,截止日期") { row in
                    ["黄色", "PM", "9", text(row, 34), text(row, 35), text(row, 36), "2024-01-01", "2024-01-02"]
                }
            ),
            (
                "35-社会",
                rows("区域,年份,源类,污染物,日排放量(千克),数据来源") { row in
                    [text(row, 37), "2025", "合计", "SO2", "100", text(row, 38)]
                }
            ),
            ("36-日历", rows("日期,类型,企业编号,说明") { row in ["2025-06-01", "数据异常", "N\(row)", text(row, 39)] }),
        ]
    }

    /// The strings as identifiers: of enterprises, of lines, and of episodes far in the past.
    private var identifiers: [[String]] {
        rows("企业编号,企业名称,县区,企业分类,清单年份") { row in [strings[row], "企业\(row)", "甲县", "小微", "2025"] }
    }

    private var accountNumbers: [[String]] {
        [["户号", "日期", "用电量(kWh)"]] + strings.map { [$0, Self.day, "5"] }
    }

    private var decisions: [[String]] {
        rows("核定事项,核定值,核定人,核定理由,文号") { row in
            ["exempt/N\(row)", row % 50 == 0 ? "红色" : text(row, 40), text(row, 41), text(row, 42), text(row, 43)]
        }
    }

    /// A sheet for each string that XML can hold, with a row that is wrong, so that a finding names the sheet.
    private func manySheets() -> [UInt8] {
        let names = strings.filter { $0.unicodeScalars.allSatisfy(Self.isXML) }.prefix(600)
        let escaped = names.map { name in
            name.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
                .replacing("\"", with: "&quot;")
        }
        let cells = [["户号", "日期", "用电量(kWh)"], ["1", "2026-02-30", "x"]].map { row in
            "<row>\(row.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined())</row>"
        }.joined()
        let sheets = escaped.enumerated().map { "<sheet name=\"\($1)\" sheetId=\"\($0 + 1)\" r:id=\"r\($0)\"/>" }
        let targets = escaped.indices.map {
            "<Relationship Id=\"r\($0)\" Type=\"\(HostileFile.relations)/worksheet\" Target=\"worksheets/s\($0).xml\"/>"
        }
        let parts = [
            ZipBuilder.Part(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"\(HostileFile.relations)\"><sheets>\(sheets.joined())</sheets></workbook>"),
            ZipBuilder.Part("xl/_rels/workbook.xml.rels", "<Relationships>\(targets.joined())</Relationships>"),
        ]
        let body = escaped.indices.map {
            ZipBuilder.Part("xl/worksheets/s\($0).xml", "<worksheet><sheetData>\(cells)</sheetData></worksheet>")
        }
        return ZipBuilder(HostileFile.parts(parts) + body).bytes()
    }

    private static func isXML(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && scalar.value & 0xFFFE != 0xFFFE
    }
}
