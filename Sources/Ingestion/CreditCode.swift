/// A unified social credit code (统一社会信用代码, GB 32100-2015): 17 characters and one that checks them.
enum CreditCode {
    enum Fault: Equatable {
        /// Not eighteen characters, or one that codes do not use.
        case malformed
        case wrongCheck
    }

    /// 0…9 and the letters without I, O, S, V, Z, which look like others; the place of each is its value.
    private static let characters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    private static let modulus = 31

    /// nil where the code is right; small letters are read as capitals.
    static func fault(of text: String) -> Fault? {
        let values = text.uppercased().utf8.map { byte in characters.firstIndex(of: byte) ?? -1 }
        guard values.count == 18, !values.contains(-1) else { return .malformed }
        var weight = 1
        var sum = 0
        for value in values.prefix(17) {
            sum += value * weight
            weight = weight * 3 % modulus
        }
        return values[17] == (modulus - sum % modulus) % modulus ? nil : .wrongCheck
    }
}
