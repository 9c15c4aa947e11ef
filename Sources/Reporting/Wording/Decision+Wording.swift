import EmissionModel

extension DecisionValue {
    /// As a report prints it: 290,000 kWh, 橙色、红色, 15%.
    var text: String {
        switch self {
        case .energy(let energy): "\(FigureText.kilowattHours(energy)) kWh"
        case .file(let number): "采用第 \(number) 号文件"
        case .levels(let levels):
            levels.isEmpty
                ? "不豁免"
                : levels.count == WarningLevel.allCases.count ? "各级均豁免" : levels.map(\.name).joined(separator: "、")
        case .share(let share): RatioText.percent(share)
        case .confirmed(let flag): flag ? "数据不可信" : "数据可用"
        case .conclusion(let conclusion): conclusion.name
        }
    }
}

extension Decision {
    /// 2026-01-08 至 2026-03-31; 长期有效 where it has no ends.
    var term: String {
        switch (validFrom, expires) {
        case (nil, nil): "长期有效"
        case (let from?, nil): "自 \(from.iso)"
        case (nil, let to?): "至 \(to.iso)"
        case (let from?, let to?): "\(from.iso) 至 \(to.iso)"
        }
    }
}
