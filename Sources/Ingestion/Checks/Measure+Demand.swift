import Diagnostics
import EmissionModel

extension Measure {
    /// The share of production that the row asks to give up; nil where it states none that could be compared.
    var demand: Ratio? {
        switch type {
        case .stop: productionCut ?? .one
        case .limit: productionCut ?? energyCut ?? cuts.values.compactMap { $0 }.max()
        case .voluntary, .exempt, .transport: .zero
        case .cap, .other: nil
        }
    }

    /// The cut of one pollutant that is planned; nil where none is stated.
    func stated(_ pollutant: Pollutant) -> Ratio? {
        switch type {
        case .stop: cuts[pollutant] ?? productionCut ?? .one
        case .limit: cuts[pollutant] ?? productionCut
        case .voluntary, .exempt: .zero
        case .cap, .transport, .other: nil
        }
    }

    /// A stop of all that the row speaks of.
    var isFullStop: Bool { type == .stop && (productionCut ?? .one) == .one }

    /// 停产, 限产30%, 自主减排.
    var shown: LocalizedText {
        let share = (isFullStop ? nil : productionCut ?? (type == .limit ? demand : nil))?.percentText ?? ""
        return LocalizedText(zh: type.name + share, en: share.isEmpty ? type.rawValue : "\(type.rawValue) \(share)")
    }
}

extension Ratio {
    /// `30%`, `12.5%`: at most two decimals.
    var percentText: String {
        let hundredths = (value * 10_000).rounded() / 100
        return JSONValue.number(hundredths).text() + "%"
    }
}
