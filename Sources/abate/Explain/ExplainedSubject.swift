import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Reporting

/// The account that an id is about, and what the id asks of it.
struct ExplainedSubject {
    let derivations: AccountDerivations
    /// Behind the day or the episode; nil where there is nothing.
    let rest: String?
    private let books: CityBooks
    private let episode: Episode
    private let lastDay: CalendarDay

    init(_ what: String, _ books: CityBooks) throws(CommandFailure) {
        self.books = books
        let head = what.prefix { $0 != "/" }
        if let day = CalendarDay(iso: head) {
            guard let episode = books.episode(inForceOn: day),
                let derivations = AccountDerivations(try books.input(episode, through: day), on: day)
            else { throw CommandFailure(.input, "\(day.iso) 没有正在实施的预警响应（\(books.known)）") }
            (self.derivations, self.episode, lastDay) = (derivations, episode, day)
            rest = Self.rest(what, behind: String(head))
            return
        }
        // An episode's id may hold a stroke itself: the longest that fits is meant.
        let fitting = books.episodes.filter { what == $0.id || what.hasPrefix("\($0.id)/") }
        guard let episode = fitting.max(by: { $0.id.count < $1.id.count }) else {
            throw CommandFailure(
                .usage, "“\(what)”不以日期（2026-01-08）或过程编号开头（\(books.known)）")
        }
        let last = episode.lastDay ?? LocalClock.now.today.advanced(by: -1)
        guard let derivations = AccountDerivations(try books.input(episode, through: last), through: last) else {
            throw CommandFailure(.input, "过程“\(episode.id)”到 \(last.iso) 没有可核算的日期")
        }
        (self.derivations, self.episode, lastDay) = (derivations, episode, last)
        rest = Self.rest(what, behind: episode.id)
    }

    private static func rest(_ what: String, behind head: String) -> String? {
        let rest = what.dropFirst(head.count).drop { $0 == "/" }
        return rest.isEmpty ? nil : String(rest)
    }

    func explanation(_ id: String, _ language: Language) throws(CommandFailure) -> Explanation {
        guard let root = derivations.derivation(of: id) else { throw unknown(id, language) }
        let sources = try LeafSources(root.leaves, books, books.inventory(on: lastDay), episode)
        return Explanation(
            root, region: derivations.account.region, profile: books.city.jurisdiction.profile.id,
            source: sources.source)
    }

    private func unknown(_ id: String, _ language: Language) -> CommandFailure {
        let ids = derivations.ids
        let last = id.split(separator: "/").last.map { "/\($0)" } ?? ""
        let alike = ids.filter { $0.hasSuffix(last) }
        let below = ids.filter { $0.hasPrefix("\(id)/") }
        let known = below.isEmpty ? (alike.isEmpty ? ids : alike) : below
        let advice =
            below.isEmpty ? NearestNames.advice(for: id, among: Array(known.prefix(2000))) : Self.choices(below)
        return CommandFailure(
            .usage,
            LocalizedText(zh: "没有编号为“\(id)”的数字：\(advice.zh)", en: "there is no number “\(id)”: \(advice.en)")[language])
    }

    private static func choices(_ ids: [String]) -> (zh: String, en: String) {
        let shown = ids.prefix(6).map { "“\($0)”" }
        let more = ids.count > 6 ? "…" : ""
        return ("可用的有 " + shown.joined(separator: "、") + more, "there are " + shown.joined(separator: ", ") + more)
    }
}
