import ArgumentParser
import Diagnostics
import Foundation
import LedgerStore

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "核对审计链、原始文件、报告和校验清单 / nobody changed a number: chain, sources, every report made again",
        discussion: """
            逐条核对审计链；逐个重新读取原始文件并与台账逐行比较；按当时的数据和当时的模板、预案、abate.yaml 重写
            每份报告的每一版，与文件、台账记录和校验清单比较。不改动任何文件。DIR 也可以是只有报送材料的文件夹。
            The chain is followed, every received file is read again and compared row by row, and every revision of every
            report is made again from what was known then. Writes nothing. DIR may also be a submission as it was sent.

            退出码 / exit codes: 0 完好 whole; 6 不能读取 unreadable; 7 有改动 something was changed

            示例 / example:
              abate verify city
              abate verify 收到/甲县 --public-key 甲县.pub
            """)

    @OptionGroup var options: GlobalOptions

    @Option(help: "校验清单必须用这个公钥签名（十六进制、base64、PEM 或文件）/ manifests must be signed by this key")
    var publicKey: String?

    @Argument(help: "工作文件夹或报送材料（缺省为 --dir）/ a working folder, or a submission")
    var folder: String?

    func run() throws {
        let folder = City.folder(folder ?? options.dir ?? ProcessInfo.processInfo.environment["ABATE_DIR"] ?? ".")
        let key = try demandedKey()
        guard OutputFile.exists("\(folder)/ledger/ledger.sqlite") else {
            guard SubmissionReview.isSubmission(folder) else {
                throw CommandFailure(
                    .usage,
                    text(zh: "“\(folder)”中没有台账，也没有校验清单", en: "“\(folder)” holds neither a ledger nor a manifest"))
            }
            let review = try SubmissionReview(folder, publicKey: key)
            return try end(folder, review.findings, [("manifests", review.manifestCount)])
        }
        let lock = try LedgerLock(ofStanding: "\(folder)/ledger/.lock")
        defer { _ = consume lock }
        let line = ProgressLine(text(zh: "核对", en: "verifying"), isQuiet: options.quiet)
        let verification = Verification(folder, publicKey: key) { line.show($0) }
        defer { line.clear() }
        try verification.perform()
        line.clear()
        let counts = verification.counts
        try end(
            folder, verification.findings,
            [
                ("entries", counts.entries), ("files", counts.files), ("reports", counts.reports),
                ("manifests", counts.manifests), ("runs", counts.runs),
            ])
    }

    private func demandedKey() throws -> String? {
        guard let publicKey else { return nil }
        guard let key = SigningKey.publicKey(publicKey) else {
            throw CommandFailure(
                .usage, text(zh: "“\(publicKey)”不是 Ed25519 公钥", en: "“\(publicKey)” is no Ed25519 public key"))
        }
        return key
    }

    private func text(zh: String, en: String) -> String { LocalizedText(zh: zh, en: en)[options.lang] }

    private func end(_ folder: String, _ findings: [Diagnostic], _ counts: [(String, Int)]) throws {
        let broken = findings.count { $0.severity >= .error }
        switch options.format {
        case .json:
            let document: JSONValue = [
                "schema": "abate.verify/1", "folder": .string(folder), "whole": .bool(broken == 0),
                "counts": .object(counts.map { (key: $0.0, value: JSONValue($0.1)) }),
                "findings": .array(findings.map { $0.json(options.lang) }),
            ]
            Console.print(document.text(pretty: true))
        case .text:
            for finding in findings where !options.quiet || finding.severity >= .error {
                Console.print(finding.text(options.lang))
            }
            Console.print(summary(counts, broken))
        }
        if broken > 0 { throw ExitStatus.integrity }
    }

    private func summary(_ counts: [(String, Int)], _ broken: Int) -> String {
        let titles = [
            "entries": ("审计链", "chain entries"), "files": ("原始文件", "received files"), "reports": ("报告", "reports"),
            "manifests": ("校验清单", "manifests"), "runs": ("运行记录", "runs"),
        ]
        let parts = counts.map { name, count in
            let title = titles[name] ?? (name, name)
            return text(zh: "\(title.0) \(count)", en: "\(count) \(title.1)")
        }
        let verdict =
            broken == 0
            ? text(zh: "未发现改动", en: "nothing was changed") : text(zh: "\(broken) 处不符", en: "\(broken) do not agree")
        return parts.joined(separator: text(zh: "，", en: ", ")) + text(zh: "：", en: ": ") + verdict
    }
}
