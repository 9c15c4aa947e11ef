public import Accounting
public import Diagnostics
public import EmissionModel

/// What a received file turned out to hold.
public enum SubmissionDocument {
    /// A region's submission, its account of a day or an episode, or a roll-up of the regions below it.
    /// - Throws: `JSONMisfit` with the path of what is missing or wrong.
    public static func member(_ document: JSONDocument) throws(JSONMisfit) -> RollUpMember {
        let root = JSONReading(document)
        let schema = try root.member("schema")
        switch try schema.text() {
        case EpisodeReport.submissionSchema: return try submission(root)
        case AccountDocument.schema: return try member(account: root)
        case RollUpDocument.schema: return try rollUp(root)
        default:
            throw schema.misfit(
                zh: "不认识“\(try schema.text())”，可汇总的有 \(known)", en: "“\(try schema.text())” is none of \(known)")
        }
    }

    private static var known: String {
        [EpisodeReport.submissionSchema, AccountDocument.schema, RollUpDocument.schema].joined(separator: ", ")
    }

    private static func submission(_ root: JSONReading) throws(JSONMisfit) -> RollUpMember {
        let member = try member(account: try root.member("account"))
        let region = try root.member("region")
        guard try region.text() == member.name else {
            throw region.misfit(zh: "与核算结果中的地区不一致", en: "is not the region of the account")
        }
        return member
    }

    private static func member(account: JSONReading) throws(JSONMisfit) -> RollUpMember {
        let region = try RegionAccount(account: account)
        return RollUpMember(name: region.path[0], regions: [region])
    }

    private static func rollUp(_ root: JSONReading) throws(JSONMisfit) -> RollUpMember {
        let name = try root.member("region").name()
        var enterprises: [[String]: [EnterpriseAccount]] = [:]
        for element in try root.member("enterprises").elements() {
            enterprises[try element.member("path").path(), default: []].append(try element.enterpriseAccount())
        }
        var member = RollUpMember(name: name, regions: [])
        var paths: Set<[String]> = []
        for entry in try root.member("accounts").elements() {
            let region = try RegionAccount(entry: entry, under: name, enterprises: enterprises)
            guard paths.insert(region.path).inserted else {
                throw entry.misfit(zh: "地区重复", en: "the region stands twice")
            }
            member.regions.append(region)
        }
        guard Set(enterprises.keys.map { [name] + $0 }).isSubset(of: paths) else {
            throw try root.member("enterprises").misfit(zh: "有企业不属于任何地区", en: "an enterprise belongs to no region")
        }
        for element in try root.member("missing").elements() { member.missing.append([name] + (try element.path())) }
        for element in try root.member("days").elements() {
            let key = LevelDay(
                day: try element.member("date").day(),
                level: try element.member("level").optionalChoice(of: WarningLevel.self))
            member.society[key] = try element.member("societyGiven_mgPerDay").perPollutant {
                (value) throws(JSONMisfit) in value.value == .null ? nil : try value.society()
            }
        }
        return member
    }
}

extension SubmissionDocument {
    /// The last day of a submission's response, from which deadlines count; nil where it does not say. A lifting at
    /// midnight belongs to the day that ends with it.
    public static func lifted(_ root: JSONReading) throws(JSONMisfit) -> CalendarDay? {
        guard let episode = try root.optionalMember("episode"), case .object = episode.value,
            let end = try episode.optionalMember("end"), case .string(let text) = end.value
        else { return nil }
        return CalendarDay(iso: text.prefix(10))?.advanced(by: text.hasSuffix("T00:00") ? -1 : 0)
    }
}
