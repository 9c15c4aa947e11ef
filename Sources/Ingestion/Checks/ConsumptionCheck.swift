public import Diagnostics
public import EmissionModel

/// What enterprises consume, held against what the list says of them: the long idle that run, and those that consume far
/// more than their industry.
public struct ConsumptionCheck {
    private let inventory: EmissionInventory
    private let origins: ListOrigins
    private let days: [CalendarDay]
    /// Of each enterprise, in the order of the list, what it consumed on each of `days`; nil where a counted account has no reading.
    private let energies: [[Energy?]]

    /// What a plant that stands still may use a day: 10 kWh, or its declared base load.
    private static let idle = Energy(milliwattHours: 10_000_000)
    /// Enterprises of an industry that a median needs.
    private static let neededInIndustry = 5

    /// - Parameter responses: their days do not tell what an enterprise usually consumes.
    public init(
        _ inventory: EmissionInventory, _ readings: ReadingTable, responses: [ResponseInterval],
        origins: ListOrigins, on days: ClosedRange<CalendarDay>
    ) {
        self.inventory = inventory
        self.origins = origins
        let usual = days.filter { day in !responses.contains { $0.minutes(on: day) > 0 } }
        self.days = usual
        let accounts = Dictionary(grouping: inventory.bindings.filter { $0.sign != 0 }, by: \.enterpriseID)
        energies = inventory.enterprises.map { enterprise in
            let bindings = (accounts[enterprise.id] ?? []).map { ($0, readings.row(of: $0.accountNumber)) }
            return usual.map { Self.energy(bindings, readings, on: $0) }
        }
    }

    public var findings: [Diagnostic] { idleRunning + farAboveIndustry }

    // MARK: Long idle

    private var idleRunning: [Diagnostic] {
        zip(inventory.enterprises, energies).compactMap { enterprise, energies in
            guard enterprise.status == .longIdle, let known = energies.firstIndex(where: { $0 != nil }) else {
                return nil
            }
            let first = days[known]
            let running = energies.compactMap { $0 }.filter { $0 > max(Self.idle, enterprise.baseLoad ?? .zero) }
            guard let most = running.max() else { return nil }
            return IngestionMessages.idleRunning(
                enterprise.shown, first.chinese, String(running.count), Self.kilowattHours(most), first.iso,
                at: origins.place(of: enterprise))
        }
    }

    // MARK: Against the industry

    private struct Usual {
        var enterprise: Enterprise
        /// Milliwatt-hours of the median day, at least 1.
        var energy: Int64
        /// Milligrams a day of the four pollutants, nil where the list gives none.
        var emission: Ratio?
    }

    /// Ten times the median of its industry on its own median day, and, so that size alone is no fault, ten times as much
    /// for each kilogram it emits.
    public var farAboveIndustry: [Diagnostic] {
        let industries = Dictionary(grouping: usual) { Identifier.plain($0.enterprise.industry ?? "") }
        return industries.sorted { $0.key < $1.key }.flatMap { name, members -> [Diagnostic] in
            guard !name.isEmpty, members.count >= Self.neededInIndustry else { return [] }
            let median = Self.median(members.map(\.energy))
            let intensities = members.compactMap(Self.intensity).sorted()
            let usualIntensity = intensities.isEmpty ? nil : intensities[intensities.count / 2]
            return members.filter { member in
                guard member.energy / 10 >= median else { return false }
                guard let own = Self.intensity(member), let usualIntensity else { return true }
                return own >= usualIntensity * Ratio(10)
            }.map { member in
                IngestionMessages.farAboveIndustry(
                    member.enterprise.shown, Self.kilowattHours(Energy(milliwattHours: member.energy)),
                    member.enterprise.industry ?? "", String(members.count),
                    Self.kilowattHours(Energy(milliwattHours: median)), at: origins.place(of: member.enterprise))
            }
        }
    }

    private var usual: [Usual] {
        zip(inventory.enterprises, energies).compactMap { enterprise, energies in
            let known = energies.compactMap { $0?.milliwattHours }.filter { $0 > 0 }
            guard enterprise.status != .longIdle, !known.isEmpty else { return nil }
            let emission = enterprise.emission.values.compactMap { $0?.daily }.reduce(Ratio.zero, +)
            return Usual(
                enterprise: enterprise, energy: Self.median(known), emission: emission > .zero ? emission : nil)
        }
    }

    private static func intensity(_ usual: Usual) -> Ratio? {
        usual.emission.flatMap { emission in (Ratio(Int128(usual.energy), over: 1) ?? .zero) / emission }
    }

    private static func median(_ values: [Int64]) -> Int64 { values.sorted()[values.count / 2] }

    private static func energy(
        _ bindings: [(AccountBinding, Int?)], _ readings: ReadingTable, on day: CalendarDay
    ) -> Energy? {
        var sum: Energy?
        for (binding, row) in bindings where binding.isValid(on: day) {
            guard let row, case .value(let energy) = readings[row, day] else { return nil }
            sum = (sum ?? .zero) + (binding.sign > 0 ? energy : -energy)
        }
        return sum
    }

    private static func kilowattHours(_ energy: Energy) -> String { JSONValue.number(energy.kilowattHours).text() }
}
