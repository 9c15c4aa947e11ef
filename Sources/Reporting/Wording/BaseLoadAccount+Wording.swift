import Accounting

extension BaseLoadAccount.Source {
    /// 申报, 实测停产, 不明.
    var name: String {
        switch self {
        case .declared: "申报"
        case .measured: "实测停产"
        case .unknown: "不明"
        }
    }
}
