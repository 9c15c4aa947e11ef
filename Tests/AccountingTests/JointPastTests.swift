import EmissionModel
import Foundation
import Testing

@testable import Accounting

@Suite struct JointPastTests {
    @Test func theEquationsOfTwoUnknowns() {
        // (1 1; 1 2) from the rows (1 1) and (0 1), with 1 on the diagonal (2 1; 1 3): x = (0.8 1.4) gives (3 5).
        var matrix = SymmetricMatrix(count: 2, diagonal: 1)
        matrix.add([1, 1], weight: 1)
        matrix.add([0, 1], weight: 1)
        let solution = CholeskyFactors(matrix).solve([3, 5])
        #expect(abs(solution[0] - 0.8) < 1e-12)
        #expect(abs(solution[1] - 1.4) < 1e-12)
        #expect(CholeskyFactors(SymmetricMatrix(count: 0, diagonal: 1)).solve([]).isEmpty)
    }

    @Test func whoeverWentAlongIsExpectedToGoAlong() {
        // 30 members and one more swing together by 10 %, another against them, a third does nothing.
        let swing = (0..<42).map { $0.isMultiple(of: 2) ? 0.1 : -0.1 }
        let past = Array(repeating: swing, count: 31) + [swing.map { -$0 }, Array(repeating: 0, count: 42)]
        let expected = JointPast(members: Array(0..<30), past: past).expected(Array(repeating: 0.1, count: 33))
        // Of one common factor of length s² = 42 (0.1 / 0.14826)² the share s² / (s² + 1) remains.
        let length = 42 / (1.4826 * 1.4826)
        #expect(abs(expected[30] - 0.1 * length / (length + 1)) < 1e-12)
        #expect(abs(expected[31] + expected[30]) < 1e-12)
        #expect(expected[32] == 0)
    }

    @Test func missingDaysStandAtTheBaselineAndFarOnesAreHeldBack() {
        let past = Array(repeating: [0.2, .nan], count: 3)
        let joint = JointPast(members: [0, 1, 2], past: past)
        let held = joint.expected([0.5, 0.5, 0.5])
        #expect(held == joint.expected([9, 9, 9]))
        #expect(held[0] > 0)
        #expect(JointPast(members: [], past: past).expected([.nan, .nan, .nan]) == [0, 0, 0])
    }

    @Test func whatTheNearestMovedBeyondItIsAdded() throws {
        let group = ComparisonGroup(candidates: Array(0..<20), levels: Array(repeating: 100, count: 21), minimum: 20)
        let ratios = Array(repeating: -0.2, count: 20) + [Double.nan]
        let past = Array(repeating: Array(repeating: 0.0, count: 42), count: 21)
        for (exceptional, share) in [(false, 0.8), (true, 1.0)] {
            let correction = try #require(
                GroupCorrection(.nearestRidge, group, logRatios: ratios, isExceptionalDay: exceptional))
            let expected = JointPast(members: correction.knownMembers, past: past).expected(ratios)
            // A past without movement tells nothing: all of −0.2 is the nearest's.
            let value = try #require(correction.correction(of: 20, beta: nil, expected: expected) { Array(0..<20) })
            #expect(abs(value + 0.2 * share) < 1e-12)
            #expect(correction.correction(of: 20, beta: nil, expected: expected) { [20] } == nil)
        }
    }
}

/// log(corrected / uncorrected) on 2015-11-16…18 that an implementation in another language gave for the same data, with
/// the eligible accounts of odd numbers as the group.
@Suite(.enabled(if: SharedData.isPresent, SharedData.isAbsentMessage))
struct JointGoldenTests {
    @Test(arguments: [
        (
            BaselineMethod.dtl7,
            [
                "3211820000002": [-0.06231498, 0.0352988, 0.04579376],
                "3211820000100": [-0.01197511, 0.03346724, 0.04591007],
                "3211820001000": [0.04105054, 0.00339483, 0.06223984],
            ]
        ),
        (
            .dtl7RecentTwoSided,
            [
                "3211820000002": [-0.01497322, -0.03097694, -0.04721338],
                "3211820000100": [-0.01741499, -0.0099411, -0.00811818],
                "3211820001000": [0.04253251, -0.0296084, -0.0147719],
            ]
        ),
    ])
    func theCorrectionsAreTheSame(method: BaselineMethod, expected: [String: [Double]]) throws {
        let frame = try GoldenBaselineTests.frame()
        let days = UsableDays(frame)
        let rows = try GoldenBaselineTests.consumption(frame).sorted { $0.key < $1.key }
        let duplicates = ["3211820001309", "3211820001310"]
        let candidates = rows.indices.filter { row in
            Int(rows[row].key).map { !$0.isMultiple(of: 2) } == true && !duplicates.contains(rows[row].key)
                && Eligibility.level(rows[row].value, before: frame.start) != nil
        }
        let levels = rows.map { Eligibility.level($0.value, before: frame.start) ?? .nan }
        let group = ComparisonGroup(candidates: candidates, levels: levels, minimum: 20)
        let figures = rows.map { _, kilowattHours in
            BaselineStudy(
                frame: frame, days: days, kilowattHours: kilowattHours,
                parameters: AccountingParameters.defaults.baseline
            ).figures(method)
        }
        func logRatios(_ day: Int) -> [Double] {
            zip(rows, figures).map { row, figures in
                figures[day].map { ComparisonGroup.logRatio(actual: row.value[day], baseline: $0) } ?? .nan
            }
        }
        let byDay = JointPast.days(days, method: method).map(logRatios)
        let past = rows.indices.map { row in byDay.map { $0[row] } }
        let nearest = NearestMembers(
            members: group.members, kilowattHours: rows.map { Array($0.value[frame.start - 42..<frame.start]) })
        for (account, values) in expected {
            let row = try #require(rows.firstIndex { $0.key == account })
            for (offset, value) in values.enumerated() {
                let correction = try #require(
                    GroupCorrection(
                        .nearestRidge, group, logRatios: logRatios(frame.start + offset), isExceptionalDay: false))
                let expected = JointPast(members: correction.knownMembers, past: past)
                    .expected(correction.logRatios)
                let found = try #require(
                    correction.correction(of: row, beta: nil, expected: expected) {
                        nearest.nearest(to: row)
                    })
                #expect(abs(found - value) < 1e-4, "\(account) day \(offset)")
            }
        }
    }
}
