import Accounting
import EmissionModel

/// The options of `abate backtest`, and the plan that they make.
struct BacktestRequest {
    private let lengths: [Int]
    private let from: CalendarDay?
    private let to: CalendarDay?
    private let methods: [BaselineMethod]
    /// nil where none are asked for.
    private let groups: [ComparisonGroupMethod]?

    /// A window longer than this says nothing about a response.
    private static let longest = 30

    init(_ command: BacktestCommand) throws(CommandFailure) {
        from = try Self.day(command.from, "--from")
        to = try Self.day(command.to, "--to")
        if let from, let to, from > to {
            throw CommandFailure(.usage, "--from \(from.iso) 晚于 --to \(to.iso)")
        }
        lengths = try Self.lengths(command.days)
        methods = try Self.words(command.method, "--method") ?? Array(BaselineMethod.allCases)
        groups = try Self.words(command.group, "--group")
    }

    func plan(for input: BacktestInput) -> BacktestPlan {
        BacktestPlan(
            lengths: lengths, from: from, to: to, methods: methods,
            groups: groups ?? ComparisonGroupMethod.allCases.filter { Self.usualGroups(input).contains($0) })
    }

    /// None, the one that rules here, and the one of the smallest errors where each half of the enterprises makes a group.
    private static func usualGroups(_ input: BacktestInput) -> Set<ComparisonGroupMethod> {
        let groups: Set<ComparisonGroupMethod> = [.none, input.parameters.comparisonGroup]
        return input.enterpriseIDs.count >= 2 * input.parameters.comparisonMinimum
            ? groups.union([.nearestRidge]) : groups
    }

    private static func lengths(_ text: String) throws(CommandFailure) -> [Int] {
        var lengths: Set<Int> = []
        for part in parts(text) {
            guard let length = Int(part), (1...longest).contains(length) else {
                throw CommandFailure(.usage, "--days 应为 1 至 \(longest) 的整数，用逗号隔开，得到“\(text)”")
            }
            lengths.insert(length)
        }
        guard !lengths.isEmpty else { throw CommandFailure(.usage, "--days 没有给出天数") }
        return lengths.sorted()
    }

    /// In the order of their definition; nil where the option is not given.
    private static func words<Word: CaseIterable & Hashable & RawRepresentable<String>>(
        _ text: String?, _ option: String
    ) throws(CommandFailure) -> [Word]? {
        guard let text else { return nil }
        if text == "all" { return Array(Word.allCases) }
        var wanted: Set<Word> = []
        for part in parts(text) {
            guard let word = Word(rawValue: part) else {
                let known = Word.allCases.map(\.rawValue).joined(separator: ",")
                throw CommandFailure(.usage, "\(option) 可用 \(known) 或 all，得到“\(part)”")
            }
            wanted.insert(word)
        }
        guard !wanted.isEmpty else { throw CommandFailure(.usage, "\(option) 是空的") }
        return Word.allCases.filter(wanted.contains)
    }

    private static func parts(_ text: String) -> [String] {
        text.split(whereSeparator: { $0 == "," || $0 == "，" || $0 == "、" || $0 == " " }).map(String.init)
    }

    private static func day(_ text: String?, _ option: String) throws(CommandFailure) -> CalendarDay? {
        guard let text else { return nil }
        guard let day = CalendarDay(iso: text) else {
            throw CommandFailure(.usage, "\(option) 应为 2015-04-25 的写法，得到“\(text)”")
        }
        return day
    }
}
