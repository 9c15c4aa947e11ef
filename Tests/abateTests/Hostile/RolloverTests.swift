import Foundation
import TestSupport
import Testing

/// A register that passes its last number on a response day: missing until somebody says so, and then what it counted.
struct RolloverTests {
    private static let files = [
        "区域,年份,源类,污染物,日排放量(千克),颗粒物口径\n奎屯市,2025,合计,SO2,2000,\n奎屯市,2025,合计,NOx,5000,\n"
            + "奎屯市,2025,合计,PM,4000,PM10\n奎屯市,2025,合计,VOCs,3000,\n",
        "企业编号,企业名称,县区,企业分类,绩效等级,SO2日排放量(千克),NOx日排放量(千克),PM日排放量(千克),VOCs日排放量(千克),颗粒物口径,基准电量(kWh/d)\n"
            + "E1,甲砖厂,甲县,重点,D,500,400,600,30,PM10,12000\n",
        "企业编号,预警级别,措施类型,停限产比例(%)\nE1,橙色,停产,100\n",
        "户号,企业编号,倍率\n6500000000001,E1,80\n",
        "户号,日期,本次示数\n6500000000001,2026-01-07,999990.5\n6500000000001,2026-01-08,31.0\n",
        "过程编号,区域,动作,级别,生效时间\nP1,奎屯市,发布,橙色,2026-01-08 00:00\nP1,奎屯市,解除,橙色,2026-01-09 00:00\n",
    ]

    private func enterprise(_ city: TestCity) throws -> (energy: Double?, outcome: String?) {
        let account = try Command.run("account", "--date", "2026-01-08", "--dir", city.path, "--format", "json")
        let enterprises = account.json["enterprises"] as? [[String: Any]]
        let first = try #require(enterprises?.first, "\(account.output)\(account.errors)")
        return (first["energy_kwh"] as? Double, first["outcome"] as? String)
    }

    @Test func aRegisterThatPassesZeroWaitsForADecision() throws {
        let city = try TestCity()
        for (index, text) in Self.files.enumerated() {
            let path = try city.temporary.write(text, to: "\(index).csv")
            let result = try Command.run("ingest", path, "--dir", city.path)
            #expect(result.status <= 1, "\(result.output)\(result.errors)")
        }
        let before = try enterprise(city)
        #expect(before.energy == nil)
        #expect(before.outcome == "noData")
        let id = "reading/6500000000001/2026-01-08"
        let pending = try Command.run("decide", "--dir", city.path)
        #expect(pending.output.contains(id) && pending.output.contains("3240"))
        let decided = try Command.run(
            "decide", id, "--value", "3240", "--by", "张三", "--reason", "满码归零", "--document", "供电函〔2026〕1号", "--dir",
            city.path)
        #expect(decided.status == 0, "\(decided.output)\(decided.errors)")
        #expect(try enterprise(city).energy == 3240)
        #expect(try !Command.run("decide", "--dir", city.path).output.contains(id))
    }
}
