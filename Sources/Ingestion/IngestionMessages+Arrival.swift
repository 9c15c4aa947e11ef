import Diagnostics

/// What keeps a file of the inbox from being taken in although it reads well.
extension IngestionMessages {
    static let suddenLoss = MessageTemplate(
        "EI-161", .error,
        zh: "{1} 只有 {2} 个户号有读数，{3} 同一来源有 {4} 个：可能没有传完，暂不读入",
        en:
            "{2} accounts have readings of {1}, of this sender's {4} on {3}: perhaps not all has arrived; not taken in yet",
        adviceZh: "补齐后重新放入；若确实只有这些，在旁边放同名加 .done 的空文件（或 .sha256），或用 abate ingest 读入",
        adviceEn:
            "deliver the rest; if this is all, put an empty file of the same name with .done (or a .sha256) beside it, or take it in with `abate ingest`"
    )

    static let ofArrival: [MessageTemplate] = [suddenLoss]
}
