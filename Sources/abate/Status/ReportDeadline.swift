import Diagnostics
import EmissionModel
import Jurisdiction
import Reporting

/// One report that a rule of the plan asks for, about one subject: when it is due and how it stands.
struct ReportDeadline {
    enum State {
        /// Ours, in its newest revision.
        case written(revision: Int)
        /// Ours, not written yet.
        case open
        /// Owed to us and there.
        case received
        /// Owed to us; who has not sent it, where the plan lists the senders.
        case missing([String])
    }

    var rule: ReportRule
    var subject: ReportSubject
    /// nil where the plan states no time, or the calendar does not know the days.
    var due: LocalMinute?
    var state: State

    var isOurs: Bool {
        switch state {
        case .written, .open: true
        case .received, .missing: false
        }
    }

    var isDone: Bool {
        switch state {
        case .written, .received: true
        case .open, .missing: false
        }
    }

    func minutesLeft(at now: LocalMinute) -> Int? { due.map { Int($0.number - now.number) } }
}

extension ReportDeadline {
    func json(at now: LocalMinute, _ language: Language) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("id", .string(rule.id)), ("kind", .string(rule.kind.rawValue)), ("title", .string(rule.title[language])),
            ("recipient", .string(rule.recipient)), ("direction", .string(isOurs ? "ours" : "received")),
            ("subject", .string(subject.folderName)),
            ("due", JSONValue(due.map { "\($0.iso.prefix(10))T\($0.iso.suffix(5))" })),
            ("minutesLeft", JSONValue(minutesLeft(at: now))), ("state", .string(stateName)),
        ]
        if case .written(let revision) = state { members.append(("revision", JSONValue(revision))) }
        if case .missing(let names) = state { members.append(("missing", .array(names.map(JSONValue.string)))) }
        return .object(members)
    }

    private var stateName: String {
        switch state {
        case .written: "written"
        case .open: "open"
        case .received: "received"
        case .missing: "missing"
        }
    }

    /// 已写出（第 2 版）, 未报送 3 家, …
    func stateText(_ language: Language) -> String {
        let text: LocalizedText
        switch state {
        case .written(1): text = LocalizedText(zh: "已写出", en: "written")
        case .written(let revision): text = LocalizedText(zh: "已写出 r\(revision)", en: "written r\(revision)")
        case .open: text = LocalizedText(zh: "未写出", en: "not written")
        case .received: text = LocalizedText(zh: "已收到", en: "received")
        case .missing([]): text = LocalizedText(zh: "未报送", en: "missing")
        case .missing(let names): text = LocalizedText(zh: "缺 \(names.count) 家", en: "\(names.count) missing")
        }
        return text[language]
    }

    /// 还有1天3小时, 已逾期5小时, 未规定时限.
    func leftText(at now: LocalMinute, _ language: Language) -> String {
        guard let left = minutesLeft(at: now) else {
            return LocalizedText(zh: "未规定时限", en: "no time stated")[language]
        }
        let span = Self.span(abs(left), language)
        if left < 0, isDone { return LocalizedText(zh: "时限已过", en: "time is up")[language] }
        return left < 0
            ? LocalizedText(zh: "已逾期\(span)", en: "overdue by \(span)")[language]
            : LocalizedText(zh: "还有\(span)", en: "\(span) left")[language]
    }

    private static func span(_ minutes: Int, _ language: Language) -> String {
        let parts: [(Int, LocalizedText)] = [
            (minutes / 1440, LocalizedText(zh: "天", en: " d")),
            (minutes % 1440 / 60, LocalizedText(zh: "小时", en: " h")),
            (minutes % 60, LocalizedText(zh: "分", en: " min")),
        ]
        let shown = parts.drop { $0.0 == 0 }.prefix(minutes < 14_400 ? 2 : 1).filter { $0.0 > 0 }
        guard !shown.isEmpty else { return LocalizedText(zh: "0分", en: "0 min")[language] }
        return shown.map { "\($0.0)\($0.1[language])" }.joined(separator: language == .zh ? "" : " ")
    }
}
