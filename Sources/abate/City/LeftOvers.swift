/// What a command that was killed has left behind in a working folder: hidden files and folders under names that only
/// the program gives. What is whole is never among them.
struct LeftOvers {
    private let city: City

    init(_ city: City) {
        self.city = city
    }

    /// Whether the name is one that the program gives to what is not whole yet.
    static func isOne(_ name: String) -> Bool {
        name.hasPrefix(".") && (name.hasSuffix(".tmp") || name.hasSuffix(".part") || name.hasSuffix(ReportStage.suffix))
    }

    /// Only by who holds the lock.
    func remove() {
        let reports = city.reportsFolder
        let folders = OutputFile.names(in: reports).map { "\(reports)/\($0)" }.filter(OutputFile.isFolder)
        for folder in [
            city.folder, city.ledgerFolder, "\(city.ledgerFolder)/sources", "\(city.ledgerFolder)/bases", reports,
        ] + folders {
            for name in OutputFile.names(in: folder) where Self.isOne(name) {
                let path = "\(folder)/\(name)"
                if OutputFile.isFolder(path) { OutputFile.removeFolder(path) } else { OutputFile.remove(path) }
            }
        }
    }
}
