import Diagnostics
import Yams

/// One YAML file: read with every key and value at its place, refused where a key stands twice or an anchor is used.
enum YAMLDocument {
    /// The largest file that is read, in bytes.
    static let sizeLimit = 1 << 20

    /// - Parameter file: the name that errors give.
    /// - Returns: the root; an empty mapping where the file holds nothing.
    static func read(_ text: String, file: String) throws(JurisdictionError) -> YAMLNode {
        guard text.utf8.count <= sizeLimit else {
            throw JurisdictionError(
                JurisdictionMessages.badText(String(sizeLimit), at: SourceLocation(file: file)))
        }
        try refuseAnchors(in: text, file: file)
        do {
            // Scalars are read by who asks for them: no tag is made out by the library, which takes regular expressions to it.
            let root = try Yams.compose(yaml: text, .basic) ?? Node([(Node, Node)]())
            return YAMLNode(node: root, file: file, path: "")
        } catch let error as YamlError {
            throw JurisdictionError(diagnostic(of: error, text: text, file: file))
        } catch {
            throw JurisdictionError(JurisdictionMessages.syntax("\(error)", at: SourceLocation(file: file)))
        }
    }

    private static func diagnostic(of error: YamlError, text: String, file: String) -> Diagnostic {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return JurisdictionMessages.syntax(
                problem, at: SourceLocation(file: file, row: mark.line, column: mark.column))
        case .duplicatedKeysInMapping(let duplicates, let context):
            let key = duplicates.first ?? ""
            let place = secondOccurrence(of: key, in: text, from: context.mark.line)
            return JurisdictionMessages.duplicateKey(
                key, at: SourceLocation(file: file, row: place?.line, column: place?.column))
        case .reader(let problem, _, _, _):
            return JurisdictionMessages.syntax(problem, at: SourceLocation(file: file))
        default:
            return JurisdictionMessages.syntax("\(error)", at: SourceLocation(file: file))
        }
    }

    /// The library tells where the mapping begins, not where the key comes again.
    private static func secondOccurrence(of key: String, in text: String, from first: Int) -> (line: Int, column: Int)?
    {
        var seen = 0
        for (index, line) in lines(of: text).enumerated() where index + 1 >= first {
            let scalars = Array(line.unicodeScalars)
            for column in keyColumns(of: key, in: scalars) {
                seen += 1
                if seen == 2 { return (index + 1, column) }
            }
        }
        return nil
    }

    private static func keyColumns(of key: String, in line: [Unicode.Scalar]) -> [Int] {
        let wanted = Array(key.unicodeScalars)
        guard !wanted.isEmpty, line.count > wanted.count else { return [] }
        return (0..<(line.count - wanted.count)).filter { start in
            let end = start + wanted.count
            guard line[start..<end].elementsEqual(wanted) else { return false }
            let before = start == 0 ? " " : line[start - 1]
            let after = line[end] == "\"" || line[end] == "'" ? (end + 1 < line.count ? line[end + 1] : " ") : line[end]
            return " \t{,-?\"'".unicodeScalars.contains(before) && " \t:".unicodeScalars.contains(after)
        }.map { $0 + 1 }
    }

    /// An anchor repeated a few times makes a document of a billion nodes; none of these files needs one.
    private static func refuseAnchors(in text: String, file: String) throws(JurisdictionError) {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "*") }) else { return }
        for (index, line) in lines(of: text).enumerated() {
            guard let column = anchorColumn(in: Array(line.unicodeScalars)) else { continue }
            throw JurisdictionError(
                JurisdictionMessages.anchor(at: SourceLocation(file: file, row: index + 1, column: column)))
        }
    }

    private static func anchorColumn(in line: [Unicode.Scalar]) -> Int? {
        var quote: Unicode.Scalar?
        for (index, scalar) in line.enumerated() {
            let opens = index == 0 || " \t[{,:".unicodeScalars.contains(line[index - 1])
            if let open = quote {
                if scalar == open { quote = nil }
            } else if opens, scalar == "\"" || scalar == "'" {
                quote = scalar
            } else if opens, scalar == "#" {
                return nil
            } else if opens, scalar == "&" || scalar == "*", index + 1 < line.count,
                !" \t".unicodeScalars.contains(line[index + 1])
            {
                return index + 1
            }
        }
        return nil
    }

    private static func lines(of text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }
}
