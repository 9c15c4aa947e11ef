import Accounting
import Diagnostics
import EmissionModel
import TestSupport

@testable import Reporting

/// The worked example with more enterprises, several of them secret, whose every word is random and occurs nowhere else.
struct SecretCity {
    private(set) var example: WorkedExample
    private var random: SplitMix64
    /// What no public edition may hold.
    private(set) var needles: Set<String> = []
    /// Of building sites, some of them secret.
    private(set) var sites: [SourceSite] = []

    init(seed: UInt64) throws {
        random = SplitMix64(seed: seed)
        example = try WorkedExample()
        for number in 0..<random.integer(in: 3...12) {
            var enterprise = example.input.inventory.enterprises[number % 5]
            enterprise.id = "F\(number)"
            enterprise.name = "公开企业\(number)"
            enterprise.county = random.element(of: ["甲县", "乙县", "丙县"])
            enterprise.industry = random.element(of: ["钢铁", "铸造", "印刷"])
            enterprise.contact = contact()
            if random.once(in: 3) { hide(&enterprise) }
            add(enterprise)
        }
        var last = example.input.inventory.enterprises[2]
        last.contact = contact()
        hide(&last)
        last.county = rare(3) + "县"
        last.industry = rare(3)
        needles.formUnion([last.county, last.industry ?? ""])
        add(last)
        for number in 0..<random.integer(in: 2...6) { addSite(number) }
        mentionSecrets()
    }

    private mutating func hide(_ enterprise: inout Enterprise) {
        enterprise.isSecret = true
        enterprise.id = "涉\(digits(6))"
        enterprise.name = "\(rare(4))<&>\(rare(3))公司"
        enterprise.creditCode = "91\(digits(16))"
        needles.formUnion([enterprise.id, enterprise.name, enterprise.creditCode ?? ""])
        needles.formUnion([String(enterprise.name.prefix(4)), String(enterprise.id.dropFirst())])
    }

    private mutating func add(_ enterprise: Enterprise) {
        example.input.inventory.enterprises.append(enterprise)
        let account = "6532\(digits(9))"
        if enterprise.isSecret { needles.formUnion([account, String(account.dropFirst(4))]) }
        example.input.inventory.bindings.append(AccountBinding(accountNumber: account, enterpriseID: enterprise.id))
        for measure in example.input.inventory.measures where measure.enterpriseID == "E3" {
            var own = measure
            own.enterpriseID = enterprise.id
            example.input.inventory.measures.append(own)
        }
    }

    /// The first is secret, and every third one.
    private mutating func addSite(_ number: Int) {
        var site = SourceSite(
            id: "GD\(number)", name: "公开工程\(number)", sector: .dust, county: "甲县", department: "市住建局",
            isGuarantee: number == 1)
        if number == 0 || random.once(in: 3) {
            site.isSecret = true
            site.id = "密\(digits(6))"
            site.name = "\(rare(4))（\(rare(2))）工程"
            needles.formUnion([site.id, site.name, String(site.name.prefix(4)), String(site.id.dropFirst())])
        }
        sites.append(site)
    }

    /// In others' texts, where no field is secret.
    private mutating func mentionSecrets() {
        let secret = example.input.inventory.enterprises.filter(\.isSecret)
        for index in example.input.inventory.measures.indices {
            let other = random.element(of: secret)
            example.input.inventory.measures[index].text =
                "停产，蒸汽由\(other.name)（\(other.id)）供应，联系\(other.contact ?? "")，\(gossip)"
        }
        for index in sites.indices { sites[index].red.text = "停止施工，\(gossip)" }
        let target = Decision(
            subject: .target(.red, .so2), value: .share(Ratio(percent: 30, scale: 0)), decidedBy: "指挥部", reason: gossip,
            document: gossip)
        example.input.decisions.append(target)
        let name = secret[0].name
        example.input.episode = Episode(
            id: "P1", region: "奎屯市",
            actions: example.input.episode.actions.map { action in
                var action = action
                action.document = "关于\(name)的通知"
                return action
            })
    }

    /// A sentence that names every secret enterprise and site, sites with brackets of the other width.
    var gossip: String {
        let enterprises = example.input.inventory.enterprises.filter(\.isSecret)
            .map { "\($0.name)（\($0.id)，\($0.creditCode ?? "")）" }
        let works = sites.filter(\.isSecret).map { site in
            "\(site.name.replacing("（", with: "(").replacing("）", with: ")"))\(site.id)"
        }
        return "涉及" + (enterprises + works).joined(separator: "和")
    }

    private mutating func contact() -> String {
        let (name, phone) = (rare(3), "139\(digits(8))")
        needles.formUnion([name, phone])
        return "\(name) \(phone)"
    }

    /// Characters that no template uses.
    private mutating func rare(_ count: Int) -> String {
        String(
            String.UnicodeScalarView(
                (0..<count).compactMap { _ in Unicode.Scalar(random.integer(in: UInt32(0x9E00)...0x9FA0)) }))
    }

    private mutating func digits(_ count: Int) -> String {
        String((0..<count).map { _ in Character(String(random.integer(in: 0...9))) })
    }

    func report(_ profile: String) throws -> DailyReport {
        let secret = example.input.inventory.enterprises.first(where: \.isSecret)
        let template = MessageTemplate(
            "EI-001", .error, zh: "企业 {1} 的值不对", en: "{1} is wrong", adviceZh: "请问 {1}", adviceEn: "ask {1}")
        let finding = template(
            secret?.name ?? "", at: SourceLocation(file: "\(secret?.name ?? "").csv", row: 3), raw: secret?.id)
        var report = try example.report(
            configuration: "profile: \(profile)\n", findings: [finding],
            revision: RevisionNote(number: 2, changes: [gossip]))
        report.work = work
        report.checks = checks
        return report
    }

    var secrets: SecretWords {
        SecretWords(example.input.inventory.enterprises, example.input.inventory.bindings, sites)
    }
}
