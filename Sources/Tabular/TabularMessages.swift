public import Diagnostics

/// What reading a file can find: all of it fatal, for the file is refused as a whole.
public enum TabularMessages {
    static let unreadable = MessageTemplate(
        "TB-001", .fatal,
        zh: "无法读取文件：{1}", en: "the file cannot be read: {1}",
        adviceZh: "检查文件是否存在、有无读取权限、磁盘是否正常",
        adviceEn: "check that the file exists, may be read and that the disk is sound")
    static let notAFile = MessageTemplate(
        "TB-002", .fatal,
        zh: "不是普通文件", en: "not a regular file",
        adviceZh: "给出文件，而不是文件夹或设备", adviceEn: "name a file, not a folder or a device")
    static let empty = MessageTemplate(
        "TB-003", .fatal,
        zh: "文件是空的", en: "the file is empty",
        adviceZh: "请报送单位重新导出后再发", adviceEn: "ask the sender to export it again")
    static let oldWorkbook = MessageTemplate(
        "TB-004", .fatal,
        zh: "是旧版 .xls 工作簿，或加了打开密码的工作簿，不能读取", en: "an old .xls workbook or one locked by a password",
        adviceZh: "在 Excel 或 WPS 中打开，去掉密码，另存为“Excel 工作簿 (.xlsx)”",
        adviceEn: "open it in Excel or WPS, remove the password and save it as an Excel workbook (.xlsx)")
    static let pdf = MessageTemplate(
        "TB-005", .fatal,
        zh: "是 PDF 文件，不是表格", en: "a PDF document, not a table",
        adviceZh: "请报送单位提供 .xlsx 或 .csv 原表", adviceEn: "ask the sender for the table as .xlsx or .csv")
    static let markup = MessageTemplate(
        "TB-006", .fatal,
        zh: "内容是网页或 XML，不是表格（有的系统以 .xls 为名导出网页）",
        en: "a web page or an XML document, not a table (some systems export these under the name .xls)",
        adviceZh: "在 Excel 或 WPS 中打开，另存为 .xlsx 或“CSV UTF-8”",
        adviceEn: "open it in Excel or WPS and save it as .xlsx or CSV UTF-8")
    static let utf16 = MessageTemplate(
        "TB-007", .fatal,
        zh: "文本是 UTF-16 编码（“Unicode 文本”），不支持", en: "the text is UTF-16, which is not supported",
        adviceZh: "另存为“CSV UTF-8（逗号分隔）”", adviceEn: "save it as CSV UTF-8 (comma delimited)")
    static let binary = MessageTemplate(
        "TB-008", .fatal,
        zh: "不是文本：第 {1} 行（偏移 {2} 字节处）有空字节", en: "not text: a NUL byte in line {1}, at byte offset {2}",
        adviceZh: "文件可能损坏或不是表格，请重新导出为 .xlsx 或 .csv",
        adviceEn: "the file may be damaged or no table; export it again as .xlsx or .csv")
    static let undecodable = MessageTemplate(
        "TB-009", .fatal,
        zh: "既不是完整的 UTF-8，也不是完整的 GB18030：第 {1} 行（偏移 {2} 字节处）的字节无法解读",
        en: "neither UTF-8 nor GB18030 throughout: the bytes in line {1}, at byte offset {2}, cannot be read",
        adviceZh: "文件可能由两种编码拼接而成或已损坏，另存为“CSV UTF-8”后再报",
        adviceEn: "the file may be joined from two encodings or damaged; save it as CSV UTF-8")
    static let unterminatedQuote = MessageTemplate(
        "TB-010", .fatal,
        zh: "第 {1} 行起的引号到文件结尾都没有闭合，文件可能被截断",
        en: "a quote opened in the record at line {1} is never closed; the file may be cut off",
        adviceZh: "重新传送文件；若文件完整，检查该行的双引号是否成对",
        adviceEn: "send the file again; if it is whole, check that the double quotes of that line are paired")
    static let fieldTooLong = MessageTemplate(
        "TB-011", .fatal,
        zh: "单元格超过 {1} 字节，可能是引号没有闭合", en: "a field of more than {1} bytes, perhaps a quote left open",
        adviceZh: "检查该行及其后各行的双引号是否成对", adviceEn: "check that the double quotes from that line on are paired")
    static let recordTooLong = MessageTemplate(
        "TB-012", .fatal,
        zh: "一行超过 {1} 字节", en: "a record of more than {1} bytes",
        adviceZh: "检查该行是否缺少换行", adviceEn: "check whether line ends are missing")
    static let tooManyColumns = MessageTemplate(
        "TB-013", .fatal,
        zh: "一行超过 {1} 列", en: "a row of more than {1} columns",
        adviceZh: "检查该行是否缺少换行，或表格是否横向展开过多",
        adviceEn: "check whether line ends are missing or the table is laid out sideways")
    static let gzipDamaged = MessageTemplate(
        "TB-014", .fatal,
        zh: "压缩文件 (gzip) 不完整或已损坏", en: "the gzip file is incomplete or damaged",
        adviceZh: "重新传送文件", adviceEn: "send the file again")
    static let archiveInArchive = MessageTemplate(
        "TB-015", .fatal,
        zh: "压缩文件 (gzip) 里不是文本，而是另一个压缩文件或工作簿",
        en: "the gzip file holds another archive or a workbook, not text",
        adviceZh: "解压后直接报送里面的文件", adviceEn: "unpack it and send the file inside")
    static let expandsTooFar = MessageTemplate(
        "TB-016", .fatal,
        zh: "“{1}”解压后膨胀超过 {2} 倍，疑似压缩炸弹", en: "“{1}” expands more than {2} times, as a zip bomb does",
        adviceZh: "请报送单位确认来源，重新导出", adviceEn: "have the sender confirm its origin and export it again")
    static let workbookTooLarge = MessageTemplate(
        "TB-017", .fatal,
        zh: "工作簿超过 {1} MiB", en: "the workbook is larger than {1} MiB",
        adviceZh: "拆成几个文件，或导出为 .csv", adviceEn: "split it into several files or export it as .csv")
    static let zipDamaged = MessageTemplate(
        "TB-018", .fatal,
        zh: "工作簿不完整或已损坏：{1}", en: "the workbook is incomplete or damaged: {1}",
        adviceZh: "重新传送文件；仍不行时在 Excel 或 WPS 中打开并另存",
        adviceEn: "send the file again; if that does not help, open it in Excel or WPS and save it anew")
    static let tooManyParts = MessageTemplate(
        "TB-019", .fatal,
        zh: "工作簿的部件超过 {1} 个", en: "the workbook has more than {1} parts",
        adviceZh: "删去图片和多余的工作表后另存", adviceEn: "remove pictures and needless sheets and save it anew")
    static let partTooLarge = MessageTemplate(
        "TB-020", .fatal,
        zh: "工作簿的部件“{1}”解压后超过 {2} MiB", en: "part “{1}” of the workbook is larger than {2} MiB when inflated",
        adviceZh: "拆成几个文件，或导出为 .csv", adviceEn: "split it into several files or export it as .csv")
    static let encryptedPart = MessageTemplate(
        "TB-021", .fatal,
        zh: "压缩包加了密码，不能读取", en: "the archive is locked by a password",
        adviceZh: "去掉密码后重新报送", adviceEn: "remove the password and send it again")
    static let notAWorkbook = MessageTemplate(
        "TB-022", .fatal,
        zh: "是压缩包，但不是 .xlsx 工作簿", en: "an archive, but not an .xlsx workbook",
        adviceZh: "普通压缩包请先解压；.xlsb、.ods 请另存为 .xlsx",
        adviceEn: "unpack an ordinary archive first; save .xlsb and .ods as .xlsx")
    static let missingPart = MessageTemplate(
        "TB-023", .fatal,
        zh: "工作簿缺少部件“{1}”", en: "part “{1}” of the workbook is missing",
        adviceZh: "在 Excel 或 WPS 中打开并另存后重新报送",
        adviceEn: "open it in Excel or WPS, save it anew and send it again")
    static let malformedPart = MessageTemplate(
        "TB-024", .fatal,
        zh: "工作簿的部件“{1}”第 {2} 行有错：{3}", en: "part “{1}” of the workbook is wrong in its line {2}: {3}",
        adviceZh: "在 Excel 或 WPS 中打开并另存后重新报送",
        adviceEn: "open it in Excel or WPS, save it anew and send it again")
    static let documentType = MessageTemplate(
        "TB-025", .fatal,
        zh: "工作簿的部件“{1}”含有 DOCTYPE 声明，正常的工作簿没有，可能是攻击",
        en: "part “{1}” of the workbook declares a DOCTYPE, which no ordinary workbook does; it may be an attack",
        adviceZh: "不要打开，与报送单位核实来源", adviceEn: "do not open it; have the sender confirm its origin")
    static let nestedTooDeep = MessageTemplate(
        "TB-026", .fatal,
        zh: "工作簿的部件“{1}”嵌套超过 {2} 层", en: "part “{1}” of the workbook nests deeper than {2} levels",
        adviceZh: "不要打开，与报送单位核实来源", adviceEn: "do not open it; have the sender confirm its origin")
    static let tokenTooLong = MessageTemplate(
        "TB-027", .fatal,
        zh: "工作簿的部件“{1}”有超过 {2} 字节的标记或单元格",
        en: "part “{1}” of the workbook has a tag or a cell of more than {2} bytes",
        adviceZh: "检查是否有异常长的单元格", adviceEn: "look for a cell of unusual length")
    static let tooManyCells = MessageTemplate(
        "TB-028", .fatal,
        zh: "工作表“{1}”超过 {2} 个单元格", en: "sheet “{1}” has more than {2} cells",
        adviceZh: "拆成几个文件，或导出为 .csv", adviceEn: "split it into several files or export it as .csv")
    static let misplacedCell = MessageTemplate(
        "TB-029", .fatal,
        zh: "工作表“{1}”的行或单元格位置“{2}”无效、重复或次序颠倒",
        en: "sheet “{1}” has a row or cell whose place “{2}” is invalid, repeated or out of order",
        adviceZh: "在 Excel 或 WPS 中打开并另存后重新报送",
        adviceEn: "open it in Excel or WPS, save it anew and send it again")
    static let missingString = MessageTemplate(
        "TB-030", .fatal,
        zh: "工作表“{1}”引用了不存在的共享文本“{2}”", en: "sheet “{1}” refers to the shared string “{2}”, which does not exist",
        adviceZh: "在 Excel 或 WPS 中打开并另存后重新报送",
        adviceEn: "open it in Excel or WPS, save it anew and send it again")

    static let mixedEncodings = MessageTemplate(
        "TB-031", .fatal,
        zh: "第 {1} 行（偏移 {2} 字节处）是 UTF-8 编码，而其余是 GB18030，文件由两种编码拼接而成",
        en: "line {1}, at byte offset {2}, is UTF-8 while the rest is GB18030: the file is joined from two encodings",
        adviceZh: "分别另存为“CSV UTF-8”后再合并，或分开报送", adviceEn: "save each part as CSV UTF-8 before joining them")

    static let overlappingParts = MessageTemplate(
        "TB-032", .fatal,
        zh: "工作簿的部件在文件中互相重叠，疑似压缩炸弹",
        en: "parts of the workbook share bytes of the file, as a zip bomb's do",
        adviceZh: "不要打开，与报送单位核实来源", adviceEn: "do not open it; have the sender confirm its origin")
    static let partsTooLarge = MessageTemplate(
        "TB-033", .fatal,
        zh: "工作簿的全部部件解压后超过 {1} MiB", en: "the parts of the workbook are larger than {1} MiB when inflated",
        adviceZh: "拆成几个文件，或导出为 .csv", adviceEn: "split it into several files or export it as .csv")
    static let tooManyMerges = MessageTemplate(
        "TB-034", .fatal,
        zh: "工作表“{1}”的合并单元格超过 {2} 处", en: "sheet “{1}” has more than {2} stretches of merged cells",
        adviceZh: "取消合并单元格后另存", adviceEn: "unmerge the cells and save it anew")
    static let sharedSheet = MessageTemplate(
        "TB-035", .fatal,
        zh: "工作表“{1}”与“{2}”是同一个部件，正常的工作簿没有", en: "the sheets “{1}” and “{2}” are one part, as in no ordinary workbook",
        adviceZh: "在 Excel 或 WPS 中打开并另存后重新报送",
        adviceEn: "open it in Excel or WPS, save it anew and send it again")

    /// Every finding of this module, in the order of the codes.
    public static let all: [MessageTemplate] = [
        unreadable, notAFile, empty, oldWorkbook, pdf, markup, utf16, binary, undecodable, unterminatedQuote,
        fieldTooLong, recordTooLong, tooManyColumns, gzipDamaged, archiveInArchive, expandsTooFar, workbookTooLarge,
        zipDamaged, tooManyParts, partTooLarge, encryptedPart, notAWorkbook, missingPart, malformedPart, documentType,
        nestedTooDeep, tokenTooLong, tooManyCells, misplacedCell, missingString,
        mixedEncodings, overlappingParts, partsTooLarge, tooManyMerges, sharedSheet,
    ]
}
