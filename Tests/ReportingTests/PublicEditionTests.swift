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
        for (name, bytes) in try streams(report.publicEdition(city.secrets)) {
            let data = Data(bytes)
            for needle in city.needles {
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

    // MARK: Words

    @Test func wordsAreFoundWhereverTheyStand() {
        let secrets = SecretWords(words: ["甲公司", "6532010012345"], identifiers: ["E3", "7"])
        #expect(secrets.redacted("由甲公司供汽") == "由〔涉密〕供汽")
        #expect(secrets.redacted("e3、E31、E3") == "〔涉密〕、E31、〔涉密〕")
        #expect(secrets.redacted("7 家，电话13912345678，户号6532010012345。") == "7 家，电话〔涉密〕，户号〔涉密〕。")
        #expect(secrets.redacted("2025-12-19 113912345678") == "2025-12-19 113912345678")
    }
}
