import AirQuality
import EmissionModel
import Testing

/// The published nodes of HJ 633, and values between them as an independent implementation gives them
/// (the Python package aqi-hub 0.3.3 for HJ 633—2026).
@Suite struct IndexTests {
    private let before = CalendarDay(iso: "2026-02-28") ?? CalendarDay(number: 0)
    private let after = CalendarDay(iso: "2026-03-01") ?? CalendarDay(number: 0)

    private func index(_ pollutant: AirPollutant, _ nanograms: Int64, on day: CalendarDay) throws -> Int? {
        try AirFixture.editions.get().standard(on: day)
            .index(of: pollutant, at: ConcentrationMean(Concentration(nanograms: nanograms)))
    }

    @Test(arguments: [
        (AirPollutant.pm25, [35, 75, 115, 150, 250, 350, 500]), (.pm10, [50, 150, 250, 350, 420, 500, 600]),
        (.so2, [50, 150, 475, 800, 1600, 2100, 2620]), (.no2, [40, 80, 180, 280, 565, 750, 940]),
        (.co, [2000, 4000, 14000, 24000, 36000, 48000, 60000]), (.o3, [100, 160, 215, 265, 800]),
    ])
    func theNodesOf2012(pollutant: AirPollutant, nodes: [Int64]) throws {
        for (node, expected) in zip(nodes, [50, 100, 150, 200, 300, 400, 500]) {
            #expect(try index(pollutant, node * 1_000, on: before) == expected)
            let above = try #require(try index(pollutant, node * 1_000 + 1, on: before))
            #expect(above == (node == nodes.last ? expected : expected + 1), "rounded up")
        }
        #expect(try index(pollutant, 0, on: before) == 0)
    }

    @Test(arguments: [
        (AirPollutant.pm25, [1, 12, 35, 47, 60, 75, 100, 115, 140, 149, 151, 201, 333, 401, 499, 600]),
        (.pm10, [30, 50, 99, 120, 130, 150, 200, 251, 351, 420, 444, 600]), (.no2, [37, 80, 81, 200, 281, 600]),
        (.co, [900, 2000, 4000, 4100, 13500, 30000]), (.o3, [99, 160, 161, 215, 240, 266, 799]),
    ])
    func valuesOf2026(pollutant: AirPollutant, values: [Int64]) throws {
        let expected: [AirPollutant: [Int]] = [
            .pm25: [2, 18, 50, 74, 100, 114, 137, 150, 186, 199, 201, 251, 383, 434, 500, 500],
            .pm10: [30, 50, 85, 100, 104, 112, 131, 151, 202, 300, 330, 500], .no2: [47, 100, 101, 160, 201, 319],
            .co: [23, 50, 100, 101, 148, 250], .o3: [50, 100, 101, 150, 175, 201, 300],
        ]
        for (value, wanted) in zip(values, expected[pollutant] ?? []) {
            #expect(try index(pollutant, value * 1_000, on: after) == wanted, "\(pollutant) \(value)")
        }
    }

    /// `domain.md` §5.
    @Test func theEditionChangesOnTheFirstOfMarch2026() throws {
        #expect(try index(.pm25, 75_000, on: before) == 100)
        #expect(try index(.pm25, 75_000, on: after) == 114)
        #expect(try index(.pm25, 115_000, on: before) == 150)
        #expect(try index(.pm25, 115_000, on: after) == 150)
        #expect(try AirFixture.editions.get().standard(on: before).name == "HJ 633—2012")
        #expect(try AirFixture.editions.get().standard(on: after).name == "HJ 633—2026")
    }

    @Test func twoPrimaryPollutantsStandSideBySide() throws {
        let standard = try AirFixture.editions.get().standard(on: before)
        #expect(standard.primary(among: [.pm25: 120, .pm10: 80, .o3: 120]) == [.pm25, .o3])
        #expect(standard.primary(among: [.pm25: 50]) == [])
    }
}
