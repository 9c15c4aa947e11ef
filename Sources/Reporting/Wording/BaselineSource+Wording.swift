import Accounting
import Diagnostics
import EmissionModel

extension BaselineSource {
    /// `given`, or the method as `abate.yaml` names it; nil where there is no baseline.
    var key: String? {
        switch self {
        case .given: "given"
        case .method(let method): method.rawValue
        case .none: nil
        }
    }

    /// 供电公司给定, or the method's name.
    var title: LocalizedText {
        switch self {
        case .given: LocalizedText(zh: "供电公司给定", en: "given by the power company")
        case .method(let method): LocalizedText(zh: method.name, en: method.rawValue)
        case .none: LocalizedText(zh: "无", en: "none")
        }
    }
}

extension BaselineMethod {
    /// As a table's cell holds it.
    var name: String {
        switch self {
        case .dtl7: "DTL7 单侧"
        case .dtl7TwoSided: "DTL7 双侧"
        case .dtl7Recent: "DTL7 近日加权 单侧"
        case .dtl7RecentTwoSided: "DTL7 近日加权 双侧"
        case .prior5DayType: "前 5 日同类型均值"
        case .prior7: "前 7 日均值"
        case .mid4of6: "6 日取中 4 日"
        case .high5of10: "10 日取高 5 日"
        case .sameWeekday: "4 周同星期均值"
        case .lunarLastYear: "上年农历同期"
        case .prior5AllDays: "前 5 工作日均值"
        case .tenOf10: "10 日均值"
        case .dayTypeMedian: "28 日同类型中位数"
        }
    }

    /// One sentence on how the baseline is made.
    var explanation: String {
        switch self {
        case .dtl7:
            "基线采用 DTL7 法：按工作日、星期六、星期日（法定节假日按星期日）分别求出本企业的日类型系数；取响应开始前最近 7 个可用日，"
                + "把各日用电除以当日类型系数，去掉最高和最低后取平均，再乘以核算日的类型系数。只用响应之前的数据，核算当日即可得出。"
        case .dtl7TwoSided:
            "基线采用双侧 DTL7 法：按日类型系数折算后，取响应之前 7 个可用日的中位数与响应之后 7 个可用日的中位数，两者平均，"
                + "再乘以核算日的类型系数。"
        case .dtl7Recent:
            "基线采用近日加权的 DTL7 法：日类型系数与 DTL7 相同；取响应开始前最近 7 个可用日，把各日用电除以当日类型系数，"
                + "越近的一日权重越大（前一日是后一日的八成），取去掉最高和最低后的加权平均与加权中位数两者的平均，"
                + "再乘以核算日的类型系数。只用响应之前的数据。"
        case .dtl7RecentTwoSided:
            "基线采用近日加权的双侧 DTL7 法：响应之前、之后各取 7 个可用日，按日类型系数折算，离响应越近的一日权重越大；"
                + "14 日合在一起的加权中位数占一半，前后两侧各自的加权中位数各占四分之一，再乘以核算日的类型系数。"
        case .prior5DayType: "基线为响应开始前最近 5 个正常工作日用电的平均值（非工作日为最近 3 个同类日）。"
        case .prior7: "基线为响应开始前最近 7 个可用日用电的平均值。"
        case .mid4of6: "基线为响应开始前最近 6 个可用日去掉最高和最低各 1 日后的平均值。"
        case .high5of10: "基线为响应开始前最近 10 个可用日中用电最高 5 日的平均值；实测这种算法整体偏高约 9%。"
        case .sameWeekday: "基线为响应开始前 4 周同一星期几用电的平均值。"
        case .lunarLastYear:
            "基线为上一年农历同期（距春节天数相同的前后 3 日平均）的用电，乘以本年与上年春节前 45 至 26 天平均用电之比。"
        case .prior5AllDays: "基线为响应开始前最近 5 个工作日用电的平均值，各日不分类型（只用于回测对照）。"
        case .tenOf10: "基线为响应开始前最近 10 个工作日用电的平均值，非工作日为最近 4 个非工作日（只用于回测对照）。"
        case .dayTypeMedian: "基线为响应开始前 28 天内同类型日用电的中位数（只用于回测对照）。"
        }
    }
}
