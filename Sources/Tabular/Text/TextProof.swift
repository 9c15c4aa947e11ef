import Synchronization

/// Whether the whole of a text was found to be in its encoding. A document that only its beginning has been read of is
/// proven later, and by whoever reads the whole of it first.
final class TextProof: Sendable {
    private let state: Mutex<Bool>
    /// What a byte order mark says.
    let only: TextEncoding?

    init(isProven: Bool, only: TextEncoding? = nil) {
        state = Mutex(isProven)
        self.only = only
    }

    var isProven: Bool { state.withLock { $0 } }

    func close() { state.withLock { $0 = true } }
}

extension TabularDocument {
    /// Whether the text is known to be in its encoding to the end.
    public var isProven: Bool { proof.isProven }

    /// Reads the whole text, unless that was done.
    /// - Returns: false where it is not what its beginning shows.
    public func prove() throws(Refusal) -> Bool {
        if isProven { return true }
        let survey: TextSurvey
        switch content {
        case .text(let file, let limits, _): survey = try TabularDocument.survey(file, format, limits, false)
        case .stream(let source, _): survey = try TextSurvey(name: name) { source() }
        case .workbook: return true
        }
        guard survey.encoding == encoding, survey.delimiter == delimiter else { return false }
        proof.close()
        return true
    }

    /// Takes down that all blocks of the text were lent.
    /// - Returns: false where they are not what the beginning shows.
    public func settle(_ source: BlockSource) -> Bool {
        if isProven { return true }
        guard let encoding, source.verdict == .encoding(encoding) else { return false }
        proof.close()
        return true
    }
}
