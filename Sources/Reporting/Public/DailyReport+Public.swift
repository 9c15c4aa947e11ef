import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction

extension DailyReport {
    /// The report as it may be published (plans 000 6.6, 003 五(四)).
    public func publicEdition(_ secrets: SecretWords) -> PublicReport {
        let areas = jurisdiction.profile.areas.isEmpty ? [] : areas
        let published = PublicAccount(account, areas: areas, secrets)
        let responseName = account.level.flatMap { jurisdiction.profile.responseNames[$0] }
        return PublicReport(
            title: "\(account.region)重污染天气每日应对情况（公开版）",
            subject: dateText + (revisionText.map { "（\($0)）" } ?? ""), region: account.region, day: day,
            conclusion: conclusion,
            sections: [
                .response(response, account, name: responseName),
                .ratios(account.ratios, notes: publicRatioNotes + publicUncertaintyNotes + publicComparisonNotes),
                .implementation(account), .groups(published),
            ] + PublicReport.Section.lists(published, level: account.level) + [.withheld(published)],
            json: published.json(
                profile: jurisdiction.profile.id, cutoff: cutoff, inventoryVersion: inventoryVersion,
                inputsDigest: inputsDigest),
            secrets)
    }
}

extension PublicAccount {
    /// The account object of `cli.md` without what may not be published: no findings, and of enterprises only what
    /// the lists say.
    func json(
        profile: String, cutoff: CalendarDay?, inventoryVersion: String, inputsDigest: String
    ) -> JSONValue {
        let object = AccountDocument.json(
            account, profile: profile, cutoff: cutoff?.iso, inventoryVersion: inventoryVersion,
            inputsDigest: inputsDigest, findings: [], language: .zh)
        guard case .object(let members) = object else { return object }
        let own: [String: JSONValue] = [
            "enterprises": .array(enterprises.map(\.json)), "classes": Self.json(classes, "class"),
            "grades": Self.json(grades, "grade"),
        ]
        return .object(
            members.map { (key: $0.key, value: own[$0.key] ?? $0.value) }
                + (areas.isEmpty ? [] : [(key: "areas", value: Self.json(areas, "area"))])
                + [(key: "edition", value: "public"), (key: "secretEnterprises", value: JSONValue(secretCount))])
    }

    private static func json(_ groups: [GroupAccount], _ key: String) -> JSONValue {
        .array(groups.map { AccountDocument.json($0, named: key) })
    }
}

extension PublicEnterprise {
    fileprivate var json: JSONValue {
        [
            "id": .string(id), "name": .string(name), "county": .string(county), "industry": JSONValue(industry),
            "class": .string(kind.rawValue), "grade": grade == .none ? .null : .string(grade.rawValue),
            "measure": JSONValue(measure?.rawValue), "measureText": JSONValue(measureText),
        ]
    }
}
