import Accounting
import Diagnostics
import EmissionModel
import LedgerStore
import Reporting

/// A document that was read and is what its checksums say.
struct ReceivedSubmission {
    var member: RollUpMember
    var schema: String
    /// `甲县/submission-r2.json`.
    var file: String
    var revision: Int
    var sha256: String
    /// The day on which the response was lifted, where the document says.
    var lifted: CalendarDay?

    /// Why a document is refused.
    struct Refusal: Error {
        var finding: Diagnostic
        /// Its bytes are not those that its manifest names.
        var isTampered = false
    }

    /// Reads a document of a folder, its checksums and its signature first.
    /// - Parameter publicKeys: of which one must have signed its manifest; empty: any may, or none.
    init(
        _ document: SubmissionFolder.Document, in folder: String, signedBy publicKeys: Set<String> = []
    ) throws(Refusal) {
        file = "\(folder)/\(document.fileName)"
        revision = document.revision
        let place = SourceLocation(file: file)
        guard let bytes = OutputFile.read(document.path), bytes.count <= Self.largest else {
            throw Refusal(finding: RollUpMessages.unreadable(file, file, at: place))
        }
        sha256 = FileBytes.sha256(of: bytes)
        try Self.check(document, sha256: sha256, folder: folder, publicKeys)
        let json = try Self.document(bytes, place)
        do {
            member = try SubmissionDocument.member(json)
            let root = JSONReading(json)
            schema = try root.member("schema").text()
            lifted = try SubmissionDocument.lifted(root)
        } catch {
            throw Refusal(finding: RollUpMessages.misfit(error.path, error.reason.zh, error.reason.en, at: place))
        }
    }

    /// 64 MiB, as of any file that is read.
    private static let largest = 64 << 20

    private static func document(_ bytes: [UInt8], _ place: SourceLocation) throws(Refusal) -> JSONDocument {
        do {
            return try JSONDocument(bytes)
        } catch {
            let at = SourceLocation(file: place.file, row: error.line, column: error.column)
            throw Refusal(finding: RollUpMessages.notJSON(error.reason.zh, error.reason.en, at: at))
        }
    }

    /// - Parameter publicKeys: of which one must have signed it; empty: any may, or none.
    private static func checkSignature(
        _ manifest: [UInt8], _ publicKeys: Set<String>, _ place: SourceLocation
    ) throws(Refusal) {
        guard let signed = try? SignedManifest(manifest) else {
            // What else is wrong with an unsigned one is said by who reads it.
            let isSigned = manifest.firstRange(of: Array("\"signature\"".utf8)) != nil
            guard isSigned || !publicKeys.isEmpty else { return }
            throw Refusal(finding: VerifyMessages.badSignature(at: place), isTampered: true)
        }
        let demanded = publicKeys.isEmpty || publicKeys.contains(signed.signer ?? "") ? nil : publicKeys.min()
        if let fault = signed.faults(demanding: demanded, at: place).first {
            throw Refusal(finding: fault, isTampered: true)
        }
    }

    /// Every file of the manifest is there with its checksum, and the document is one of them.
    private static func check(
        _ document: SubmissionFolder.Document, sha256: String, folder: String, _ publicKeys: Set<String>
    ) throws(Refusal) {
        let name = "\(folder)/\(document.manifestName)"
        let place = SourceLocation(file: name)
        guard let bytes = OutputFile.read("\(document.folder)/\(document.manifestName)") else {
            throw Refusal(
                finding: RollUpMessages.noManifest(
                    document.manifestName, at: SourceLocation(file: "\(folder)/\(document.fileName)")))
        }
        let manifest = try Self.document(bytes, place)
        try checkSignature(bytes, publicKeys, place)
        do {
            var isListed = false
            for entry in try JSONReading(manifest).member("files").elements() {
                let file = FileName.last(of: try entry.member("path").text())
                let stated = try entry.member("sha256").text()
                let found = OutputFile.read("\(document.folder)/\(file)").map { FileBytes.sha256(of: $0) }
                guard found == stated else {
                    throw Refusal(
                        finding: RollUpMessages.wrongChecksum(file, at: SourceLocation(file: "\(folder)/\(file)")),
                        isTampered: true)
                }
                isListed = isListed || (file == document.fileName && stated == sha256)
            }
            guard isListed else {
                throw Refusal(finding: RollUpMessages.wrongChecksum(document.fileName, at: place), isTampered: true)
            }
        } catch let misfit as JSONMisfit {
            throw Refusal(finding: RollUpMessages.misfit(misfit.path, misfit.reason.zh, misfit.reason.en, at: place))
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(finding: RollUpMessages.unreadable(name, name, at: place))
        }
    }

    /// The day that all of it is about; nil for an episode.
    var date: CalendarDay? {
        let days = member.regions.map { region -> CalendarDay? in
            if case .day(let day) = region.scope { day } else { nil }
        }
        return Set(days).count == 1 ? days[0] : nil
    }

    var isDaily: Bool { date != nil }
}
