import EmissionModel

extension CityComparison {
    /// The errors that baselines would have had in past windows if the group had corrected them there as it does on the
    /// first day on which it stands: what a corrected baseline may err. A window in which too few members are known, and
    /// an enterprise that is not corrected, keep their errors.
    ///
    /// A joint movement is not made anew for every window: that of the nearest members, which errs more, stands for it.
    ///
    /// - Parameters:
    ///   - errors: log(actual / baseline) by row and window, NaN where there is none.
    ///   - isJudged: by row; what the nearest say is looked up for these only, the errors of others stay the wider ones.
    func corrected(_ errors: [[Double]], isJudged: [Bool]) -> [[Double]] {
        guard let standingGroup, let today = days.first(where: { $0.correction != nil })?.correction else {
            return errors
        }
        let method = today.strength == .joint ? ComparisonGroupMethod.nearest50 : today.method
        let windows = Parallel.map(errors.first?.count ?? 0) { window -> [Double?]? in
            let past = GroupCorrection(
                method, standingGroup.group, logRatios: errors.map { $0[window] },
                isExceptionalDay: today.isExceptionalDay)
            var group = standingGroup
            return past.map { past in
                group.corrections(by: past, past: []) { row in
                    !errors[row][window].isNaN && (isJudged[row] || past.strength != .nearest)
                }
            }
        }
        return errors.enumerated().map { row, own in
            zip(own, windows).map { error, logs in error - (logs?[row] ?? 0) }
        }
    }

    /// Its errors make the movement of past windows.
    func isMember(_ row: Int) -> Bool { standingGroup?.isMember(row) ?? false }
}
