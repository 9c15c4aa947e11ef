extension TabularDocument {
    /// A text that lies in no file, as one that is generated: opened by its first block, whose encoding is believed until
    /// all of its blocks are lent.
    /// - Parameter source: gives the same bytes from the beginning each time it is called.
    public init(named name: String, _ source: @escaping () -> any ByteSource) throws(Refusal) {
        let survey = try TextSurvey(name: name, isTrusting: true) { source() }
        self.init(
            name: name, format: .csv, encoding: survey.encoding, delimiter: survey.delimiter,
            sheets: [SheetInfo(name: nil, isHidden: false)], content: .stream(source, markBytes: survey.markBytes),
            proof: TextProof(isProven: false, only: survey.markedEncoding))
    }
}
