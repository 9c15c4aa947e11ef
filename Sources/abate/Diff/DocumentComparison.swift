import Accounting
import Diagnostics
import EmissionModel
import Reporting

/// The figures as two reports have them, which the same inputs may not give again.
struct ReportedFigures {
    var before: FigureSheet
    var after: FigureSheet
    /// What lies between the reports and their inputs accounted now.
    var cause: ChangeCause
}

/// Two reports as the files they are. They hold no inputs, so the causes are the parts of the result, and the kinds of
/// input that their manifests say are not the same.
struct DocumentComparison {
    let before: ComparedDocument
    let after: ComparedDocument

    func report() -> DifferenceReport {
        var report = DifferenceReport(
            region: after.member.name, before: state(before), after: state(after), subjects: subjects)
        report.region = before.member.name == report.region ? report.region : "\(before.member.name) → \(report.region)"
        return report
    }

    /// What both are about, as one region's ledger can account it anew; nil where they are about different things, or
    /// about days that are not judged.
    var subject: ComparedSubject? {
        guard let old = Self.only(before), let new = Self.only(after), !old.days.isEmpty, !new.days.isEmpty else {
            return nil
        }
        if let day = before.date { return day == after.date ? .day(day) : nil }
        guard old.episodeID == new.episodeID, case .episode(_, let last) = new.scope, after.date == nil else {
            return nil
        }
        return .episode(new.episodeID, last: last)
    }

    /// The figures as they were reported; nil where several regions are.
    var reported: ReportedFigures? {
        guard let old = Self.only(before), let new = Self.only(after) else { return nil }
        let hasOtherParameters = before.manifest?.inputs["parameters"] != after.manifest?.inputs["parameters"]
        return ReportedFigures(
            before: FigureSheet(old), after: FigureSheet(new), cause: hasOtherParameters ? .parameter : .program)
    }

    private static func only(_ document: ComparedDocument) -> RegionAccount? {
        document.member.regions.count == 1 ? document.member.regions[0] : nil
    }

    private func state(_ document: ComparedDocument) -> DifferenceReport.State {
        DifferenceReport.State(name: document.name)
    }

    /// One for each region that either document holds.
    private var subjects: [DifferenceReport.Subject] {
        let (old, new) = (Self.regions(before), Self.regions(after))
        return Set(old.keys).union(new.keys).sorted { $0.lexicographicallyPrecedes($1) }.map { path in
            let difference = Difference(from: old[path], to: new[path])
            var subject = DifferenceReport.Subject(
                date: after.date ?? before.date, episode: after.episode, difference: difference,
                causes: difference.steps.map { DifferenceReport.Cause(step: $0) })
            subject.region = path.isEmpty ? nil : path.joined(separator: "/")
            subject.inputs = inputs
            return subject
        }
    }

    /// By the path below the member's own region.
    private static func regions(_ document: ComparedDocument) -> [[String]: RegionAccount] {
        Dictionary(
            document.member.regions.map { (Array($0.path.dropFirst()), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Kinds of input that are not the same, by what both manifests say.
    private var inputs: [LocalizedText] {
        guard let old = before.manifest, let new = after.manifest else { return [] }
        let kinds = Set(old.inputs.keys).union(new.inputs.keys).filter { old.inputs[$0] != new.inputs[$0] }.sorted()
        var texts = kinds.map { key in
            LocalizedText(zh: InputsDigest.Kind(rawValue: key)?.title ?? Self.titles[key] ?? key, en: key)
        }
        if old.program != new.program {
            texts.append(
                LocalizedText(zh: "程序 \(old.program) → \(new.program)", en: "\(old.program) → \(new.program)"))
        }
        return texts
    }

    private static let titles = ["templates": "报告模板"]
}
