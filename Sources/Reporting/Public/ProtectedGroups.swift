import Accounting
import EmissionModel

/// Groups as they may be published: none lets a reader compute the figures of a secret enterprise.
///
/// A group with a secret enterprise is shown only where at least two others stand beside it, so that neither the public
/// nor one of them can subtract. The rest become one line 合并列示, together with the smallest other groups until that
/// line is as safe; else the region's total less the lines shown would give it away. Sums over all lines stay.
struct ProtectedGroups {
    static let mergedName = "合并列示"
    /// Not secret ones beside a secret one.
    private static let leastOthers = 2

    /// In their order, the merged line last.
    let groups: [GroupAccount]

    /// - Parameters:
    ///   - concealed: names of groups that are not shown by themselves, whatever they hold.
    ///   - name: what the groups are by, the same text for all members of one.
    init(
        _ groups: [GroupAccount], secret: [EnterpriseAccount], concealed: Set<String?> = [],
        by name: (EnterpriseAccount) -> String?
    ) {
        let counts = Dictionary(secret.map { (name($0), 1) }, uniquingKeysWith: +)
        func secrets(_ group: GroupAccount) -> Int { counts[group.name] ?? 0 }
        func isShown(_ group: GroupAccount) -> Bool {
            Self.isSafe(group.enterprises, secrets: secrets(group)) && !concealed.contains(group.name)
        }
        var shown = groups.filter(isShown)
        var hidden = groups.filter { !isShown($0) }
        while !hidden.isEmpty, !shown.isEmpty, !Self.isSafe(hidden, secrets: hidden.reduce(0) { $0 + secrets($1) }) {
            let smallest = shown.indices.min { (shown[$0].enterprises, $0) < (shown[$1].enterprises, $1) } ?? 0
            hidden.append(shown.remove(at: smallest))
        }
        self.groups = shown + (hidden.isEmpty ? [] : [Self.merged(hidden)])
    }

    /// Names under which one of several regions has a group that is not safe: beside that region's own public edition
    /// the sum over all regions would give it away.
    static func unsafeNames(
        in regions: [[EnterpriseAccount]], by name: (EnterpriseAccount) -> String?
    ) -> Set<String?> {
        var names: Set<String?> = []
        for region in regions {
            for (key, members) in Dictionary(grouping: region, by: name)
            where !isSafe(members.count, secrets: members.count { $0.enterprise.isSecret }) {
                names.insert(key)
            }
        }
        return names
    }

    private static func isSafe(_ enterprises: Int, secrets: Int) -> Bool {
        secrets == 0 || enterprises - secrets >= leastOthers
    }

    private static func isSafe(_ hidden: [GroupAccount], secrets: Int) -> Bool {
        hidden.count > 1 && isSafe(hidden.reduce(0) { $0 + $1.enterprises }, secrets: secrets)
    }

    private static func merged(_ groups: [GroupAccount]) -> GroupAccount {
        groups.reduce(into: GroupAccount(name: mergedName)) { sum, group in
            sum.enterprises += group.enterprises
            sum.required += group.required
            sum.implemented += group.implemented
            sum.judged += group.judged
            sum.plan = sum.plan + group.plan
            sum.low = sum.low + group.low
            sum.high = sum.high + group.high
        }
    }
}
