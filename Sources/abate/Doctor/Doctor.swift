import Diagnostics
import EmissionModel
import Jurisdiction
import LedgerStore

/// What an operator would look at before the season, or when a night went wrong. It changes nothing, and one thing that
/// is ill keeps it from looking at no other.
struct Doctor {
    let folder: String
    let options: CommonOptions
    let now: LocalClock

    func examine() -> [Examined] {
        guard OutputFile.exists(folder) else { return [missing(folder), temporaryFolder(), fonts(), clock()] }
        var result = folders() + [temporaryFolder(), disk()]
        switch Result(catching: { () throws(CommandFailure) in try City(options) }) {
        case .success(let city):
            result.append(configured(city))
            result += templates(city) + [calendar(city), fonts()] + ledger(city)
        case .failure(let failure):
            result += [misconfigured(failure), fonts()]
        }
        return result + [clock(), lastRun()]
    }

    // MARK: Configuration

    private static let configuration = LocalizedText(zh: "配置", en: "configuration")

    private func configured(_ city: City) -> Examined {
        let rules = city.jurisdiction
        return .well(
            "configuration", Self.configuration,
            LocalizedText(
                zh: "预案 \(rules.profile.id)，地区 \(rules.region)",
                en: "profile \(rules.profile.id), region \(rules.region)"))
    }

    private func misconfigured(_ failure: CommandFailure) -> Examined {
        .ill(
            .error, "configuration", Self.configuration, LocalizedText(zh: failure.text, en: failure.text),
            mend: LocalizedText(
                zh: "按所指位置改 abate.yaml；abate profiles 列出可用的预案和参数",
                en: "mend abate.yaml where it says; abate profiles lists plans and parameters"))
    }

    // MARK: Calendar

    private static let calendarTitle = LocalizedText(zh: "日历", en: "calendar")

    /// The notice for a year appears in the autumn before; from December on it is needed.
    private func calendar(_ city: City) -> Examined {
        let years = city.officialCalendar.years
        let wanted = now.today.civil.month == 12 ? now.today.year + 1 : now.today.year
        let missing = [now.today.year, wanted].filter { !years.contains($0) }
        let known = "\(years.min() ?? 0)–\(years.max() ?? 0)"
        guard let first = missing.min() else {
            return .well(
                "calendar", Self.calendarTitle,
                LocalizedText(zh: "节假日安排已知 \(known) 年", en: "holidays are known for \(known)"))
        }
        return .ill(
            first == now.today.year ? .error : .warning, "calendar", Self.calendarTitle,
            LocalizedText(zh: "没有 \(first) 年的节假日安排（已知 \(known) 年）", en: "\(first) is missing (known: \(known))"),
            mend: LocalizedText(
                zh: "把国务院办公厅通知的放假和调休日写成 Templates/calendars/holidays-\(first).csv（列 date,kind,name），放在工作文件夹",
                en:
                    "write the official notice to Templates/calendars/holidays-\(first).csv (date,kind,name) in the city"
            ))
    }

    // MARK: Clock

    private static let clockTitle = LocalizedText(zh: "时钟", en: "clock")

    private func clock() -> Examined {
        let last = RunLog(path: "\(folder)/ledger/runs.jsonl").lastLine?.end
        if let last, last > now.text {
            return .ill(
                .error, "clock", Self.clockTitle,
                LocalizedText(
                    zh: "现在是 \(now.text)，早于上次运行结束的 \(last)", en: "it is \(now.text), before the last run's end \(last)"),
                mend: LocalizedText(
                    zh: "校准系统时间（timedatectl set-ntp true）；“昨天”由时钟决定", en: "set the clock (timedatectl set-ntp true)"))
        }
        if HostClock.isUnsynchronized {
            return .ill(
                .notice, "clock", Self.clockTitle,
                LocalizedText(zh: "\(now.text)；看不到时间同步服务", en: "\(now.text); no time service is seen"),
                mend: LocalizedText(
                    zh: "核对时间；可用 timedatectl set-ntp true 同步", en: "check it; timedatectl set-ntp true synchronises"))
        }
        return .well("clock", Self.clockTitle, LocalizedText(zh: now.text, en: now.text))
    }

    // MARK: Last run

    private static let runTitle = LocalizedText(zh: "上次运行", en: "last run")

    private func lastRun() -> Examined {
        guard let last = RunLog(path: "\(folder)/ledger/runs.jsonl").lastLine else {
            return .ill(
                .notice, "lastRun", Self.runTitle, LocalizedText(zh: "还没有运行过", en: "none yet"),
                mend: LocalizedText(
                    zh: "运行 abate run --dir \(folder)，并写入 crontab",
                    en: "abate run --dir \(folder), and put it into the crontab"))
        }
        let text = LocalizedText(
            zh: "第 \(last.run) 次，\(last.end) 结束，退出码 \(last.exitCode)",
            en: "number \(last.run), ended \(last.end), exit code \(last.exitCode)")
        if ![0, 1, 4].contains(last.exitCode) {
            return .ill(
                .error, "lastRun", Self.runTitle, text,
                mend: LocalizedText(zh: "再运行 abate run，看它说什么", en: "abate run again, and read what it says"))
        }
        guard let day = CalendarDay(iso: last.end.prefix(10)), day.distance(to: now.today) <= 1 else {
            return .ill(
                .warning, "lastRun", Self.runTitle, text,
                mend: LocalizedText(
                    zh: "一天多没有运行：查看 crontab 或定时器", en: "more than a day ago: look at the crontab or timer"))
        }
        return .well("lastRun", Self.runTitle, text)
    }
}
