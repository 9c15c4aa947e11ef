import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction

extension BacktestReport {
    /// What a clerk reads out to an enterprise's manager, from the leading windows and the ruling method.
    var summary: [LocalizedText] {
        guard let table = leading, let row = ruling(in: table), let median = row.medianAPE, let p90 = row.p90APE else {
            return []
        }
        return [
            protocolSentence(table, row), Self.errorSentence(median, p90, row), Self.falseSentence(row),
            Self.intervalSentence(row), otherDays(besides: table),
        ].compactMap { $0 }
    }

    private func protocolSentence(_ table: BacktestTable, _ row: BacktestRow) -> LocalizedText {
        let kind = table.windowClass.title
        let (first, last) = (result.firstStart.iso, result.lastStart.iso)
        let each = Self.count(table.windows == 0 ? 0 : table.enterpriseWindows / table.windows)
        let days = table.windowClass == .normal ? "没有预警、没有节假日" : "没有预警的\(kind.zh)"
        return LocalizedText(
            zh: "以 \(first) 至 \(last) \(days)的日子检验：把其中 \(Self.count(table.windows)) 段连续 \(table.length) "
                + "天当作响应日，用核算所用的办法（\(row.title.zh)）推算平均 \(each) 家企业本应用多少电，再与实际用电比较，共 "
                + "\(Self.count(row.judged)) 次。",
            en:
                "Checked on \(Self.count(table.windows)) stretches of \(table.length) days (\(kind.en), no response) that start "
                + "from \(first) to \(last): \(row.title.en) told what each of on average \(each) enterprises would "
                + "have used, and this was compared with what it did use, \(Self.count(row.judged)) times.")
    }

    private static func errorSentence(_ median: Double, _ p90: Double, _ row: BacktestRow) -> LocalizedText {
        let (half, most) = (percent(median), percent(p90))
        let all = row.aggregateMAE.map { error in
            (zh: "；全部企业合计平均差 \(percent(error))", en: "; the sum over all is off by \(percent(error)) on average")
        }
        return LocalizedText(
            zh: "这些日子什么也没有发生，推算与实际仍会有差：一半的误差小于 \(half)，十次中有九次小于 \(most)\(all?.zh ?? "")。",
            en: "Nothing happened on these days, and still: half of the errors are under \(half), nine of ten under "
                + "\(most)\(all?.en ?? "").")
    }

    private static func falseSentence(_ row: BacktestRow) -> LocalizedText? {
        guard let ten = row.falseShare(0), let twenty = row.falseShare(1), let thirty = row.falseShare(2) else {
            return nil
        }
        let shares = [ten, twenty, thirty].map { percent($0) }
        return LocalizedText(
            zh: "看起来降了两成以上而其实什么也没发生的，占 \(shares[1])（一成以上 \(shares[0])，三成以上 \(shares[2])）："
                + "单家企业这样大小的降幅，须连同它的区间来看。",
            en: "\(shares[1]) look like a cut of a fifth or more though nothing happened (a tenth: \(shares[0]), three "
                + "tenths: \(shares[2])): such a drop of a single enterprise is to be read with its interval.")
    }

    private static func intervalSentence(_ row: BacktestRow) -> LocalizedText? {
        let group = row.groupErrors.min { abs($0.enterprises - 100) < abs($1.enterprises - 100) }
        let sum = group.map { group in
            LocalizedText(
                zh: "\(group.enterprises) 家企业合计，一半的误差小于 \(percent(group.median))，十次中有九次小于 \(percent(group.p90))。",
                en: "Half of the sums over \(group.enterprises) enterprises are off by less than "
                    + "\(percent(group.median)), nine of ten by less than \(percent(group.p90)).")
        }
        guard let coverage = row.coverage90, let width = row.halfWidth90 else { return sum }
        return LocalizedText(
            zh: "按同一办法给出的 90% 区间，实际用电落在其中的占 \(percent(coverage))，区间一般为基线上下 \(percent(width))。\(sum?.zh ?? "")",
            en: "The 90 % interval held the true consumption in \(percent(coverage)) of the cases; it is typically "
                + "\(percent(width)) of the baseline to either side. \(sum?.en ?? "")")
    }

    /// Where the leading windows are normal ones, the harder days beside them.
    private func otherDays(besides leading: BacktestTable) -> LocalizedText? {
        guard leading.windowClass == .normal else { return nil }
        let others = [WindowClass.holiday, .lunarNewYear].compactMap { windowClass -> LocalizedText? in
            guard let table = table(windowClass, besides: leading), table.windows >= Self.leastWindows,
                let row = ruling(in: table), let median = row.medianAPE, let share = row.falseShare(1)
            else { return nil }
            let kind = windowClass.title
            return LocalizedText(
                zh: "\(kind.zh)一半的误差小于 \(Self.percent(median))，看似降两成以上的占 \(Self.percent(share))",
                en: "\(kind.en): half under \(Self.percent(median)), false cuts of a fifth \(Self.percent(share))")
        }
        guard !others.isEmpty else { return nil }
        return LocalizedText(
            zh: others.map(\.zh).joined(separator: "；") + "：这些日子误差更大，不宜单凭电量对一家企业下结论。",
            en: others.map(\.en).joined(separator: "; ")
                + ". On these days a single enterprise is better not judged by electricity alone.")
    }

    /// With fewer, a class is in the tables and not in the sentences: they may be its mildest days.
    private static let leastWindows = 10

    private static func percent(_ fraction: Double) -> String { FigureText.percent(fraction, decimals: 1) }

    private static func count(_ count: Int) -> String { FigureText.count(count) }
}
