import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Testing

@testable import Reporting

/// The city's reports of other kinds, with secret names wherever somebody writes freely.
extension SecretCity {
    var work: [DepartmentWork] {
        [
            DepartmentWork(
                department: "市工信局", day: WorkedExample.day, people: 3, text: gossip, results: gossip, problems: gossip,
                improvements: gossip)
        ]
    }

    var checks: [SiteCheck] {
        example.input.inventory.enterprises.filter(\.isSecret).map { enterprise in
            SiteCheck(
                enterpriseID: enterprise.id, day: WorkedExample.day, kind: "现场巡查", conclusion: "未落实",
                problem: gossip, action: gossip, attachments: "\(enterprise.name).jpg")
        }
    }

    func episodeReport(_ profile: String) throws -> EpisodeReport {
        var base = try report(profile)
        base.kind = .episode
        base.account = try #require(CityAccounting.account(example.input, through: WorkedExample.day))
        let air = AirDay(day: WorkedExample.day, aqi: 180, primaryPollutant: "PM2.5（\(gossip)）")
        return EpisodeReport(base: base, days: [try example.account()], air: [air], work: work, checks: checks)
    }

    func listReport(_ profile: String) throws -> ListReport {
        var input = example.listInput
        input.sources += sites.map { site in
            PlannedSource(
                id: site.id, name: site.name, sector: site.sector, county: site.county, department: site.department,
                grade: gossip, measures: PerLevel { site[$0].text },
                reductions: PerLevel { _ in
                    PerPollutant(so2: nil, nox: nil, pm: WorkedExample.mass(7), vocs: nil)
                }, isSecret: site.isSecret)
        }
        let finding = MessageTemplate(
            "EI-001", .error, zh: "{1}", en: "{1}", adviceZh: "请核对 {1}", adviceEn: "ask {1}")
        return ListReport(
            account: ListAccounting.account(input), year: 2026,
            jurisdiction: try WorkedExample.jurisdiction("profile: \(profile)\n"), inventoryVersion: "2026",
            inputsDigest: "0123abcd", findings: [finding(gossip)],
            revision: RevisionNote(number: 2, changes: [gossip]),
            guaranteedSources: Set(sites.filter(\.isGuarantee).map(\.id)))
    }

    /// The city's account and another's as one, as they are read from what was sent.
    func rollUp(with other: SecretCity) throws -> RollUpReport {
        let members = try [(self, "奎屯市"), (other, "乌苏市")].map { city, name in
            let text = try city.report("kuitun-2023").json().text(pretty: true)
            var member = try SubmissionDocument.member(try JSONDocument(text.utf8))
            member.name = name
            for index in member.regions.indices { member.regions[index].path = [name] }
            return member
        }
        let account = RollUpAccounting.account(
            RollUpInput(region: "某州", members: members, expected: ["奎屯市", "乌苏市"], coverageMinimum: .zero))
        let entry = SubmissionEntry(region: nil, status: .refused, file: "\(gossip).json")
        let misfit = RollUpMessages.misfit("enterprises[0]", gossip, gossip)
        return RollUpReport(
            account: account, date: WorkedExample.day, profile: nil, expected: ["奎屯市", "乌苏市"], societySource: nil,
            submissions: [entry], findings: [misfit])
    }
}
