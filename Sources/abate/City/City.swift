import Accounting
import Diagnostics
import EmissionModel
import Foundation
import Ingestion
import Jurisdiction
import LedgerStore

/// One working folder (`cli.md`): its configuration, its rules and its ledger.
struct City {
    let folder: String
    let folders: TemplateFolders
    let jurisdiction: Jurisdiction
    let officialCalendar: DayCalendar
    /// All that stands beside the ledger, to be kept with what is made of it.
    let basis: StandingBasis

    var inboxFolder: String { "\(folder)/inbox" }
    var ledgerFolder: String { "\(folder)/ledger" }
    var reportsFolder: String { "\(folder)/Reports" }
    var configurationPath: String { "\(folder)/abate.yaml" }
    var runLogPath: String { "\(ledgerFolder)/runs.jsonl" }
    var settledFilesPath: String { "\(ledgerFolder)/inbox-settled.tsv" }

    init(_ options: GlobalOptions) throws(CommandFailure) {
        try self.init(options.common)
    }

    init(_ options: CommonOptions) throws(CommandFailure) {
        let environment = ProcessInfo.processInfo.environment
        try self.init(Self.folder(options.dir ?? environment["ABATE_DIR"] ?? "."), options.lang)
    }

    /// The city as it stands now.
    /// - Parameter language: of what is wrong with its configuration.
    init(_ folder: String, _ language: Language = .zh) throws(CommandFailure) {
        self.folder = folder
        guard OutputFile.exists("\(folder)/abate.yaml") else {
            throw CommandFailure(
                .usage, "“\(folder)”不是工作文件夹：没有 abate.yaml。可用 abate init \(folder) 建立，或用 --dir 指明")
        }
        do {
            let folders = try Self.templateFolders(city: folder)
            let path = "\(folder)/abate.yaml"
            let configuration = try Configuration.load(path: path, file: "abate.yaml")
            let jurisdiction = try Jurisdiction.load(configuration: configuration, folders: folders)
            officialCalendar = try OfficialCalendar.load(folders)
            self.folders = folders
            self.jurisdiction = jurisdiction
            basis = StandingBasis {
                ReportBasis(folders, profile: jurisdiction.profile.id, configuration: OutputFile.read(path))
            }
        } catch {
            throw CommandFailure(error, language: language)
        }
        try Self.refuseUnsupported(jurisdiction.parameters)
    }

    /// The city as it stood: its folder with the templates, the profile and the `abate.yaml` of a kept basis.
    init(_ folder: String, as basis: ReportBasis) throws(CommandFailure) {
        self.folder = folder
        do {
            let folders = basis.folders
            guard let bytes = basis.configuration else {
                throw CommandFailure(.integrity, "留存的依据中没有 abate.yaml")
            }
            let configuration = try Configuration(bytes: bytes, file: "abate.yaml")
            jurisdiction = try Jurisdiction.load(configuration: configuration, folders: folders)
            officialCalendar = try OfficialCalendar.load(folders)
            self.folders = folders
            self.basis = StandingBasis { basis }
        } catch {
            throw CommandFailure(error)
        }
        try Self.refuseUnsupported(jurisdiction.parameters)
    }

    /// A baseline that this version does not compute is refused by name, never replaced.
    private static func refuseUnsupported(_ parameters: AccountingParameters) throws(CommandFailure) {
        let methods = CityAccounting.supportedMethods
        if !methods.contains(parameters.baseline.method) {
            throw CommandFailure(
                .usage,
                "本版本不支持基线方法 \(parameters.baseline.method.rawValue)，可用：\(methods.map(\.rawValue).joined(separator: "、"))"
            )
        }
    }

    /// The folders of templates, with a city's own where there is one.
    static func templateFolders(city: String?) throws(JurisdictionError) -> TemplateFolders {
        try TemplateFolders(
            city: city, environment: ProcessInfo.processInfo.environment, executable: TemplateFolders.runningExecutable)
    }

    /// The key that manifests are signed with; nil where `abate.yaml` names none.
    func signingKey() throws(CommandFailure) -> SigningKey? {
        guard let path = jurisdiction.signingKey else { return nil }
        return try SigningKey(path: path.hasPrefix("/") ? path : "\(folder)/\(path)")
    }

    func openLedger() throws(CommandFailure) -> Ledger {
        do {
            let ledger = rereading(try Ledger(folder: ledgerFolder))
            ledger.basis = { [basis] in basis.bytes }
            return ledger
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Able to recall what its files gave and what is not kept.
    private func rereading(_ ledger: Ledger) -> Ledger {
        ledger.rereadCurves(with: jurisdiction.tables)
        return ledger
    }

    /// The ledger as it is; where there is none yet, an empty one in memory.
    func ledgerToLookAt() throws(CommandFailure) -> Ledger {
        do {
            let hasLedger = OutputFile.exists("\(ledgerFolder)/ledger.sqlite")
            return rereading(hasLedger ? try Ledger(folder: ledgerFolder) : try Ledger())
        } catch {
            throw CommandFailure(error)
        }
    }

    /// A copy in memory, on which files can be tried.
    func ledgerToTryOn() throws(CommandFailure) -> Ledger {
        let ledger = try ledgerToLookAt()
        do {
            return ledger.folder.isEmpty ? ledger : try ledger.copyInMemory()
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Holds the lock as long as the value lives: one writer at a time.
    func lock() throws(CommandFailure) -> LedgerLock {
        try OutputFile.makeFolder(ledgerFolder)
        do {
            return try LedgerLock(path: "\(ledgerFolder)/.lock")
        } catch {
            throw CommandFailure(error)
        }
    }

    /// `--as-of`: `#12`, a day (its end), or a moment.
    func asOf(_ text: String?, in ledger: Ledger) throws(CommandFailure) -> AsOf {
        guard let text else { return .latest }
        if text.hasPrefix("#"), let number = Int64(text.dropFirst()) { return AsOf(lastFile: number) }
        do {
            return AsOf(lastFile: try ledger.newestFile(receivedBy: try Self.moment(text) ?? ""))
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The moment that `--as-of` names, `2026-01-09T23:59:59+08:00`; nil where it names a file.
    static func moment(_ text: String) throws(CommandFailure) -> String? {
        if text.hasPrefix("#"), Int64(text.dropFirst()) != nil { return nil }
        let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
        guard (1...2).contains(parts.count), let day = CalendarDay(iso: parts[0]) else {
            throw CommandFailure(.usage, "--as-of 应为 2026-01-09、2026-01-09T08:00 或 #12，得到“\(text)”")
        }
        let clock = parts.count == 2 ? Self.clock(parts[1]) : "23:59:59"
        guard let clock else { throw CommandFailure(.usage, "--as-of 的时刻“\(parts[1])”不能识别") }
        return "\(day.iso)T\(clock)+08:00"
    }

    private static func clock(_ text: Substring) -> String? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0.count == 2 && Int($0) != nil }) else { return nil }
        return parts.count == 3 ? String(text) : "\(text):59"
    }

    static func folder(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
