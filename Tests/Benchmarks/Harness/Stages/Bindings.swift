/// Which enterprise each account belongs to, from the two columns of an accounts file.
struct Bindings {
    /// Sorted.
    let accounts: [String]
    /// For each of them.
    let enterprises: [Int]
    let enterpriseCount: Int

    init(path: String) throws {
        var numbers: [String: Int] = [:]
        var last = (id: "", number: -1)
        var pairs: [(account: String, enterprise: Int)] = []
        for line in try TextFile.bytes(path).split(separator: 0x0A).dropFirst() {
            guard let comma = line.firstIndex(of: 0x2C) else {
                throw Stage.WrongArguments(description: "\(path): \(String(decoding: line, as: UTF8.self))")
            }
            let id = String(decoding: line[(comma + 1)...], as: UTF8.self)
            if id != last.id {
                last = (id, numbers[id] ?? numbers.count)
                numbers[id] = last.number
            }
            pairs.append((String(decoding: line[..<comma], as: UTF8.self), last.number))
        }
        pairs.sort { $0.account < $1.account }
        accounts = pairs.map(\.account)
        enterprises = pairs.map(\.enterprise)
        enterpriseCount = numbers.count
    }
}
