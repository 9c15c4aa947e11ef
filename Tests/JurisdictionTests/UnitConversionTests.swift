import Jurisdiction
import Testing

@Suite struct UnitConversionTests {
    @Test(arguments: [
        ("kWh", 0), ("千瓦时", 0), ("度", 0), ("kW·h", 0), ("MWh", 3), ("兆瓦时", 3), ("万kWh", 4), ("万千瓦时", 4), ("万度", 4),
        ("ＫＷＨ", 0), ("kWh/d", 0), ("千瓦时/日", 0), ("亿千瓦时", 8), ("Wh", -3),
    ])
    func energy(unit: String, power: Int) {
        #expect(UnitConversion.power(of: unit, to: .energy) == power)
    }

    @Test(arguments: [
        ("kg", 0, -3), ("千克", 0, -3), ("公斤", 0, -3), ("t", 3, 0), ("吨", 3, 0), ("g", -3, -6), ("克", -3, -6),
        ("万吨", 7, 4),
    ])
    func mass(unit: String, toKilograms: Int, toTonnes: Int) {
        #expect(UnitConversion.power(of: unit, to: .massKilograms) == toKilograms)
        #expect(UnitConversion.power(of: unit, to: .massTonnes) == toTonnes)
    }

    @Test func shares() {
        #expect(UnitConversion.power(of: "%", to: .percent) == 0)
        #expect(UnitConversion.power(of: "％", to: .percent) == 0)
        #expect(UnitConversion.power(of: "比例", to: .percent) == 2)
    }

    @Test func aUnitOfAnotherKindOrPeriodIsRefused() {
        #expect(UnitConversion.power(of: "吨", to: .energy) == nil)
        #expect(UnitConversion.power(of: "kWh", to: .massKilograms) == nil)
        #expect(UnitConversion.power(of: "kg/d", to: .massTonnes) == nil)
        #expect(UnitConversion.power(of: "t/a", to: .massKilograms) == nil)
        #expect(UnitConversion.power(of: "kW", to: .energy) == nil)
        #expect(UnitConversion.power(of: "", to: .energy) == nil)
    }
}
