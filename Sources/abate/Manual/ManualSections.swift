/// What the manual says beside the commands.
enum ManualSections {
    static var roff: String {
        [("EXIT STATUS", exitCodes), ("ENVIRONMENT", environment), ("FILES", files)]
            .map { title, items in
                Roff.section(title) + items.map { Roff.item(Roff.bold($0.0), $0.1) }.joined()
            }
            .joined() + Roff.section("SEE ALSO") + "\(Roff.bold("/usr/share/doc/abate"))\n"
    }

    private static let exitCodes = [
        (code(.done), "完成 / done"),
        (code(.findings), "完成，但有达到 --fail-on 级别的问题 / done, with findings at or above --fail-on"),
        (code(.usage), "用法或配置有误 / usage or configuration"),
        (code(.input), "输入不可读或不完整 / input unreadable or incomplete"),
        (code(.targetMissed), "未达减排目标（仅 --fail-on-target）/ a target missed, only with --fail-on-target"),
        (code(.locked), "另一次运行正在进行 / another run holds the lock"),
        (code(.storage), "存储：磁盘满、只读 / storage: disk full, read-only"),
        (code(.integrity), "完整性被破坏 / integrity broken"),
        (code(.inner), "内部错误 / internal error"),
    ]

    private static func code(_ status: ExitStatus) -> String { String(status.rawValue) }

    private static let environment = [
        ("ABATE_DIR", "工作文件夹，--dir 优先 / the working folder, where --dir does not say it"),
        ("ABATE_TEMPLATES", "内置模板、预案和日历所在的文件夹 / the folder of built-in templates, plans and calendars"),
        ("ABATE_THREADS", "用几个线程（结果与此无关）/ how many threads; no result depends on it"),
        ("TMPDIR", "临时文件的位置 / where temporary files go"),
    ]

    private static let files = [
        ("abate.yaml", "工作文件夹的配置：预案、地区和改动 / which plan, which region, what differs from the plan"),
        ("inbox/", "收到的文件放在这里 / files as they arrive"),
        ("ledger/", "台账和收到的原件；runs.jsonl 每次运行一行 / the ledger, the files received, a line a run in runs.jsonl"),
        ("Templates/", "本地自己的模板，优先于内置的 / what differs from the built-in templates"),
        ("Reports/", "写出的报告 / the reports"),
        ("/usr/share/abate/Templates", "内置模板、预案和日历 / built-in templates, plans and calendars"),
        ("abate@.service, abate@.timer", "每日任务的 systemd 单元，安装时不启用 / the nightly job, not enabled at installation"),
    ]
}
