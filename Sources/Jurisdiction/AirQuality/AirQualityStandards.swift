import Diagnostics
public import EmissionModel

/// The editions of HJ 633 in `Templates/air-quality`, one file each; a new edition comes as a further file.
public enum AirQualityStandards {
    private static let folder = "air-quality"

    public static func load(_ folders: TemplateFolders) throws(JurisdictionError) -> AirQualityRules {
        var standards: [AirQualityStandard] = []
        for name in folders.files(in: folder) where name.hasSuffix(".yaml") {
            let path = "\(folder)/\(name)"
            standards.append(
                try AirQualityStandard(text: folders.contents(of: path), file: "Templates/\(path)"))
        }
        guard let rules = AirQualityRules(standards) else {
            throw JurisdictionError(
                JurisdictionMessages.airQualityEditions(at: SourceLocation(file: "Templates/\(folder)")))
        }
        return rules
    }
}

extension AirQualityStandard {
    init(text: String, file: String) throws(JurisdictionError) {
        let root = try YAMLDocument.read(text, file: file).mapping(
            ["name", "clause", "validFrom", "iaqi", "primaryAbove", "sufficiency", "stations"]
                + AirPollutant.allCases.map(\.rawValue))
        let index = try Self.nodes(try root.required("iaqi"), in: 0...500)
        var nodes: [AirPollutant: [Concentration]] = [:]
        for pollutant in AirPollutant.allCases {
            let node = try root.required(pollutant.rawValue)
            let figures = try Self.nodes(node, in: 0...10_000)
            guard figures.count <= index.count else { throw node.outOfRange("2…\(index.count)") }
            // CO alone is given in mg/m³.
            nodes[pollutant] = figures.map { Concentration(micrograms: pollutant == .co ? $0 * 1_000 : $0) }
        }
        let sufficiency = try root.required("sufficiency").mapping(["hoursOfDay", "hoursOfEight", "clause"])
        let stations = try root.required("stations").mapping(["share", "default"])
        self.init(
            name: try root.text("name"), source: try root.text("clause"), validFrom: try Self.day(root["validFrom"]),
            indexNodes: index, concentrationNodes: nodes,
            hoursOfDay: try sufficiency.required("hoursOfDay").integer(in: 1...24),
            hoursOfEight: try sufficiency.required("hoursOfEight").integer(in: 1...8),
            stationShare: try stations.required("share").ratio(in: .zero ... .one, shown: "0…1"),
            primaryAbove: try root.required("primaryAbove").integer(in: 0...500))
    }

    /// Whole numbers that rise.
    private static func nodes(_ node: YAMLNode, in range: ClosedRange<Int>) throws(JurisdictionError) -> [Int] {
        var figures: [Int] = []
        for item in try node.list() {
            let figure = try item.integer(in: range)
            if let last = figures.last, figure <= last { throw item.outOfRange(">\(last)") }
            figures.append(figure)
        }
        guard figures.count >= 2 else { throw node.outOfRange("2…8") }
        return figures
    }

    private static func day(_ node: YAMLNode?) throws(JurisdictionError) -> CalendarDay? {
        guard let node else { return nil }
        guard let day = CalendarDay(iso: try node.text()) else {
            throw node.mistyped(zh: "2026-03-01 这样的日期", en: "a date such as 2026-03-01")
        }
        return day
    }
}
