/// The four pollutants of the plans, always in this order.
public enum Pollutant: String, Sendable, CaseIterable, Hashable {
    case so2, nox, pm, vocs

    /// As printed: SO2, NOx, PM, VOCs.
    public var symbol: String {
        switch self {
        case .so2: "SO2"
        case .nox: "NOx"
        case .pm: "PM"
        case .vocs: "VOCs"
        }
    }
}
