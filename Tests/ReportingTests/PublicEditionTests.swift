import Accounting
import Diagnostics
import EmissionModel
import Foundation
import TestSupport
import Testing

@testable import Reporting

/// Plans 000 6.6 and 003 五(四): what is published names no secret enterprise, and its totals are the report's own.
@Suite struct PublicEditionTests {
    private static let profiles = ["kuitun-2023", "chaoyang-liaoning-industry-2024", "beijing-manufacturing-2023"]

    /// Every byte stream of the three files, the workbook's parts inflated.
    private func streams(_ report: PublicReport) throws -> [String: [UInt8]] {
        let folder = try TemporaryFolder()
        let path = folder.path("a.xlsx")
        try report.writeWorkbook(to: path)
        var streams = try ZipParts.read(path)
        #expect(streams.count > 8)
        for name in streams.keys.map(\.self) { streams["name of \(name)"] = Array(name.utf8) }
        streams["xlsx"] = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        streams["md"] = Array(try report.markdown(WorkedExample.templates()).utf8)
        streams["json"] = Array(report.json.text(pretty: true).utf8)
        return streams
    }

    private func encodings(_ needle: String) -> [[UInt8]] {
        let escaped = needle.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        let markdown = needle.replacing("&", with: "\\&").replacing("<", with: "\\<").replacing(">", with: "\\>")
        let wide = needle.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let swapped = needle.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        return [Array(needle.utf8), Array(escaped.utf8), Array(markdown.utf8), wide, swapped]
    }

    @Test(arguments: 0..<12)
    func noByteOfAnyFileNamesASecretEnterprise(_ seed: Int) throws {
        let city = try SecretCity(seed: UInt64(seed))
        let report = try city.report(Self.profiles[seed % 3])
        try check(report.publicEdition(city.secrets), without: city.needles)
    }

    @Test(arguments: 0..<8)
    func noByteOfAnEpisodesOrAListsFilesDoes(_ seed: Int) throws {
        let city = try SecretCity(seed: UInt64(seed) + 100)
        let profile = Self.profiles[seed % 3]
        let episode = try city.episodeReport(profile).publicEdition(city.secrets)
        try check(episode, without: city.needles)
        #expect(episode.sections.contains { $0.title == "空气质量" })
        // A list brings its sites itself, whatever words it is given.
        try check(try city.listReport(profile).publicEdition(city.secrets), without: city.needles)
    }

    @Test(arguments: 0..<8)
    func noByteOfARollUpsFilesDoes(_ seed: Int) throws {
        let city = try SecretCity(seed: UInt64(seed) + 200)
        let other = try SecretCity(seed: UInt64(seed) + 300)
        let report = try city.rollUp(with: other)
        let names = (city.needles.union(other.needles)).union(report.account.enterprises.map(\.account.enterprise.name))
        try check(report.publicEdition(), without: names)
    }

    private func check(_ report: PublicReport, without needles: Set<String>) throws {
        for (name, bytes) in try streams(report) {
            let data = Data(bytes)
            for needle in needles {
                for pattern in encodings(needle) where data.range(of: Data(pattern)) != nil {
                    Issue.record("\(needle) in \(name)")
                }
            }
            for word in ["疑似", "用电上升", "suspected", "违法"] {
                #expect(data.range(of: Data(word.utf8)) == nil, "\(word) in \(name)")
            }
        }
    }

    /// The test above can fail: the full edition holds them.
    @Test func theFullEditionNamesThem() throws {
        let city = try SecretCity(seed: 1)
        let text = try city.report("kuitun-2023").markdown(WorkedExample.templates())
        #expect(city.needles.contains { text.contains($0) })
        let list = try city.listReport("kuitun-2023").json().text()
        #expect(city.sites.filter(\.isSecret).allSatisfy { list.contains($0.name) })
        let rollUp = try city.rollUp(with: try SecretCity(seed: 2)).json().text()
        #expect(city.needles.contains { rollUp.contains($0) })
    }

    @Test(arguments: 0..<12)
    func totalsAreTheReportsOwn(_ seed: Int) throws {
        let city = try SecretCity(seed: UInt64(seed))
        let report = try city.report(Self.profiles[seed % 3])
        let account = report.account
        let published = PublicAccount(account, areas: report.areas, city.secrets)
        #expect(published.account.ratios == account.ratios && published.account.sectors == account.sectors)
        #expect(published.account.coverage == account.coverage && published.account.verdict == account.verdict)
        let tables = [
            (account.counties, published.account.counties), (account.industries, published.account.industries),
            (account.departments, published.account.departments), (account.classes, published.classes),
            (account.grades, published.grades), (account.counties, published.areas),
        ]
        for (full, shown) in tables { #expect(sums(full) == sums(shown)) }
        let full = report.json()
        let json = report.publicEdition(city.secrets).json
        for key in ["ratios", "sectors", "coverage", "implementation", "verdict", "inputsDigest"] {
            #expect(json[key] == full[key])
        }
        #expect(published.secretCount == account.enterprises.count { $0.enterprise.isSecret })
    }

    @Test(arguments: 0..<8)
    func soAreThoseOfEpisodesListsAndRollUps(_ seed: Int) throws {
        let city = try SecretCity(seed: UInt64(seed) + 100)
        let profile = Self.profiles[seed % 3]
        let episode = try city.episodeReport(profile)
        let published = episode.publicEdition(city.secrets).json
        for key in ["ratios", "sectors", "coverage", "implementation", "verdict", "segments", "inputsDigest"] {
            #expect(published[key] == episode.base.json()[key], "\(key)")
        }
        let list = try city.listReport(profile)
        let listed = list.publicEdition(city.secrets).json
        #expect(listed["levels"] == list.json()["levels"])
        #expect(listed["secretSources"] == JSONValue(city.sites.count(where: \.isSecret)))
        let rollUp = try city.rollUp(with: try SecretCity(seed: UInt64(seed) + 300))
        try rolledUp(rollUp)
    }

    private func rolledUp(_ report: RollUpReport) throws {
        let published = report.publicEdition().json
        for key in ["ratios", "sectors", "coverage", "implementation", "verdict", "regions", "days", "missing"] {
            #expect(published[key] == report.json()[key], "\(key)")
        }
        guard case .object(let members) = published else { throw NotInForce() }
        #expect(members.map(\.key).allSatisfy { !["enterprises", "accounts", "submissions", "findings"].contains($0) })
        for key in ["counties", "industries", "departments"] {
            #expect(masses(published[key]) == masses(report.json()[key]), "\(key)")
        }
    }

    /// The sum of every number of an array of groups, name by name.
    private func masses(_ groups: JSONValue?) -> [String: Int64] {
        var sums: [String: Int64] = [:]
        func add(_ value: JSONValue, _ path: String) {
            switch value {
            case .number(let number): sums[path, default: 0] += Int64((number * 1_000_000).rounded())
            case .object(let members): for member in members { add(member.value, "\(path).\(member.key)") }
            case .array(let elements): for element in elements { add(element, path) }
            case .sequence(let elements): for element in elements.array { add(element, path) }
            default: break
            }
        }
        add(groups ?? .null, "")
        return sums
    }

    private func sums(_ groups: [GroupAccount]) -> [Int64] {
        let counts = groups.reduce(into: [0, 0, 0, 0]) { sum, group in
            for (index, count) in [group.enterprises, group.required, group.judged, group.implemented].enumerated() {
                sum[index] += count
            }
        }
        let masses = groups.reduce(into: [Mass](repeating: .zero, count: 12)) { sum, group in
            for (index, mass) in [group.plan, group.low, group.high].flatMap(\.values).enumerated() {
                sum[index] = sum[index] + mass
            }
        }
        return counts.map(Int64.init) + masses.map(\.milligrams)
    }

    // MARK: Subtraction

    private func protected(_ counties: [(name: String, open: Int, secret: Int)]) throws -> [String] {
        var example = try WorkedExample()
        let pattern = example.input.inventory.enterprises[0]
        example.input.inventory.enterprises = counties.flatMap { county in
            (0..<(county.open + county.secret)).map { number in
                var enterprise = pattern
                enterprise.id = "\(county.name)\(number)"
                enterprise.county = county.name
                enterprise.isSecret = number < county.secret
                return enterprise
            }
        }
        let account = try example.account()
        let secret = account.enterprises.filter(\.enterprise.isSecret)
        return ProtectedGroups(account.counties, secret: secret) { $0.enterprise.county }.groups
            .map { "\($0.name ?? "—") \($0.enterprises)" }
    }

    @Test func aGroupThatTellsASecretEnterpriseIsMergedWithAnother() throws {
        #expect(try protected([("甲县", 5, 0), ("乙县", 0, 1), ("丙县", 3, 0)]) == ["甲县 5", "合并列示 4"])
        #expect(try protected([("甲县", 2, 1), ("乙县", 3, 0)]) == ["乙县 3", "甲县 3"])
        #expect(try protected([("甲县", 1, 1), ("乙县", 1, 0), ("丙县", 1, 0)]) == ["乙县 1", "合并列示 3"])
        #expect(try protected([("甲县", 0, 1), ("乙县", 0, 1), ("丙县", 4, 0)]) == ["合并列示 6"])
        #expect(try protected([("甲县", 4, 0), ("乙县", 3, 0)]) == ["乙县 3", "甲县 4"])
    }

    /// Beside a region's own public edition the sum over all regions would tell its one secret enterprise.
    @Test func aGroupThatIsUnsafeInOneRegionIsConcealedInTheSum() throws {
        let account = try WorkedExample().account()
        func members(_ secret: Bool, _ count: Int) -> [EnterpriseAccount] {
            (0..<count).map { _ in
                var member = account.enterprises[0]
                member.enterprise.isSecret = secret
                return member
            }
        }
        let name: (EnterpriseAccount) -> String? = { $0.enterprise.industry }
        let regions = [members(true, 1), members(false, 5)]
        #expect(ProtectedGroups.unsafeNames(in: regions, by: name) == ["钢铁"])
        #expect(ProtectedGroups.unsafeNames(in: [members(true, 1) + members(false, 2)], by: name).isEmpty)
    }

    // MARK: Words

    @Test func wordsAreFoundWhereverTheyStand() {
        let secrets = SecretWords(words: ["甲公司", "6532010012345"], identifiers: ["E3", "7"])
        #expect(secrets.redacted("由甲公司供汽") == "由〔涉密〕供汽")
        #expect(secrets.redacted("e3、E31、E3") == "〔涉密〕、E31、〔涉密〕")
        #expect(secrets.redacted("7 家，电话13912345678，户号6532010012345。") == "7 家，电话〔涉密〕，户号〔涉密〕。")
        let site = SourceSite(id: "GD6", name: "丁（二期）工程", sector: .dust, isSecret: true)
        let words = SecretWords([], [], [site, SourceSite(id: "GD7", name: "戊工程", sector: .dust)])
        #expect(words.redacted("丁(二期)工程、丁（二期）工程（GD6）、戊工程GD7") == "〔涉密〕、〔涉密〕（〔涉密〕）、戊工程GD7")
        #expect(secrets.redacted("2025-12-19 113912345678") == "2025-12-19 113912345678")
    }
}
