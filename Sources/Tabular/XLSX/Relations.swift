/// Which parts a part refers to, from the `_rels` folder beside it.
final class Relations: XMLPartHandler {
    struct Relation {
        let type: String
        /// The name of the part in the archive.
        let target: String
    }

    private(set) var byID: [String: Relation] = [:]
    private var targets: [(type: String, target: String)] = []
    private let folder: Substring
    let isDone = false

    /// The relations of a part; `""` stands for those of the whole package.
    static func read(for part: String, of archive: ZipArchive) throws -> Relations {
        let folder = part.lastIndex(of: "/").map { part[...$0] } ?? ""
        let relations = Relations(folder: folder)
        let name = "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
        try XMLPart.read(name, of: archive, relations, atMost: archive.limits.indexBytes)
        return relations
    }

    private init(folder: Substring) {
        self.folder = folder
    }

    func target(ofType suffix: String) -> String? {
        targets.first { $0.type.hasSuffix(suffix) }?.target
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws {
        guard name == "Relationship", let id = attributes.string("Id"), let type = attributes.string("Type"),
            let target = attributes.string("Target"), attributes.string("TargetMode") != "External"
        else { return }
        let relation = Relation(type: type, target: resolve(target))
        byID[id] = relation
        targets.append((relation.type, relation.target))
    }

    func end(_ name: XMLName) {}

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// A target is absolute or stands relative to the folder of the part that refers to it.
    private func resolve(_ target: String) -> String {
        let path = target.hasPrefix("/") ? target[...] : folder + target[...]
        var steps: [Substring] = []
        for step in path.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
