extension Benchmark {
    /// In the order of the table of figures to reach (`quality.md`, Performance).
    static let all: [Benchmark] = [
        .scan, .ingest, .timeOrder, .shuffled, .accountDays, .repeated, .points, .gb18030, .workbookWriting,
        .workbookReading, .cityNight, .warningNight, .history, .idle, .start, .store,
    ]
}
