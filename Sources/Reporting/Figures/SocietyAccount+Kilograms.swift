import Accounting
import EmissionModel

extension SocietyAccount {
    /// Kilograms a day.
    var kilogramsPerDay: Ratio { perDay * Ratio(significand: 1, scale: 6) }

    /// Kilograms over response minutes, as the masses beside it are; a day where none are accounted.
    func kilograms(overMinutes minutes: Int) -> Ratio {
        guard minutes > 0, let days = Ratio(Int128(minutes), over: 1440) else { return kilogramsPerDay }
        return kilogramsPerDay * days
    }
}
