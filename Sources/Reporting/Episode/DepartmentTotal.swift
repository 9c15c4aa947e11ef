/// What one department did over a whole episode: the sums of its days, and what it wrote about the whole.
struct DepartmentTotal {
    let department: String
    /// Days of which it sent a report.
    let days: Int
    /// Sums of the days that state a number; nil where none does.
    let people: Int?
    let checks: Int?
    let stopped: Int?
    let sites: Int?
    let vehicles: Int?
    /// Of the report after the lifting; of the last day where there is none.
    let text: String?

    private init(_ rows: [DepartmentWork]) {
        let daily = rows.filter { $0.day != nil }
        let whole = rows.filter { $0.day == nil }
        func sum(_ count: (DepartmentWork) -> Int?) -> Int? {
            let known = (daily.isEmpty ? whole : daily).compactMap(count)
            return known.isEmpty ? nil : known.reduce(0, +)
        }
        department = rows[0].department
        days = daily.count
        people = sum(\.people)
        checks = sum(\.checks)
        stopped = sum(\.stopped)
        sites = sum(\.sites)
        vehicles = sum(\.vehicles)
        text = whole.compactMap(\.text).last ?? daily.compactMap(\.text).last
    }

    /// One for each department, in the order in which they first appear.
    static func all(of work: [DepartmentWork]) -> [DepartmentTotal] {
        var order: [String] = []
        var rows: [String: [DepartmentWork]] = [:]
        for row in work {
            if rows[row.department] == nil { order.append(row.department) }
            rows[row.department, default: []].append(row)
        }
        return order.compactMap { rows[$0].map(DepartmentTotal.init) }
    }
}
