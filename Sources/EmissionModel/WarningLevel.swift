/// The level of a warning, from the lowest: yellow, orange, red.
public enum WarningLevel: String, Sendable, CaseIterable, Hashable, Comparable {
    case yellow, orange, red

    private var rank: Int {
        switch self {
        case .yellow: 0
        case .orange: 1
        case .red: 2
        }
    }

    public static func < (left: WarningLevel, right: WarningLevel) -> Bool { left.rank < right.rank }

    /// The response that the level starts.
    public var response: ResponseLevel {
        switch self {
        case .yellow: .three
        case .orange: .two
        case .red: .one
        }
    }

    /// The next lower level, nil for yellow: a level without a measure inherits from it.
    public var below: WarningLevel? {
        switch self {
        case .yellow: nil
        case .orange: .yellow
        case .red: .orange
        }
    }

    /// 黄色, 橙色, 红色.
    public var name: String {
        switch self {
        case .yellow: "黄色"
        case .orange: "橙色"
        case .red: "红色"
        }
    }
}

/// The response a warning starts: Ⅲ for yellow, Ⅱ for orange, Ⅰ for red.
public enum ResponseLevel: String, Sendable, CaseIterable, Hashable {
    case three = "Ⅲ"
    case two = "Ⅱ"
    case one = "Ⅰ"
}
