/// Which enterprise each account belongs to, from the two columns of an accounts file.
struct Bindings {
    /// Sorted.
    let accounts: [String]
    /// For each of them.
    let enterprises: [Int]
    let enterpriseCount: Int

    init(path: String) throws {
        var numbers: [Substring: Int] = [:]
        var pairs: [(account: String, enterprise: Int)] = []
        for line in try TextFile.read(path).split(separator: "\n").dropFirst() {
            let fields = line.split(separator: ",")
            guard fields.count == 2 else { throw Stage.WrongArguments(description: "\(path): \(line)") }
            let number = numbers[fields[1]] ?? numbers.count
            numbers[fields[1]] = number
            pairs.append((String(fields[0]), number))
        }
        pairs.sort { $0.account < $1.account }
        accounts = pairs.map(\.account)
        enterprises = pairs.map(\.enterprise)
        enterpriseCount = numbers.count
    }
}
