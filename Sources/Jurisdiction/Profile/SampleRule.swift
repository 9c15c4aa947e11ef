/// What a plan's invented sample city (`abate init --sample`) is made of, so that it reads like a city of that plan.
public struct SampleRule: Sendable, Hashable {
    /// Before the number of an enterprise: `KT` gives KT001.
    public let idPrefix: String
    /// Before the number of a metering account.
    public let accountPrefix: String
    /// As lists write them, in the order in which enterprises are dealt out.
    public let counties: [String]
    public let departments: Departments
    /// An industry of the common sample and what stands for it here: a district without steelworks has others.
    public let industries: [String: String]

    public struct Departments: Sendable, Hashable {
        public let industry: String
        public let guarantee: String
        /// Who declares the reductions of vehicles, and of dust.
        public let mobile: String
        public let dust: String
    }
}

extension SampleRule {
    /// Of a profile that says nothing of its sample.
    init(areas: [AreaRule], departments: [DepartmentRule]) {
        let names = departments.filter { !$0.isGroup }.map(\.name)
        func department(_ index: Int) -> String { names.isEmpty ? "样例部门" : names[index % names.count] }
        self.init(
            idPrefix: "YL", accountPrefix: "99990100",
            counties: areas.isEmpty ? ["东部片区", "西部片区", "南部片区", "北部片区"] : areas.map(\.name),
            departments: Departments(
                industry: department(0), guarantee: department(1), mobile: department(2), dust: department(3)),
            industries: [:])
    }

    init(_ node: YAMLNode) throws(JurisdictionError) {
        let fields = try node.mapping(["prefix", "accounts", "counties", "departments", "industries"])
        let departments = try fields.required("departments").mapping(["industry", "guarantee", "mobile", "dust"])
        var industries: [String: String] = [:]
        for entry in try fields["industries"]?.mapping().entries ?? [] {
            industries[entry.key] = try entry.value.text()
        }
        self.init(
            idPrefix: try fields.text("prefix"), accountPrefix: try fields.text("accounts"),
            counties: try fields.texts("counties"),
            departments: Departments(
                industry: try departments.text("industry"), guarantee: try departments.text("guarantee"),
                mobile: try departments.text("mobile"), dust: try departments.text("dust")),
            industries: industries)
        guard !counties.isEmpty else {
            throw node.mistyped(zh: "counties 至少要有一个县区", en: "counties needs at least one county")
        }
    }
}
