/// Where the files of a report are made: beside their place, hidden, until all of them are whole. A full disk then
/// leaves no part of a report to be seen, and what C libraries leave behind in their folder goes with it.
struct ReportStage {
    static let suffix = ".staged"

    /// Where the files are made.
    let folder: String
    private let target: String

    /// - Parameters:
    ///   - target: where the report will stand.
    ///   - name: what its files' names begin with.
    init(in target: String, name: String) throws(CommandFailure) {
        self.target = target
        folder = "\(target)/.\(name)\(Self.suffix)"
        OutputFile.removeFolder(folder)
        try OutputFile.makeFolder(folder)
    }

    /// Moves the files to their place.
    /// - Parameter replaces: false leaves alone what stands there.
    /// - Returns: where they stand now.
    func publish(_ paths: [String], replaces: Bool = true) throws(CommandFailure) -> [String] {
        var published: [String] = []
        for path in paths {
            let place = "\(target)/\(FileName.last(of: path))"
            if replaces || !OutputFile.exists(place) { try OutputFile.move(path, to: place) }
            published.append(place)
        }
        return published
    }

    /// With all that was not published.
    func remove() { OutputFile.removeFolder(folder) }
}
