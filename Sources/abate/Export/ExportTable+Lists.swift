import Diagnostics
import EmissionModel
import LedgerStore

extension ExportTable {
    // MARK: Findings

    var findingColumns: [ExportColumn] {
        [
            column("code", "编号", "code"), column("severity", "级别", "severity"), column("file", "文件", "file"),
            column("sheet", "工作表", "sheet"), column("row", "行", "row"), column("column", "列", "column"),
            column("raw", "原文", "raw"), column("message", "说明", "message"), column("advice", "建议", "advice"),
        ]
    }

    func cells(_ finding: StoredFinding) -> [ExportCell] {
        let isChinese = language == .zh
        return [
            .text(finding.code), .text(finding.severity), ExportCell(finding.file), ExportCell(finding.sheet),
            ExportCell(finding.row), ExportCell(finding.column), ExportCell(finding.raw),
            .text(isChinese ? finding.messageZh : finding.messageEn),
            .text(isChinese ? finding.adviceZh : finding.adviceEn),
        ]
    }

    // MARK: Enterprises

    /// The headers of the list's own table in both languages: it is the Chinese list that others read.
    var enterpriseColumns: [ExportColumn] {
        let heads = [
            ("enterprise_id", "企业编号"), ("name", "企业名称"), ("uscc", "统一社会信用代码"), ("county", "县区"), ("town", "乡镇街道"),
            ("industry", "行业"), ("department", "主管部门"), ("class", "企业分类"), ("grade", "绩效等级"),
            ("production_days", "生产天数"),
        ]
        let masses =
            Pollutant.allCases.map { ("\($0.rawValue)_annual_t", "\($0.header)年排放量(吨)") }
            + Pollutant.allCases.map { ("\($0.rawValue)_daily_kg", "\($0.header)日排放量(千克)") }
        let rest = [
            ("pm_basis", "颗粒物口径"), ("base_load_kwh", "非生产电量(kWh/d)"), ("base_load_document", "非生产电量依据"),
            ("baseline_kwh", "基准电量(kWh/d)"), ("cap_kwh", "最大允许电量(kWh/d)"), ("fuel", "燃料"), ("list_year", "清单年份"),
            ("observability", "用电可核性"),
        ]
        return (heads + masses + rest).map { ExportColumn(key: $0.0, title: $0.1) }
    }

    func cells(_ enterprise: Enterprise) -> [ExportCell] {
        let figures = Pollutant.allCases.map { enterprise.emission[$0] }
        let head: [ExportCell] = [
            .text(enterprise.id), .text(enterprise.name), ExportCell(enterprise.creditCode), .text(enterprise.county),
            ExportCell(enterprise.town), ExportCell(enterprise.industry), ExportCell(enterprise.department),
            .text(enterprise.kind.name), enterprise.grade == .none ? .blank : .text(enterprise.grade.rawValue),
            ExportCell(figures.compactMap { $0 }.first { $0.days > 1 }?.days),
        ]
        let annual: [ExportCell] = figures.map { figure in
            figure.flatMap { $0.days > 1 ? .number($0.mass.exactTonnes) : nil } ?? .blank
        }
        let daily: [ExportCell] = figures.map { figure in
            figure.flatMap { $0.days == 1 ? .number($0.mass.exactKilograms) : nil } ?? .blank
        }
        func energy(_ energy: Energy?) -> ExportCell { energy.map { .number($0.exactText) } ?? .blank }
        return head + annual + daily + [
            ExportCell(enterprise.particulateBasis?.rawValue), energy(enterprise.baseLoad),
            ExportCell(enterprise.baseLoadDocument), energy(enterprise.givenBaseline), energy(enterprise.cap),
            ExportCell(enterprise.fuel), ExportCell(enterprise.listYear), ExportCell(enterprise.observability?.name),
        ]
    }
}

extension Pollutant {
    fileprivate var header: String {
        switch self {
        case .so2: "SO2"
        case .nox: "NOx"
        case .pm: "PM"
        case .vocs: "VOCs"
        }
    }
}
