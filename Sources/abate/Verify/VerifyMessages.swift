import Diagnostics

/// Every finding that `abate verify` can yield. The codes are stable.
enum VerifyMessages {
    private static let restore = (
        zh: "请从备份恢复，并查明是谁在何时改动的", en: "restore it from a backup, and find out who changed it and when"
    )

    private static func broken(_ code: String, zh: String, en: String) -> MessageTemplate {
        MessageTemplate(code, .error, zh: zh, en: en, adviceZh: restore.zh, adviceEn: restore.en)
    }

    // MARK: The ledger

    static let damaged = broken("AU-001", zh: "台账文件已损坏：{1}", en: "the ledger is damaged: {1}")
    static let schema = broken("AU-002", zh: "台账的表结构被改动：{1}", en: "the ledger's tables were altered: {1}")
    static let brokenChain = broken(
        "AU-003", zh: "审计链在第 {1} 条（{2}）处断开：有条目被改动、删除或插入",
        en: "the audit chain breaks at entry {1} ({2}): an entry was changed, taken out or put in")
    static let changedRows = broken(
        "AU-004", zh: "{1} 在台账中的内容与入账时不符：{2}", en: "what the ledger holds of {1} is not what was entered: {2}")
    static let missingRows = broken(
        "AU-005", zh: "审计链中有 {1}，台账中却没有", en: "the audit chain has {1}, the ledger does not")
    static let unsealed = broken(
        "AU-006", zh: "台账中有 {1}，审计链中却没有", en: "the ledger has {1}, the audit chain does not")
    static let strayCheck = broken(
        "AU-007", zh: "报告 {1} 的比对记录与台账不符", en: "the note that {1} was compared does not agree with the ledger")

    // MARK: Received files and bases

    static let sourceGone = broken("AU-010", zh: "原始文件“{1}”不在了", en: "the received file “{1}” is gone")
    static let sourceChanged = broken(
        "AU-011", zh: "原始文件“{1}”的内容与收到时不符", en: "the received file “{1}” is not what was received")
    static let leftover = MessageTemplate(
        "AU-012", .notice, zh: "台账中没有这个文件，可能是读入时中断留下的，也可能是台账被截断",
        en: "the ledger does not have this file: left by a run that was cut short, or the ledger was cut",
        adviceZh: "与最近的校验清单核对；确是中断留下的，下次读入时会用上或可删除",
        adviceEn: "compare with the newest manifest; what a crash left may be deleted")
    static let rereadDiffers = broken(
        "AU-013", zh: "“{1}”重新读取的结果与台账不符：{2}", en: "reading “{1}” again gives other rows than the ledger has: {2}")
    static let notReread = MessageTemplate(
        "AU-014", .error, zh: "“{1}”不能重新读取：{2}；其后的文件未能逐行核对",
        en: "“{1}” cannot be read again: {2}; the files after it were not compared row by row",
        adviceZh: restore.zh, adviceEn: restore.en)
    static let otherWords = MessageTemplate(
        "AU-015", .notice, zh: "“{1}”的问题如今措辞不同，位置和内容一致",
        en: "the findings of “{1}” are now worded otherwise; they are the same",
        adviceZh: "程序更新所致，不需处理", adviceEn: "the program was updated; nothing to do")
    static let basisChanged = broken(
        "AU-016", zh: "留存的依据（模板、预案和 abate.yaml）不在了或已被改动",
        en: "a kept basis (templates, profile, abate.yaml) is gone or changed")

    // MARK: Reports

    static let fileGone = broken("AU-020", zh: "报告文件不在了", en: "the report file is gone")
    static let fileChanged = broken(
        "AU-021", zh: "报告文件的内容与写出时不符", en: "the report file is not what was written")
    static let resultDiffers = broken(
        "AU-022", zh: "按当时的数据和依据重新核算，结果与记录不符（{1}）",
        en: "accounted again from what was known then, the result is another ({1})")
    static let renderingDiffers = broken(
        "AU-023", zh: "按当时的数据和依据重新编写，与原报告不同", en: "rendered again from what was known then, the report is another")
    static let otherProgram = MessageTemplate(
        "AU-024", .notice, zh: "结果一致，只是本程序（{1}）与当时的程序（{2}）的版式不同",
        en: "the result is the same; {1} lays it out otherwise than {2} did",
        adviceZh: "校验值已核对，不需处理", adviceEn: "the checksums agree; nothing to do")
    static let notRecomputed = broken(
        "AU-025", zh: "不能按当时的数据和依据重新编写：{1}", en: "cannot be made again from what was known then: {1}")
    static let manifestGone = broken("AU-026", zh: "校验清单不在了", en: "the manifest is gone")
    static let manifestChanged = broken(
        "AU-027", zh: "校验清单与台账的记录不符", en: "the manifest is not what the ledger recorded")
    static let headUnknown = broken(
        "AU-028", zh: "校验清单所记的审计链位置不在台账中：台账被截断或替换",
        en: "the place in the audit chain that the manifest names is not in the ledger: it was cut or replaced")
    static let stray = broken(
        "AU-029", zh: "台账中没有写过这个文件的记录", en: "the ledger has no record of having written this file")
    static let unfinished = MessageTemplate(
        "AU-030", .notice, zh: "上次运行中断，{1}", en: "the last run was cut short: {1}", adviceZh: "再运行一次 abate run 即可补齐",
        adviceEn: "abate run completes it")
    static let compressedOtherwise = MessageTemplate(
        "AU-031", .notice, zh: "工作簿各格相同，只是压缩方式不同", en: "the workbook's cells are the same, compressed otherwise",
        adviceZh: "系统的压缩库不同所致，不需处理", adviceEn: "another version of zlib; nothing to do")
    static let oldReport = MessageTemplate(
        "AU-032", .notice, zh: "写这份报告时尚未留存依据，按现在的模板和 abate.yaml 重写后不同",
        en: "no basis was kept when it was made; with today's it comes out otherwise",
        adviceZh: "校验值已核对；需要时请与当时的模板比较",
        adviceEn: "the checksums agree; compare with the templates of then where needed")

    // MARK: Submissions and signatures

    static let wrongChecksum = broken(
        "AU-040", zh: "与校验清单所记的 SHA-256 不符", en: "does not match the checksum of its manifest")
    static let unlisted = broken(
        "AU-041", zh: "不在任何校验清单中", en: "stands in no manifest")
    static let unreadableManifest = broken("AU-042", zh: "校验清单不能读取：{1}", en: "the manifest cannot be read: {1}")
    static let badSignature = broken("AU-043", zh: "签名不符", en: "the signature does not hold")
    static let unsigned = broken("AU-044", zh: "没有签名", en: "is not signed")
    static let otherKey = broken(
        "AU-045", zh: "签名所用的不是要求的密钥（公钥 {1}）", en: "is signed by another key than the one asked for (public key {1})")

    // MARK: The run log

    static let runLineChanged = broken(
        "AU-050", zh: "第 {1} 行之前有行被改动、删除或插入", en: "a line before line {1} was changed, taken out or put in")
    static let runLineGone = broken(
        "AU-051", zh: "第 {1} 次运行的记录被改动或删除", en: "the line of run {1} was changed or taken out")
    static let tornLine = MessageTemplate(
        "AU-052", .notice, zh: "第 {1} 行没有写完或不能识别", en: "line {1} is not whole",
        adviceZh: "运行中断所致，下次运行会补齐", adviceEn: "a run was cut short; the next one mends it")

    /// The whole catalogue.
    static let all: [MessageTemplate] = [
        damaged, schema, brokenChain, changedRows, missingRows, unsealed, strayCheck, sourceGone, sourceChanged,
        leftover, rereadDiffers, notReread, otherWords, basisChanged, fileGone, fileChanged, resultDiffers,
        renderingDiffers, otherProgram, notRecomputed, manifestGone, manifestChanged, headUnknown, stray,
        unfinished, compressedOtherwise, oldReport, wrongChecksum, unlisted, unreadableManifest, badSignature,
        unsigned, otherKey, runLineChanged, runLineGone, tornLine,
    ]
}
