import EmissionModel
import Foundation

/// One method's baselines of one length of window, corrected by the comparison groups of the two halves.
struct GroupedBaselines {
    let history: BacktestHistory
    let method: BaselineMethod
    let windows: BacktestWindows
    let halves: BacktestHalves
    /// Position of the length.
    let place: Int
    let baselines: [[Double]]
    /// log(actual / baseline) of the same by enterprise and start, NaN where there is none.
    let errors: [[Double]]
    /// Of every enterprise and start how it had followed its group; empty where no method asks for it.
    let betas: [[Double?]]

    /// By enterprise and start; NaN where the group does not stand.
    func corrected(by method: ComparisonGroupMethod) -> [[Double]] {
        let byStart = Parallel.map(windows.starts.count) { corrected(by: method, at: $0) }
        return Parallel.map(baselines.count) { row in byStart.map { $0.isEmpty ? .nan : $0[row] } }
    }

    /// By enterprise; empty where no window begins there.
    private func corrected(by groupMethod: ComparisonGroupMethod, at position: Int) -> [Double] {
        guard let window = windows.starts[position].windows[place] else { return [] }
        let logRatios = errors.map { $0[position] }
        let isExceptional = window.windowClass == .holiday || window.windowClass == .lunarNewYear
        let corrections = halves.groups[position].map { group in
            GroupCorrection(groupMethod, group, logRatios: logRatios, isExceptionalDay: isExceptional)
        }
        let isJoint = corrections.contains { $0?.strength == .joint }
        let past = isJoint ? history.past(of: method, before: window) { !baselines[$0][position].isNaN } : []
        let expected = corrections.map { correction in
            correction.flatMap {
                isJoint ? JointPast(members: $0.knownMembers, past: past).expected(logRatios) : nil
            }
        }
        return baselines.indices.map { row in
            guard !baselines[row][position].isNaN, let correction = corrections[halves.half[row]] else { return .nan }
            let change = correction.correction(
                of: row, beta: betas.isEmpty ? nil : betas[row][position], expected: expected[halves.half[row]]
            ) { halves.nearest(to: row, at: position) }
            return baselines[row][position] * exp(change ?? 0)
        }
    }

    /// How each enterprise had followed its group, from windows of the same length that had ended.
    ///
    /// - Parameter errors: of one-sided baselines, as only these are known on the day.
    static func betas(
        _ errors: [[Double]], _ windows: BacktestWindows, _ halves: BacktestHalves, place: Int
    ) -> [[Double?]] {
        let isOrdinary = windows.isOrdinary(place)
        let movements = Parallel.map(windows.starts.count) { position -> [Double] in
            guard isOrdinary[position] else { return [.nan, .nan] }
            let logRatios = errors.map { $0[position] }
            return halves.groups[position].map { $0.movement(logRatios)?.value ?? .nan }
        }
        let pasts = windows.starts.indices.map { position in
            stride(from: position - windows.lengths[place], through: 0, by: -OwnBeta.step).lazy
                .filter { isOrdinary[$0] }.prefix(OwnBeta.windows)
        }.map(Array.init)
        return Parallel.map(errors.count) { row in
            let own = errors[row]
            let group = movements.map { $0[halves.half[row]] }
            return pasts.map { past in OwnBeta.fit(own: past.map { own[$0] }, group: past.map { group[$0] }) }
        }
    }
}
