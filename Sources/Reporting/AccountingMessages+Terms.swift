public import Diagnostics

/// Findings of decisions and adjusted targets that end (AC-130 … AC-131). They depend on today: no report holds them.
extension AccountingMessages {
    /// 1: what ends, 2: its last day, 3: the document, 4: days left.
    public static let termEndsSoon = MessageTemplate(
        "AC-130", .notice,
        zh: "{1}（{3}）到 {2} 为止，还有 {4} 天",
        en: "{1} ({3}) holds until {2}, {4} days from now",
        adviceZh: "仍需继续的，请在到期前取得新的文件并重新核定（abate decide … --expires）",
        adviceEn: "where it is to go on, get a new document and decide again before it ends (abate decide … --expires)")
    /// 1: what has ended, 2: its last day, 3: the document.
    public static let termHasEnded = MessageTemplate(
        "AC-131", .warning,
        zh: "{1}（{3}）已于 {2} 到期，此后按没有这一核定核算",
        en: "{1} ({3}) ended on {2}: days after it are accounted without it",
        adviceZh: "仍需继续的，请凭新的文件重新核定；不再需要的不必处理",
        adviceEn: "decide again with a new document where it is to go on; else there is nothing to do")

    public static let ofTerms: [MessageTemplate] = [termEndsSoon, termHasEnded]
}
