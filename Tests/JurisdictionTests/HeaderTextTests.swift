import Jurisdiction
import Testing

@Suite struct HeaderTextTests {
    @Test(arguments: [
        ("SO2日排放量(千克)", "so2日排放量", "千克"),
        ("ＳＯ₂ 日排放量（千克）", "so2日排放量", "千克"),
        (" 用电量\n（万 kWh） ", "用电量", "万kwh"),
        ("*用电量【kWh】", "用电量", "kwh"),
        ("日电量/kWh", "日电量", "kwh"),
        ("电量kWh", "电量", "kwh"),
        ("当日电量万kWh", "当日电量", "万kwh"),
        ("限产比例%", "限产比例", "%"),
        ("SO2年排放量(吨/年)", "so2年排放量", "吨/年"),
        ("SO2排放量(年)", "so2排放量", "年"),
        ("SO2排放量(年)(吨)", "so2排放量(年)", "吨"),
    ])
    func unitStandsApart(raw: String, normalised: String, unit: String) {
        let header = HeaderText(raw)
        #expect(header.normalised == normalised)
        #expect(header.unit == unit)
    }

    @Test(arguments: [
        ("\u{FEFF}户号", "户号"), ("Enterprise_ID", "enterpriseid"), ("县（市）区", "县(市)区"), ("生产线/工序", "生产线/工序"),
        ("(备注)", "(备注)"), ("", ""), ("annual_t", "annualt"), ("2026-01-08", "2026-01-08"),
    ])
    func noUnitIsInvented(raw: String, normalised: String) {
        let header = HeaderText(raw)
        #expect(header.normalised == normalised)
        #expect(header.unit == nil)
    }
}
