import Diagnostics
import EmissionModel

/// Figures of an account as exact values: a number that an exact value cannot hold is a misfit, never rounded.
extension JSONReading {
    /// Kilograms with at most six decimals, not negative.
    func mass() throws(JSONMisfit) -> Mass {
        let milligrams = try millionths()
        guard (0...Self.largestMass).contains(milligrams) else {
            throw misfit(zh: "应为不小于零、合理大小的千克数", en: "should be a mass in kg, not negative and not absurd")
        }
        return Mass(milligrams: milligrams)
    }

    /// A million tonnes, in milligrams: what one region's mass may be, so that sums of thousands of them fit.
    static let largestMass: Int64 = 1_000_000_000_000_000

    /// Kilowatt-hours with at most six decimals.
    func energy() throws(JSONMisfit) -> Energy {
        let milliwattHours = try millionths()
        guard milliwattHours.magnitude <= 1_000_000_000_000_000_000 else {
            throw misfit(zh: "应为合理大小的千瓦时数", en: "should be an energy in kWh, not absurd")
        }
        return Energy(milliwattHours: milliwattHours)
    }

    private func millionths() throws(JSONMisfit) -> Int64 {
        let text = try numberText()
        guard let decimal = ExactDecimal(text), let whole = decimal.whole(ofScale: 6) else {
            throw misfit(zh: "“\(text)”的小数位多于六位，或数值过大", en: "“\(text)” has more than six decimals, or is too large")
        }
        return whole
    }

    /// A share that is only printed again, such as an attainment: the very number that was written, so that writing it
    /// once more gives the same digits. What is calculated on is read as masses and as fractions.
    func share() throws(JSONMisfit) -> Ratio {
        let text = try numberText()
        guard let value = Double(text), value.magnitude < 1e15 else {
            throw misfit(zh: "“\(text)”过大", en: "“\(text)” is too large")
        }
        let scale = Int128(1) << 100
        let whole = Int128(value.rounded(.towardZero))
        let rest = Int128(((value - value.rounded(.towardZero)) * 0x1p100).rounded())
        return Ratio(Int(whole)) + (Ratio(rest, over: scale) ?? .zero)
    }

    /// `1/5`, of a target, a share.
    func fraction() throws(JSONMisfit) -> Ratio {
        let parts = try text().split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ $0.utf8.count <= 30 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let above = Int128(parts[0]), let below = Int128(parts[1]), let ratio = Ratio(above, over: below)
        else { throw misfit(zh: "应为“分子/分母”", en: "should be “numerator/denominator”") }
        return ratio
    }

    /// The whole society's milligrams a day: a fraction above zero, and no larger than any mass.
    func society() throws(JSONMisfit) -> Ratio {
        let ratio = try fraction()
        guard ratio > .zero, ratio <= Ratio(Int(Self.largestMass)) else {
            throw misfit(zh: "全社会排放总量应大于零且大小合理", en: "the whole society's emission should be positive and not absurd")
        }
        return ratio
    }

    func masses() throws(JSONMisfit) -> PerPollutant<Mass> {
        PerPollutant(
            so2: try member("so2").mass(), nox: try member("nox").mass(), pm: try member("pm").mass(),
            vocs: try member("vocs").mass())
    }

    func perPollutant<Value>(
        _ read: (JSONReading) throws(JSONMisfit) -> Value
    ) throws(JSONMisfit) -> PerPollutant<Value> {
        PerPollutant(
            so2: try read(try member("so2")), nox: try read(try member("nox")), pm: try read(try member("pm")),
            vocs: try read(try member("vocs")))
    }

    func day() throws(JSONMisfit) -> CalendarDay {
        guard let day = CalendarDay(iso: try text()) else {
            throw misfit(zh: "应为 2026-01-08 这样的日期", en: "should be a date such as 2026-01-08")
        }
        return day
    }

    /// One of a fixed set of words.
    func choice<Choice: RawRepresentable & CaseIterable>(
        of type: Choice.Type
    ) throws(JSONMisfit) -> Choice where Choice.RawValue == String {
        let word = try text()
        guard let choice = Choice(rawValue: word) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw misfit(zh: "不认识“\(word)”，应为 \(known) 之一", en: "“\(word)” is none of \(known)")
        }
        return choice
    }

    func optionalText() throws(JSONMisfit) -> String? { value == .null ? nil : try text() }
    func optionalEnergy() throws(JSONMisfit) -> Energy? { value == .null ? nil : try energy() }
    func optionalShare() throws(JSONMisfit) -> Ratio? { value == .null ? nil : try share() }
    func optionalDay() throws(JSONMisfit) -> CalendarDay? { value == .null ? nil : try day() }

    func optionalChoice<Choice: RawRepresentable & CaseIterable>(
        of type: Choice.Type
    ) throws(JSONMisfit) -> Choice? where Choice.RawValue == String { value == .null ? nil : try choice(of: type) }
}
