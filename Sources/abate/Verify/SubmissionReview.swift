import Diagnostics
import Foundation
import LedgerStore

/// A folder with nothing but reports and their manifests, as it was sent: checksums and signatures.
struct SubmissionReview {
    private(set) var findings: [Diagnostic] = []
    private(set) var manifestCount = 0

    private static let suffix = ".manifest.json"

    /// Whether there is a manifest in a folder.
    static func isSubmission(_ folder: String) -> Bool { names(in: folder).contains { $0.hasSuffix(suffix) } }

    init(_ folder: String, publicKey: String?) throws(CommandFailure) {
        let names = Self.names(in: folder)
        var listed: Set<String> = []
        for name in names where name.hasSuffix(Self.suffix) {
            let place = SourceLocation(file: name)
            manifestCount += 1
            do {
                let manifest = try SignedManifest(OutputFile.read("\(folder)/\(name)") ?? [])
                findings += manifest.faults(demanding: publicKey, at: place)
                for file in manifest.files {
                    listed.insert(file.name)
                    findings += Self.faults(file, in: folder)
                }
            } catch {
                findings.append(VerifyMessages.unreadableManifest(Self.reason(error), at: place))
            }
        }
        for name in names
        where !listed.contains(name) && !name.hasSuffix(Self.suffix) && !OutputFile.isFolder("\(folder)/\(name)") {
            findings.append(VerifyMessages.unlisted(at: SourceLocation(file: name)))
        }
        findings.sort()
    }

    private static func faults(_ file: (name: String, sha256: String), in folder: String) -> [Diagnostic] {
        let place = SourceLocation(file: file.name)
        guard let bytes = OutputFile.read("\(folder)/\(file.name)") else { return [VerifyMessages.fileGone(at: place)] }
        return FileBytes.sha256(of: bytes) == file.sha256 ? [] : [VerifyMessages.wrongChecksum(at: place)]
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let fault as JSONFault: "\(fault.line):\(fault.column) \(fault.reason.zh)"
        case let misfit as JSONMisfit: "\(misfit.path) \(misfit.reason.zh)"
        default: "\(error)"
        }
    }

    private static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }
}
