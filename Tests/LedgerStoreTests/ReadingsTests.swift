import EmissionModel
import LedgerStore
import TestSupport
import Testing

@Suite struct ReadingsTests {
    private func given(_ energy: Int64, _ status: StoredReading.Status = .good, _ account: String = "001")
        -> LedgerFixture.Given
    {
        (account, thursday, status == .missing ? 0 : energy, status)
    }

    @Test func theLaterRunRules() throws {
        let fixture = try LedgerFixture()
        let first = try fixture.take("一", run: 1, readings: [given(9)])
        try fixture.take("二", run: 2, readings: [given(5)])
        #expect(try fixture.reading("001", thursday) == .value(5))
        #expect(try fixture.reading("001", thursday, asOf: AsOf(lastFile: first.id)) == .value(9))
        #expect(try fixture.reading("001", thursday, asOf: AsOf(lastFile: 0)) == .missing)
        #expect(try fixture.reading("002", thursday) == .missing)
        #expect(try fixture.reading("001", thursday.advanced(by: 1)) == .missing)
    }

    @Test func twoValuesOfOneRunConflictWhateverTheirOrder() throws {
        for order in [[5, 9, 7], [9, 7, 5], [7, 5, 9]] as [[Int64]] {
            let fixture = try LedgerFixture()
            for energy in order { try fixture.take("\(energy)", run: 1, readings: [given(energy)]) }
            #expect(try fixture.reading("001", thursday) == .conflict(5, 9))
            try fixture.take("定", run: 2, readings: [given(7)])
            #expect(try fixture.reading("001", thursday) == .value(7))
        }
    }

    @Test func twoValuesOfOneFileConflict() throws {
        let fixture = try LedgerFixture()
        #expect(try fixture.take("一", run: 1, readings: [given(5), given(9)]).rows == RowCounts(accepted: 2))
        #expect(try fixture.reading("001", thursday) == .conflict(5, 9))
    }

    @Test func aRepeatedOldValueConflictsToo() throws {
        for order in [["旧", "新"], ["新", "旧"]] {
            let fixture = try LedgerFixture()
            try fixture.take("一", run: 1, readings: [given(5)])
            for name in order { try fixture.take(name, run: 2, readings: [given(name == "旧" ? 5 : 9)]) }
            #expect(try fixture.reading("001", thursday) == .conflict(5, 9), "\(order)")
        }
    }

    @Test func repetitionsAreSuperseded() throws {
        let fixture = try LedgerFixture()
        try fixture.take("一", run: 1, readings: [given(5), given(5)])
        #expect(try fixture.take("二", run: 1, readings: [given(5)]).rows == RowCounts(superseded: 1))
        #expect(try fixture.take("三", run: 2, readings: [given(5), given(5)]).rows == RowCounts(superseded: 2))
        #expect(try fixture.take("四", run: 2, readings: [given(5, .flagged)]).rows == RowCounts(accepted: 1))
        #expect(try fixture.ledger.files().map(\.rows.read) == [2, 1, 2, 1])
    }

    @Test func aMissingOfALaterRunTakesTheValueAway() throws {
        let fixture = try LedgerFixture()
        try fixture.take("一", run: 1, readings: [given(5)])
        try fixture.take("二", run: 2, readings: [given(0, .missing)])
        #expect(try fixture.reading("001", thursday) == .missing)
        try fixture.take("三", run: 3, readings: [given(6)])
        #expect(try fixture.reading("001", thursday) == .value(6))
    }

    @Test func aMissingOfTheSameRunTakesNothingAway() throws {
        for order in [[StoredReading.Status.good, .missing], [.missing, .good]] {
            let fixture = try LedgerFixture()
            for status in order { try fixture.take("\(status)", run: 1, readings: [given(5, status)]) }
            #expect(try fixture.reading("001", thursday) == .value(5))
        }
    }

    @Test func flaggedValuesKeepTheirFlagAndAreNeverMadeSmaller() throws {
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0]] {
            let files = [given(5), given(9), given(7, .flagged)]
            let fixture = try LedgerFixture()
            for index in order { try fixture.take("\(index)", run: 1, readings: [files[index]]) }
            #expect(try fixture.reading("001", thursday) == .flagged(9))
        }
        let fixture = try LedgerFixture()
        try fixture.take("一", run: 1, readings: [given(7, .flagged)])
        #expect(try fixture.reading("001", thursday) == .flagged(7))
        try fixture.take("二", run: 2, readings: [given(7)])
        #expect(try fixture.reading("001", thursday) == .value(7))
    }

    @Test func accountsAndDaysDoNotMix() throws {
        let fixture = try LedgerFixture()
        let next = thursday.advanced(by: 1)
        try fixture.take("一", run: 1, readings: [given(1), given(2, .good, "01"), ("1", next, 3, .good)])
        try fixture.take("二", run: 2, readings: [given(4, .good, "1")])
        let table = try fixture.ledger.readings(of: ["001", "01", "1", "无"], from: thursday, through: next)
        #expect((0..<4).map { table[$0, thursday] } == [.value(1), .value(2), .value(4), .missing])
        #expect((0..<4).map { table[$0, next] } == [.missing, .missing, .value(3), .missing])
        #expect(try fixture.ledger.accountNumbersWithReadings() == ["001", "01", "1"])
        #expect(try fixture.ledger.readingDays() == thursday...next)
        #expect(try fixture.ledger.readingDays(after: 1) == thursday...thursday)
        #expect(try fixture.ledger.readingDays(after: 2) == nil)
        #expect(try fixture.ledger.readingDays(asOf: AsOf(lastFile: 0)) == nil)
    }

    /// The table is a function of what each run said, not of how its files came: the oracle keeps every value of the
    /// newest run of a cell.
    @Test func anyOrderWithinARunGivesTheSameTable() throws {
        var random = SplitMix64(seed: 0x0EAD_0001)
        for _ in 0..<12 {
            var newest: [String: (run: Int, energies: Set<Int64>)] = [:]
            let fixture = try LedgerFixture()
            for run in 1...3 {
                var files: [[LedgerFixture.Given]] = []
                for _ in 0..<random.integer(in: 1...3) {
                    let file = (0..<random.integer(in: 1...6)).map { _ in
                        given(random.integer(in: 1...2), .good, random.element(of: ["1", "2", "3"]))
                    }
                    for reading in file {
                        let known = newest[reading.account].flatMap { $0.run == run ? $0.energies : nil } ?? []
                        newest[reading.account] = (run, known.union([reading.energy]))
                    }
                    files.append(file)
                }
                for (index, file) in random.shuffled(Array(files.enumerated())) {
                    let rows = try fixture.take("\(run) \(index)", run: run, readings: file).rows
                    #expect(rows.read == file.count)
                }
            }
            for account in ["1", "2", "3"] {
                let energies = newest[account]?.energies.sorted() ?? []
                let expected: ReadingTable.Reading =
                    switch energies.count {
                    case 0: .missing
                    case 1: .value(energies[0])
                    default: .conflict(energies[0], energies[energies.count - 1])
                    }
                #expect(try fixture.reading(account, thursday) == expected)
            }
        }
    }
}
