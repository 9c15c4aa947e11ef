public import EmissionModel

/// The lists of a city whose enterprises hold a plan's accounts, as CSV files: all limit to half in orange and stop in
/// red, emit ten kilograms of each pollutant a day, and make up half of what the city emits.
public struct CityFiles: Sendable {
    public let plan: ReadingPlan

    public init(_ plan: ReadingPlan) {
        self.plan = plan
    }

    public static let region = "奎屯市"
    public static let configuration = "profile: kuitun-2023\nregion: \(region)\n"

    /// In the order in which they are taken in; all but the readings.
    public var tables: [(name: String, text: String)] {
        [
            ("1-society.csv", society), ("2-enterprises.csv", enterprises), ("3-measures.csv", measures),
            ("4-accounts.csv", accounts), ("5-response.csv", response(on: plan.lastDay)),
        ]
    }

    public var society: String {
        let total = plan.enterprises * 20
        return "区域,年份,污染物,日排放量(千克),颗粒物口径\n"
            + ["SO2", "NOx", "PM", "VOCs"].map { "\(Self.region),2025,\($0),\(total),PM10\n" }.joined()
    }

    public var enterprises: String {
        let header =
            "企业编号,企业名称,县区,行业,企业分类,绩效等级,SO2日排放量(千克),NOx日排放量(千克),PM日排放量(千克),VOCs日排放量(千克),非生产电量(kWh/d),可核性,颗粒物口径\n"
        return header
            + rows { enterprise in
                let county = ["甲县", "乙县", "丙区", "丁市"][enterprise % 4]
                let industry = ["砖瓦", "铸造", "水泥", "化工", "工业涂装"][enterprise % 5]
                let grade = ["A", "B", "C", "D"][enterprise % 4]
                return
                    "\(plan.enterpriseID(enterprise)),样例企业\(enterprise + 1)有限公司,\(county),\(industry),重点,\(grade),10,10,10,10,0,强,PM10\n"
            }
    }

    public var measures: String {
        "企业编号,预警级别,措施类型,减排比例(%)\n"
            + rows {
                let id = plan.enterpriseID($0)
                return "\(id),黄色,限产,30\n\(id),橙色,限产,50\n\(id),红色,停产,100\n"
            }
    }

    public var accounts: String {
        var text = "户号,企业编号\n"
        for account in 0..<plan.accounts {
            text += "\(plan.accountNumber(account)),\(plan.enterpriseID(account / plan.accountsPerEnterprise))\n"
        }
        return text
    }

    /// An orange warning from the start of a day on, not lifted.
    public func response(on day: CalendarDay) -> String {
        "过程编号,区域,动作,级别,生效时间\nP1,\(Self.region),发布,橙色,\(day.iso) 00:00\n"
    }

    private func rows(_ row: (Int) -> String) -> String {
        var text = ""
        for enterprise in 0..<plan.enterprises { text += row(enterprise) }
        return text
    }
}
