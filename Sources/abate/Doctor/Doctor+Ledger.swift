import Diagnostics
import Jurisdiction
import LedgerStore
import ReportTemplate

extension Doctor {
    private static let ledgerTitle = LocalizedText(zh: "台账", en: "ledger")

    func ledger(_ city: City) -> [Examined] {
        guard OutputFile.exists("\(city.ledgerFolder)/ledger.sqlite") else {
            return [
                .well(
                    "ledger", Self.ledgerTitle,
                    LocalizedText(zh: "还没有，首次运行时建立", en: "none yet; the first run makes it"))
            ]
        }
        do {
            let ledger = try city.ledgerToLookAt()
            let defects = try ledger.quickCheck()
            guard defects.isEmpty else { return [broken(defects.prefix(3).joined(separator: "；"))] }
            let files = try ledger.files(asOf: .latest).count
            let size = FreeSpace.text(FolderSize.bytes(in: city.ledgerFolder))
            return [
                .well(
                    "ledger", Self.ledgerTitle,
                    LocalizedText(zh: "完好，收到文件 \(files) 个，\(size)", en: "sound, \(files) files received, \(size)"))
            ] + lock(city)
        } catch {
            return [broken(CommandFailure(error, language: options.lang).text)]
        }
    }

    private func broken(_ text: String) -> Examined {
        .ill(
            .error, "ledger", Self.ledgerTitle, LocalizedText(zh: text, en: text),
            mend: LocalizedText(
                zh: "先把 ledger/ 整个复制保存，再用 abate verify 查明；可由 ledger/sources/ 的原件重建",
                en: "keep a copy of ledger/ first, then abate verify; sources/ holds the files it came from"))
    }

    private func lock(_ city: City) -> [Examined] {
        guard OutputFile.exists("\(city.ledgerFolder)/.lock") else { return [] }
        do {
            _ = try LedgerLock(path: "\(city.ledgerFolder)/.lock")
            return []
        } catch {
            guard error.kind == .locked else { return [] }
            return [
                .ill(
                    .notice, "lock", LocalizedText(zh: "运行锁", en: "lock"),
                    LocalizedText(zh: "另一次运行正在进行", en: "a run is in progress"),
                    mend: LocalizedText(zh: "等它结束；锁随进程释放，不必删除任何文件", en: "wait; the lock goes with its process"))
            ]
        }
    }

    private static let templateTitle = LocalizedText(zh: "模板", en: "templates")

    /// Every report template is read, the city's own and the built-in ones.
    func templates(_ city: City) -> [Examined] {
        var count = 0
        var own = 0
        var ill: [Examined] = []
        for folder in ["", "片段"] {
            for file in city.folders.files(in: folder) where file.hasSuffix(".md") {
                let name = folder.isEmpty ? file : "\(folder)/\(file)"
                count += 1
                if city.folders.isOwn(name) { own += 1 }
                if let trouble = templateTrouble(city, name) { ill.append(trouble) }
            }
        }
        guard ill.isEmpty else { return ill }
        return [
            .well(
                "templates", Self.templateTitle,
                LocalizedText(
                    zh: "\(count) 份可用，其中本地自有 \(own) 份", en: "\(count) can be used, \(own) of them the city's own"))
        ]
    }

    private func templateTrouble(_ city: City, _ name: String) -> Examined? {
        do {
            _ = try Template(source: try city.folders.contents(of: name), name: name)
            return nil
        } catch {
            let text = CommandFailure(error, language: options.lang).text
            return .ill(
                .error, "templates", Self.templateTitle, LocalizedText(zh: text, en: text),
                mend: LocalizedText(
                    zh: "按所指行列改正，或删去 Templates/\(name) 恢复内置模板",
                    en: "mend it there, or remove Templates/\(name) for the built-in one"))
        }
    }
}
