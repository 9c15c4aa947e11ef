import CZip

/// Every part of a ZIP file inflated, by its name: what a curious reader of a workbook finds.
public enum ZipParts {
    public static func read(_ path: String) throws -> [String: [UInt8]] {
        var code: Int32 = 0
        guard let archive = zip_open(path, Int32(ZIP_RDONLY), &code) else { throw Unreadable(path: path, code: code) }
        defer { zip_discard(archive) }
        var parts: [String: [UInt8]] = [:]
        for index in 0..<zip_uint64_t(max(0, zip_get_num_entries(archive, 0))) {
            guard let name = zip_get_name(archive, index, 0), let file = zip_fopen_index(archive, index, 0) else {
                throw Unreadable(path: path, code: -1)
            }
            defer { zip_fclose(file) }
            var bytes: [UInt8] = []
            var block = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = zip_fread(file, &block, zip_uint64_t(block.count))
                guard count > 0 else { break }
                bytes += block.prefix(Int(count))
            }
            parts[String(cString: name)] = bytes
        }
        return parts
    }

    struct Unreadable: Error {
        var path: String
        var code: Int32
    }
}
