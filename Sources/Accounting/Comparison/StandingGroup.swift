import EmissionModel

/// What one set of members needs once for all days on which it is the same.
struct StandingGroup {
    let group: ComparisonGroup
    private var betas: [Double?]?
    private var nearest: [[Int]]?
    private var joint: JointPast?

    init(_ group: ComparisonGroup) { self.group = group }

    func isMember(_ row: Int) -> Bool { group.members.contains(row) }

    var shortPasts: Int {
        (betas ?? []).enumerated().count { row, beta in beta == nil && !group.isGiant[row] }
    }

    mutating func prepare(
        for strength: CorrectionStrength, _ enterprises: [ComparedEnterprise], _ city: EnterpriseAccounting
    ) {
        if strength == .own, betas == nil {
            betas = GroupPast(
                enterprises.map(\.kilowattHours), frame: city.frame, method: city.parameters.baseline.method,
                parameters: city.parameters.baseline
            ).betas(of: group)
        }
        if strength == .nearest || strength == .joint, nearest == nil {
            let before = max(0, city.frame.start - NearestMembers.days)..<city.frame.start
            let members = NearestMembers(
                members: group.members,
                kilowattHours: enterprises.map { enterprise in
                    before.map { city.frame.isTrusted[$0] ? enterprise.kilowattHours[$0] : .nan }
                })
            nearest = enterprises.indices.map { group.isGiant[$0] ? [] : members.nearest(to: $0) }
        }
    }

    /// The same members with a ratio have the same joint past.
    private mutating func expected(_ correction: GroupCorrection, _ past: [[Double]]) -> [Double] {
        let members = correction.knownMembers
        if joint?.members != members { joint = JointPast(members: members, past: past) }
        return joint?.expected(correction.logRatios) ?? []
    }

    /// - Parameters:
    ///   - past: of every row, for the joint movement.
    ///   - isWanted: rows that are asked about; nil is said of the others.
    mutating func corrections(
        by correction: GroupCorrection, past: [[Double]], where isWanted: (Int) -> Bool = { _ in true }
    ) -> [Double?] {
        let expected = correction.strength == .joint ? expected(correction, past) : nil
        return correction.logRatios.indices.map { row in
            guard isWanted(row) else { return nil }
            return correction.correction(of: row, beta: betas?[row], expected: expected) { nearest?[row] ?? [] }
        }
    }
}
