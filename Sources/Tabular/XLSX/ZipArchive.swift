import CZip
import Diagnostics
import Glibc

/// The parts of a workbook file, looked up by exact name and inflated a block at a time; nothing is ever extracted.
final class ZipArchive {
    let file: ReceivedFile
    let limits: ReadingLimits
    let handle: OpaquePointer
    let partCount: Int

    init(_ file: ReceivedFile, limits: ReadingLimits) throws(Refusal) {
        self.file = file
        self.limits = limits
        if file.size > limits.workbookBytes {
            throw Refusal(
                TabularMessages.workbookTooLarge(
                    String(limits.workbookBytes >> 20), at: SourceLocation(file: file.name)))
        }
        let directory = try ZipDirectory(of: file, limits)
        let descriptor = file.duplicateDescriptor()
        var code: Int32 = 0
        guard descriptor >= 0, let archive = zip_fdopen(descriptor, 0, &code) else {
            if descriptor >= 0 { close(descriptor) }
            throw Self.damaged(file, Self.words(for: code))
        }
        handle = archive
        partCount = Int(zip_get_num_entries(archive, 0))
        try checkParts(directory)
    }

    deinit {
        zip_discard(handle)
    }

    func holds(_ part: String) -> Bool {
        zip_name_locate(handle, part, 0) >= 0
    }

    /// Lends the inflated bytes of a part, block by block, until the closure says false. A part read to its end has
    /// had its checksum verified.
    func forEachBlock(
        of part: String, _ body: (UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        let index = zip_name_locate(handle, part, 0)
        guard index >= 0 else { throw missing(part) }
        try forEachBlock(index: zip_uint64_t(index), part: part, body)
    }

    /// Inflates every part once, so that a file that is cut off or altered is found out.
    func verify() throws(Refusal) {
        for index in 0..<partCount {
            do {
                try forEachBlock(index: zip_uint64_t(index), part: "#\(index + 1)") { _ in true }
            } catch let refusal as Refusal {
                throw refusal
            } catch {
                throw Self.damaged(file, "\(error)")
            }
        }
    }

    func missing(_ part: String) -> Refusal {
        Refusal(TabularMessages.missingPart(part, at: SourceLocation(file: file.name)))
    }

    private func forEachBlock(
        index: zip_uint64_t, part: String, _ body: (UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        let entry = try ZipEntry(self, index: index, name: part)
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { block.deallocate() }
        while true {
            let count = try entry.read(into: block)
            if count == 0 { return }
            if try !body(UnsafeRawBufferPointer(rebasing: block[..<count])) { return }
        }
    }

    /// A part opened for reading.
    func entry(_ part: String) throws(Refusal) -> ZipEntry {
        let index = zip_name_locate(handle, part, 0)
        guard index >= 0 else { throw missing(part) }
        return try ZipEntry(self, index: zip_uint64_t(index), name: part)
    }

    func checkGrowth(of part: String, inflated: Int, compressed: Int) throws(Refusal) {
        let place = SourceLocation(file: file.name)
        if inflated > limits.partBytes {
            throw Refusal(TabularMessages.partTooLarge(part, String(limits.partBytes >> 20), at: place))
        }
        if limits.isExcessive(inflated: inflated, from: min(compressed, file.size)) {
            throw Refusal(TabularMessages.expandsTooFar(part, String(limits.expansionRatio), at: place))
        }
    }

    private func checkParts(_ directory: ZipDirectory) throws(Refusal) {
        let place = SourceLocation(file: file.name)
        // Two records may end an archive, each with a directory of its own: what was looked at must be what is read.
        guard partCount == directory.parts.count else { throw damaged("central directory") }
        for index in 0..<partCount {
            var status = zip_stat_t()
            zip_stat_init(&status)
            guard zip_stat_index(handle, zip_uint64_t(index), 0, &status) == 0 else {
                throw damaged()
            }
            let listed = directory.parts[index]
            guard status.size == listed.inflated, status.comp_size == listed.packed else {
                throw damaged("central directory")
            }
            if Int32(status.encryption_method) != ZIP_EM_NONE {
                throw Refusal(TabularMessages.encryptedPart(at: place))
            }
            if status.size > zip_uint64_t(limits.partBytes) {
                let name = status.name.map { String(cString: $0) } ?? ""
                throw Refusal(TabularMessages.partTooLarge(name, String(limits.partBytes >> 20), at: place))
            }
        }
    }

    /// By default the cause is what the library says.
    func damaged(_ cause: String? = nil) -> Refusal {
        Self.damaged(file, cause ?? String(cString: zip_strerror(handle)))
    }

    private static func damaged(_ file: ReceivedFile, _ cause: String) -> Refusal {
        Refusal(TabularMessages.zipDamaged(cause, at: SourceLocation(file: file.name)))
    }

    private static func words(for code: Int32) -> String {
        var error = zip_error_t()
        zip_error_init_with_code(&error, code)
        defer { zip_error_fini(&error) }
        return String(cString: zip_error_strerror(&error))
    }
}
