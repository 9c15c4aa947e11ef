import EmissionModel
import ReportTemplate

/// Figures as they are printed: masses in kg with three decimals, energies in kWh with one, thousands separated.
enum FigureText {
    /// What stands for a missing figure.
    static let dash = "—"

    static func kilograms(_ mass: Mass?) -> String {
        mass.flatMap { DecimalDigits($0.kilograms) }?.fixed(3, thousands: true) ?? dash
    }

    static func kilograms(_ kilograms: Ratio?) -> String {
        kilograms.flatMap { DecimalDigits($0.value) }?.fixed(3, thousands: true) ?? dash
    }

    static func kilowattHours(_ energy: Energy?) -> String {
        energy.flatMap { DecimalDigits($0.kilowattHours) }?.fixed(1, thousands: true) ?? dash
    }

    static func percent(_ fraction: Double?, decimals: Int = 2) -> String {
        fraction.flatMap { DecimalDigits($0) }?.percent(decimals) ?? dash
    }

    /// Never certain: what nothing was seen against in some hundred windows is no more than very likely.
    static func probability(_ probability: Double?) -> String {
        guard let probability else { return dash }
        if probability > 0.99 { return "＞99%" }
        return probability < 0.01 ? "＜1%" : percent(probability, decimals: 1)
    }

    /// `160,140`.
    static func count(_ count: Int) -> String { DecimalDigits(Double(count))?.grouped ?? dash }

    /// `19.00%～24.00%`.
    static func interval(_ interval: ClosedRange<Double>?, decimals: Int = 2) -> String {
        interval.map {
            "\(percent($0.lowerBound, decimals: decimals))～\(percent($0.upperBound, decimals: decimals))"
        } ?? dash
    }

    /// `407.563～467.563`, or one figure where both print the same.
    static func kilograms(from low: Mass, to high: Mass) -> String {
        let (from, to) = (kilograms(low), kilograms(high))
        return from == to ? from : "\(from)～\(to)"
    }

    /// `24` or `7.5`.
    static func hours(_ minutes: Int) -> String {
        DecimalDigits(Double(minutes) / 60).map { minutes % 60 == 0 ? $0.fixed(0) : $0.fixed(2) } ?? dash
    }

    /// `2026年1月9日24时`: a deadline at midnight belongs to the day that ends with it.
    static func deadline(_ minute: LocalMinute) -> String {
        guard minute.minuteOfDay == 0 else { return minute.chinese }
        return LocalMinute(number: minute.number - 1).day.chinese + "24时"
    }
}
