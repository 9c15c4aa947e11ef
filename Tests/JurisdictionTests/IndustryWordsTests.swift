import EmissionModel
import Jurisdiction
import Testing

@Suite struct IndustryWordsTests {
    private static let words = Result { try IndustryWords.load(try Fixture.folders()) }

    /// Industries as real lists write them (the key industries of the technical guide of 2020), and neighbours by name
    /// that are none.
    @Test func industriesAreToldByTheirNames() throws {
        let words = try Self.words.get()
        for industry in [
            "工业涂装", "包装印刷", "家具制造", "石油炼制与石油化工", "化学原料药制造", "制药", "橡胶制品制造", "塑料人造革与合成革制造", "制鞋", "涂料制造", "油墨制造",
            "人造板制造", "汽车整车制造", "精细化工",
        ] {
            #expect(words.vocs.matches(industry), "\(industry)")
        }
        for industry in ["钢铁", "水泥", "砖瓦窑", "食品加工", "化工机械制造", "无机化工", "热力生产", "铸造"] {
            #expect(!words.vocs.matches(industry), "\(industry)")
        }
        for industry in [
            "火力发电", "热电联产", "热力生产和供应", "集中供热", "燃气锅炉", "水泥", "砖瓦窑", "长流程联合钢铁", "平板玻璃", "建筑陶瓷", "石灰窑", "焦化", "耐火材料",
            "炭素",
        ] {
            #expect(words.nox.matches(industry), "\(industry)")
        }
        for industry in ["工业涂装", "包装印刷", "水泥制品", "水泥粉磨站", "玻璃钢制品", "锅炉制造", "石灰石矿", "电供暖"] {
            #expect(!words.nox.matches(industry), "\(industry)")
        }
    }

    @Test func fuels() throws {
        let words = try Self.words.get()
        for fuel in ["煤", "燃煤", "原煤、天然气", "柴油", "重油", "焦炭", "天然气（备用柴油）"] {
            #expect(words.coalAndOil.matches(fuel), "\(fuel)")
        }
        for fuel in ["天然气", "电", "生物质", "发生炉煤气", "焦炉煤气", "煤改气", "非燃煤", "无", "煤层气", "导热油（电加热）"] {
            #expect(!words.coalAndOil.matches(fuel), "\(fuel)")
        }
    }

    /// Only Kuitun's plan names a day for the list (预案修订).
    @Test func theDayOfTheListStandsInThePlan() throws {
        let folders = try Fixture.folders()
        var dated: [String] = []
        for profile in try Profiles.all(in: folders) {
            let rules = ListRules(
                profile.inventoryRules, reports: profile.reports, industries: try Self.words.get())
            #expect(rules.smallClassLimit == 100)
            if let submission = rules.submission {
                dated.append(profile.id)
                #expect([submission.month, submission.day] == [9, 1])
            }
        }
        #expect(dated == ["kuitun-2023"])
    }
}
