import Accounting

/// Which figures of a tree stand beneath several others, and which of them have been written.
struct MetFigures {
    private var numbers: [ObjectIdentifier: Int] = [:]
    private var written: Set<ObjectIdentifier> = []

    init(_ root: Derivation) {
        var met: Set<ObjectIdentifier> = []
        count(root, &met)
    }

    private mutating func count(_ figure: Derivation, _ met: inout Set<ObjectIdentifier>) {
        guard !figure.operands.isEmpty else { return }
        guard met.insert(ObjectIdentifier(figure)).inserted else {
            numbers[ObjectIdentifier(figure)] = numbers[ObjectIdentifier(figure)] ?? numbers.count + 1
            return
        }
        for operand in figure.operands { count(operand, &met) }
    }

    /// What a later place calls the figure: its id, else a number; nil where it stands in one place only.
    func name(of figure: Derivation) -> String? {
        numbers[ObjectIdentifier(figure)].map { figure.id ?? "#\($0)" }
    }

    /// - Returns: whether it is written for the first time.
    mutating func note(_ figure: Derivation) -> Bool { written.insert(ObjectIdentifier(figure)).inserted }
}
