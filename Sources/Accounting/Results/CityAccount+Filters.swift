import EmissionModel

extension CityAccount {
    /// 保障类 enterprises and those whose measure is a cap.
    public var guarantees: [EnterpriseAccount] {
        enterprises.filter { $0.enterprise.kind == .guarantee || $0.measure == .cap }
    }

    /// Enterprises whose measure is voluntary (自主减排).
    public var voluntary: [EnterpriseAccount] {
        enterprises.filter { $0.measure == .voluntary }
    }

    /// Leads for on-site checks: suspected, partly carried out, consumption risen, or over the cap.
    public var leads: [EnterpriseAccount] {
        enterprises.filter { account in
            switch account.outcome {
            case .suspected, .partial, .increased, .overCap: true
            default: false
            }
        }
    }
}
