public import EmissionModel

extension AirQualityStandard {
    /// The individual index (IAQI): linear between the nodes, rounded up to a whole number; above the last node the
    /// last one's index. nil where the standard has no nodes for the pollutant.
    public func index(of pollutant: AirPollutant, at mean: ConcentrationMean) -> Int? {
        guard let nodes = concentrationNodes[pollutant], let last = nodes.indices.last else { return nil }
        guard let upper = nodes.firstIndex(where: { !mean.isAbove($0) }) else { return indexNodes[last] }
        guard upper > 0 else { return indexNodes[0] }
        let (low, high) = (nodes[upper - 1].nanograms, nodes[upper].nanograms)
        let rise = Int64(indexNodes[upper] - indexNodes[upper - 1])
        let above = (mean.sum - low * mean.count) * rise
        let below = (high - low) * mean.count
        return indexNodes[upper - 1] + Int((above + below - 1) / below)
    }

    /// The individual indices of what is there.
    public func indices(of concentrations: AirConcentrations) -> [AirPollutant: Int] {
        var result: [AirPollutant: Int] = [:]
        for pollutant in AirPollutant.allCases {
            result[pollutant] = concentrations[pollutant].flatMap { index(of: pollutant, at: ConcentrationMean($0)) }
        }
        return result
    }

    /// 首要污染物: those with the largest index, where it lies above the standard's limit.
    public func primary(among indices: [AirPollutant: Int]) -> [AirPollutant] {
        guard let largest = indices.values.max(), largest > primaryAbove else { return [] }
        return AirPollutant.allCases.filter { indices[$0] == largest }
    }
}

extension AirPollutant {
    /// A warning is not given for ozone: it is left out of the index that decides.
    static let warned: [AirPollutant] = [.pm25, .pm10, .so2, .no2, .co]
    /// Without one of these, where the series has it at all, an index cannot be told.
    static let needed: [AirPollutant] = [.pm25, .pm10]
}
