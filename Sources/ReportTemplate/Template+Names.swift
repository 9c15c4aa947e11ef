extension Template {
    /// Every name that a template given `value` may use, in the order of its records: `地区`, `比例.二氧化硫`,
    /// `企业[].名称`. The elements of a list are taken together, so that a field of any of them is listed once.
    public static func names(of value: TemplateValue) -> [String] {
        var listing = NameListing()
        listing.add(value, path: "")
        return listing.names
    }
}

private struct NameListing {
    var names: [String] = []
    private var seen: Set<String> = []

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
            if elements.isEmpty || names.count == before { list(path + "[]") }
        case .text, .number, .bool, .missing:
            list(path)
        }
    }

    private mutating func list(_ path: String) {
        guard !path.isEmpty, !seen.contains(path) else { return }
        // A list of records needs no line of its own: its fields say that it is one.
        seen.insert(path)
        names.append(path)
    }
}
