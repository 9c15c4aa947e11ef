import EmissionModel
import TestSupport
import Testing

@Suite struct QuantityTests {
    @Test func energiesFromKilowattHours() {
        #expect(Energy(kilowattHours: 1.5) == Energy(milliwattHours: 1_500_000))
        #expect(Energy(kilowattHours: 0.000_000_5) == Energy(milliwattHours: 1))
        #expect(Energy(kilowattHours: -0.000_000_5) == Energy(milliwattHours: -1))
        #expect(Energy(kilowattHours: .nan) == nil)
        #expect(Energy(kilowattHours: .infinity) == nil)
        #expect(Energy(kilowattHours: 1e13) == nil)
    }

    @Test func valuesInTheUnitsOfPrint() {
        #expect(Energy(milliwattHours: 1_234_567).kilowattHours == 1.234567)
        #expect(Mass(milligrams: 407_563_000).kilograms == 407.563)
    }

    @Test func quotientsAreExactAndZeroIsAnswered() {
        #expect(Mass(milligrams: 1) / Mass(milligrams: 3) == Ratio(1, over: 3))
        #expect(Mass(milligrams: 1) / .zero == nil)
        #expect(Energy(milliwattHours: -6) / Energy(milliwattHours: 4) == Ratio(-3, over: 2))
        #expect(Energy.zero / .zero == nil)
    }

    @Test func sumsDoNotDependOnTheirOrder() {
        var random = SplitMix64(seed: 0xACC0_0001)
        let masses = (0..<1_000).map { _ in Mass(milligrams: random.integer(in: 0...9_000_000_000_000)) }
        #expect(masses.reduce(.zero, +) == random.shuffled(masses).reduce(.zero, +))
        #expect(masses.reduce(masses.reduce(.zero, +), -) == .zero)
    }

    @Test func annualFiguresNeedTheirDays() throws {
        let year = Mass(milligrams: 365_000_000)
        #expect(EmissionFigure.annual(year, productionDays: 0) == nil)
        #expect(EmissionFigure.annual(year, productionDays: -1) == nil)
        #expect(EmissionFigure.daily(year).daily == Ratio(365_000_000))
        let figure = try #require(EmissionFigure.annual(Mass(milligrams: 1_000), productionDays: 300))
        #expect(figure.daily == Ratio(10, over: 3))
    }

    @Test func targetsHoldFromTheFirstToTheLastDay() throws {
        let first = try #require(CalendarDay(iso: "2026-01-01"))
        var target = ReductionTarget(
            level: .orange, pollutant: .so2, share: Ratio(1, over: 5) ?? .zero, validFrom: first, validTo: first)
        #expect(target.isInForce(on: first))
        #expect(!target.isInForce(on: first.advanced(by: 1)))
        #expect(!target.isInForce(on: first.advanced(by: -1)))
        target.validTo = nil
        #expect(target.isInForce(on: first.advanced(by: 9_999)))
    }

    @Test func bindingsHoldFromTheFirstToTheLastDay() throws {
        let last = try #require(CalendarDay(iso: "2026-01-31"))
        let binding = AccountBinding(accountNumber: "1", enterpriseID: "E1", validTo: last)
        #expect(binding.isValid(on: last))
        #expect(!binding.isValid(on: last.advanced(by: 1)))
        #expect(binding.isValid(on: last.advanced(by: -9_999)))
    }
}

@Suite struct PerPollutantTests {
    @Test func subscriptsReachTheirOwnProperty() {
        var values = PerPollutant(so2: 1, nox: 2, pm: 3, vocs: 4)
        #expect(Pollutant.allCases.map { values[$0] } == [1, 2, 3, 4])
        #expect(values.values == [1, 2, 3, 4])
        for pollutant in Pollutant.allCases { values[pollutant] *= 10 }
        #expect(values == PerPollutant(so2: 10, nox: 20, pm: 30, vocs: 40))
        #expect(values.map { $0 / 10 } == PerPollutant(so2: 1, nox: 2, pm: 3, vocs: 4))
    }

    @Test func arithmeticIsByPollutant() {
        let one = PerPollutant(so2: 1, nox: 2, pm: 3, vocs: 4)
        let other = PerPollutant { $0 == .pm ? 5 : 0 }
        #expect(one + other == PerPollutant(so2: 1, nox: 2, pm: 8, vocs: 4))
        #expect(one - other == PerPollutant(so2: 1, nox: 2, pm: -2, vocs: 4))
        #expect(one + .zero == one)
    }

    @Test func thePlansOrder() {
        #expect(Pollutant.allCases.map(\.symbol) == ["SO2", "NOx", "PM", "VOCs"])
        #expect(WarningLevel.allCases.sorted() == [.yellow, .orange, .red])
        #expect(WarningLevel.allCases.map(\.response.rawValue) == ["Ⅲ", "Ⅱ", "Ⅰ"])
        #expect(WarningLevel.allCases.map(\.below) == [nil, .yellow, .orange])
    }
}
