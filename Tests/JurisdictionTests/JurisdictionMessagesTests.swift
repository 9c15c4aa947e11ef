import Diagnostics
import Jurisdiction
import Testing

@Suite struct JurisdictionMessagesTests {
    @Test func codesAreUniqueAndComplete() {
        let codes = JurisdictionMessages.all.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy { $0.hasPrefix("JU-") && $0.count == 6 })
    }

    @Test func everyMessageIsInBothLanguages() {
        for message in JurisdictionMessages.all {
            #expect(!message.message.zh.isEmpty && !message.message.en.isEmpty)
            #expect(!message.advice.zh.isEmpty && !message.advice.en.isEmpty)
        }
    }
}
