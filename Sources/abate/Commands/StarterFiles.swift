import Jurisdiction
import LedgerStore

/// The files that `init` puts into a folder: made whole beside their places, then moved, so that one that was cut short
/// can be done again. What stands there already is left alone where it is the same, and refused where it is not.
struct StarterFiles {
    private let folder: String
    private let stage: String
    /// Below the folder, in the order in which they are moved.
    private var places: [String] = []

    init(in folder: String) throws(CommandFailure) {
        self.folder = folder
        stage = "\(folder)/.init\(ReportStage.suffix)"
        OutputFile.removeFolder(stage)
        try OutputFile.makeFolder(stage)
    }

    private func stagedPath(_ place: String) -> String { "\(stage)/\(FileName.last(of: place))" }

    /// - Parameter make: writes the file to the path it is given.
    mutating func add(_ place: String, _ make: (String) throws -> Void) throws {
        try make(stagedPath(place))
        places.append(place)
    }

    /// With its checksum beside it, so that it need not settle.
    mutating func addWithChecksum(_ place: String, _ make: (String) throws -> Void) throws {
        try add(place, make)
        let sha256 = try FileBytes.sha256(of: stagedPath(place))
        try add("\(place).sha256") { path in
            try OutputFile.write("\(sha256)  \(FileName.last(of: place))\n", to: path)
        }
    }

    /// Moves all of them, or none where another file stands in the place of one.
    func publish() throws(CommandFailure) {
        for place in places where OutputFile.exists("\(folder)/\(place)") {
            guard OutputFile.read("\(folder)/\(place)") == OutputFile.read(stagedPath(place)) else {
                throw CommandFailure(.usage, "“\(folder)/\(place)”已存在，未作改动")
            }
        }
        for name in ["inbox", "ledger", "Reports"] { try OutputFile.makeFolder("\(folder)/\(name)") }
        for place in places where !OutputFile.exists("\(folder)/\(place)") {
            try OutputFile.move(stagedPath(place), to: "\(folder)/\(place)")
        }
    }

    func remove() { OutputFile.removeFolder(stage) }
}
