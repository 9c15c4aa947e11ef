import Diagnostics
import EmissionModel
import Foundation
import LedgerStore

/// What a report is about, and with it the folder of `Reports/` it stands in (`cli.md`).
enum ReportSubject: Hashable {
    case day(CalendarDay)
    /// An episode by its identifier.
    case episode(String)
    /// A yearly list.
    case list(Int)

    /// `2026-01-08`, `list-2026`, or the episode's identifier as a file name.
    var folderName: String {
        switch self {
        case .day(let day): day.iso
        case .episode(let id): Self.folderName(ofEpisode: id)
        case .list(let year): "list-\(year)"
        }
    }

    /// An identifier as one file name, of at most 200 bytes: distinct identifiers give distinct names, none of which
    /// leaves `Reports/`, is hidden, or is taken for a day or a list.
    static func folderName(ofEpisode id: String) -> String {
        let composed = id.precomposedStringWithCanonicalMapping
        var name = String.UnicodeScalarView()
        for (index, scalar) in composed.unicodeScalars.enumerated() {
            let isLastPoint = scalar == "." && index == composed.unicodeScalars.count - 1
            if mustBeEscaped(scalar) || isLastPoint || (index == 0 && (scalar == "." || isTaken(composed))) {
                name.append(contentsOf: escaped(scalar).unicodeScalars)
            } else {
                name.append(scalar)
            }
        }
        return bounded(String(name), of: composed)
    }

    /// What no file name may hold here or on a clerk's Windows share, what cannot be seen, and the two characters that
    /// escape and shorten.
    private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .unassigned,
            .privateUse:
            true
        default: "/\\:*?\"<>|%~".unicodeScalars.contains(scalar)
        }
    }

    private static func isTaken(_ id: String) -> Bool {
        CalendarDay(iso: id) != nil || id.hasPrefix("list-") || isDevice(id)
    }

    /// `CON`, `com1.txt`: no folder of a clerk's Windows share may have such a name.
    private static func isDevice(_ id: String) -> Bool {
        let stem = id.prefix { $0 != "." }.uppercased()
        if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"].contains(stem) { return true }
        return stem.count == 4 && (stem.hasPrefix("COM") || stem.hasPrefix("LPT")) && stem.last?.isNumber == true
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf8.map { ($0 < 16 ? "%0" : "%") + String($0, radix: 16, uppercase: true) }.joined()
    }

    private static func bounded(_ name: String, of id: String) -> String {
        guard !name.isEmpty else { return "~" }
        guard name.utf8.count > longest else { return name }
        let mark = "~" + FileBytes.sha256(of: id.utf8).prefix(32)
        var kept = name
        while kept.utf8.count + mark.utf8.count > longest { kept.removeLast() }
        return kept + mark
    }

    private static let longest = 200
}
