/// A name that a template may use.
public struct TemplateName: Sendable, Hashable {
    /// `地区`, `比例.二氧化硫`, `企业[].名称`: the elements of a list are taken together.
    public var path: String
    /// What a clerk calls its kind of value: `文字 text`.
    public var kind: String
    /// What it prints here, the first that is not missing; nil for a list or where nothing is there.
    public var example: String?
}

extension Template {
    /// Every name that a template given `value` may use, in the order of its records; a field of any element of a list
    /// is listed once.
    public static func listing(of value: TemplateValue) -> [TemplateName] {
        var listing = NameListing()
        listing.add(value, path: "")
        return listing.names
    }

    /// The paths alone.
    public static func names(of value: TemplateValue) -> [String] { listing(of: value).map(\.path) }

    /// The filters as they are written, each with its number of arguments: `百分数（percent）:1`.
    public static var filters: [String] {
        Filter.allCases.map { filter in
            "\(filter.names[0])（\(filter.names[1])）" + (filter.arityText == "0" ? "" : ":\(filter.arityText)")
        }
    }
}

private struct NameListing {
    private(set) var names: [TemplateName] = []
    private var places: [String: Int] = [:]

    mutating func add(_ value: TemplateValue, path: String) {
        switch value {
        case .record(let fields):
            for field in fields { add(field.value, path: path.isEmpty ? field.key : "\(path).\(field.key)") }
        case .object(let record):
            for (index, name) in record.fieldNames.enumerated() {
                add(record.field(at: index), path: path.isEmpty ? name : "\(path).\(name)")
            }
        case .list(let elements):
            let before = names.count
            for element in elements { add(element, path: path + "[]") }
            // A list of records needs no line of its own: its fields say that it is one.
            if elements.isEmpty || names.count == before { list(path + "[]", value) }
        case .text, .number, .bool, .missing:
            list(path, value)
        }
    }

    private mutating func list(_ path: String, _ value: TemplateValue) {
        guard !path.isEmpty else { return }
        if let place = places[path] {
            guard names[place].example == nil, let example = Self.example(of: value) else { return }
            names[place] = TemplateName(path: path, kind: value.kind, example: example)
        } else {
            places[path] = names.count
            names.append(TemplateName(path: path, kind: value.kind, example: Self.example(of: value)))
        }
    }

    private static func example(of value: TemplateValue) -> String? {
        if case .missing = value { return nil }
        return value.printed
    }
}
