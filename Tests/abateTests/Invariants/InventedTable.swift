/// A table of an invented city as a clerk would send it: a header and rows, in any units.
struct InventedTable {
    enum Column {
        case text(String)
        /// A header without its unit.
        case energy(String)
        case mass(String)
    }

    enum Cell: Hashable {
        case blank
        case text(String)
        case wattHours(Int64)
        case grams(Int64)
    }

    /// The units that a file states its figures in.
    struct Units: Hashable {
        var energy = Unit(name: "kWh", places: 3)
        var mass = Unit(name: "千克", places: 3)

        /// - `places`: decimals of a watt-hour, or of a gram.
        struct Unit: Hashable {
            var name: String
            var places: Int
        }

        static let all: [Units] = [("kWh", 3), ("MWh", 6), ("万kWh", 7), ("Wh", 0), ("度", 3)].flatMap { energy in
            [("千克", 3), ("吨", 6), ("kg", 3), ("t", 6), ("克", 0)].map { mass in
                Units(energy: Unit(name: energy.0, places: energy.1), mass: Unit(name: mass.0, places: mass.1))
            }
        }
    }

    var name: String
    var columns: [Column]
    var rows: [[Cell]]

    func text(_ units: Units = Units()) -> String {
        let header = columns.map { column in
            switch column {
            case .text(let title): title
            case .energy(let title): "\(title)(\(units.energy.name))"
            case .mass(let title): "\(title)(\(units.mass.name))"
            }
        }
        return ([header] + rows.map { $0.map { Self.text($0, units) } }).map { $0.joined(separator: ",") + "\n" }
            .joined()
    }

    private static func text(_ cell: Cell, _ units: Units) -> String {
        switch cell {
        case .blank: ""
        case .text(let text): text
        case .wattHours(let value): decimal(value, units.energy.places)
        case .grams(let value): decimal(value, units.mass.places)
        }
    }

    /// What the ledger counts: rows, but of curves their quarter-hours.
    var rowCount: Int {
        guard name == "曲线" else { return rows.count }
        return rows.reduce(0) { $0 + $1.dropFirst(2).count { $0 != .blank } }
    }

    /// value × 10^-places.
    static func decimal(_ value: Int64, _ places: Int) -> String {
        guard places > 0 else { return String(value) }
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return (value < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
    }
}
