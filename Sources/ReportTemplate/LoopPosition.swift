/// `循环` within a loop: where it stands.
final class LoopPosition: TemplateRecord {
    private let index: Int
    private let count: Int

    private static let names = ["counter", "序号", "first", "首个", "last", "末个", "length", "总数"]

    init(index: Int, count: Int) {
        self.index = index
        self.count = count
    }

    var fieldNames: [String] { Self.names }

    func field(at index: Int) -> TemplateValue {
        switch index / 2 {
        case 0: .number(Double(self.index + 1))
        case 1: .bool(self.index == 0)
        case 2: .bool(self.index == count - 1)
        default: .number(Double(count))
        }
    }
}
