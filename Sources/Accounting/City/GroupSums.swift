import EmissionModel

/// The enterprises' accounts added up, once for the region and once for each way of grouping.
struct GroupSums {
    let total: GroupAccount
    let counties: [GroupAccount]
    let industries: [GroupAccount]
    let departments: [GroupAccount]

    init(_ accounts: [EnterpriseAccount]) {
        total = .total(of: accounts, named: nil)
        counties = GroupAccount.groups(of: accounts) { $0.county }
        industries = GroupAccount.groups(of: accounts) { $0.industry }
        departments = GroupAccount.groups(of: accounts) { $0.department }
    }
}
