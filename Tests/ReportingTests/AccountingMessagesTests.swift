import Accounting
import Diagnostics
import EmissionModel
import Testing

@testable import Reporting

@Suite struct AccountingMessagesTests {
    @Test func codesAreUniqueAndEveryKindHasOne() {
        let codes = AccountingMessages.all.map(\.code)
        let others =
            AccountingMessages.ofLists + AccountingMessages.ofAreas + AccountingMessages.ofDeadlines
            + AccountingMessages.ofTerms
            + AccountingMessages.ofConflicts
        let both = codes + others.map(\.code)
        #expect(Set(both).count == both.count)
        let kinds = AccountingNotice.Kind.allCases.map {
            AccountingMessages.finding(AccountingNotice($0), enterprises: []).code
        }
        #expect(Set(kinds) == Set(codes))
    }

    @Test(arguments: AccountingNotice.Kind.allCases)
    func noPlaceholderIsLeft(_ kind: AccountingNotice.Kind) throws {
        let notice = AccountingNotice(
            kind, enterpriseID: "E1", pollutant: .pm, level: .yellow, day: WorkedExample.day, year: 2027, count: 3,
            ratio: Ratio(-1, over: 8), energy: Energy(kilowattHours: 12))
        let finding = AccountingMessages.finding(notice, enterprises: try WorkedExample().account().enterprises)
        for text in [finding.message.zh, finding.message.en, finding.advice.zh, finding.advice.en] {
            #expect(!text.isEmpty && !text.contains("{") && !text.contains("违法"))
        }
    }

    @Test func namesTheEnterpriseAndTheFigure() throws {
        let enterprises = try WorkedExample().account().enterprises
        let rise = AccountingNotice(.voluntaryRise, enterpriseID: "E4", ratio: Ratio(-1, over: 8))
        #expect(
            AccountingMessages.finding(rise, enterprises: enterprises).message.zh
                == "企业 E4 丁供热 不作强制要求，但响应期间用电比基线上升 12.50%")
        let year = AccountingNotice(.societyOfLaterYear, pollutant: .so2, year: 2027)
        #expect(
            AccountingMessages.finding(year, enterprises: []).message.zh == "SO2 没有当年或更早的全社会排放总量，采用了 2027 年的数")
        let missing = AccountingNotice(.missingEmission, enterpriseID: "E9", pollutant: .vocs)
        #expect(AccountingMessages.finding(missing, enterprises: enterprises).message.zh.hasPrefix("企业 E9 没有 VOCs"))
    }
}
