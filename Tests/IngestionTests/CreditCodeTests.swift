import Testing

@testable import Ingestion

@Suite struct CreditCodeTests {
    /// The example of GB 32100-2015 itself, and codes that companies print in their public filings (Alibaba China,
    /// Baidu Netcom, Tencent Computer Systems, Huawei Technologies, State Grid).
    @Test(arguments: [
        "91350100M000100Y43", "91330100799655058B", "91110000802100433B", "9144030071526726XG", "914403001922038216",
        "9111000071093123XX",
    ])
    func publishedCodesPass(code: String) {
        #expect(CreditCode.fault(of: code) == nil)
        #expect(CreditCode.fault(of: code.lowercased()) == nil)
    }

    /// Any one character changed, and any two neighbours exchanged, is found: weights that are powers of 3 modulo the
    /// prime 31 are all different over 17 places.
    @Test func everySingleMistakeIsFound() {
        let code = Array("91350100M000100Y43")
        for index in code.indices {
            for other in "0123456789ABCDEFGHJKLMNPQRTUWXY" where other != code[index] {
                var wrong = code
                wrong[index] = other
                #expect(CreditCode.fault(of: String(wrong)) == .wrongCheck, "\(String(wrong))")
            }
        }
        for index in code.indices.dropLast() where code[index] != code[index + 1] {
            var wrong = code
            wrong.swapAt(index, index + 1)
            #expect(CreditCode.fault(of: String(wrong)) == .wrongCheck, "\(String(wrong))")
        }
    }

    @Test(arguments: [
        "", "650000000000123", "91350100M000100Y4", "91350100M000100Y433", "9135O100M000100Y43", "９1350100M000100Y43",
    ])
    func whatIsNoCodeIsSaid(code: String) {
        #expect(CreditCode.fault(of: code) == .malformed)
    }
}
