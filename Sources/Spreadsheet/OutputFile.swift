import Glibc

/// A file on its way to `path`: written under a temporary name beside it, seen under its own only when it is whole.
struct OutputFile {
    let path: String
    let folder: String
    let temporaryPath: String

    init(path: String) {
        self.path = path
        let slash = path.lastIndex(of: "/")
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        let before = slash.map { String(path[...$0]) } ?? "./"
        folder = before
        // Fixed, so that what a killed run left behind is overwritten by the next.
        temporaryPath = "\(before).\(name).part"
    }

    /// Finds out at once whether the folder can be written to.
    func create() throws(SpreadsheetError) {
        let descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw SpreadsheetError.system(.create, path, errno: errno) }
        Glibc.close(descriptor)
    }

    func remove() {
        unlink(temporaryPath)
    }

    /// To the disk first, then to its name, then the name to the disk.
    func publish() throws(SpreadsheetError) {
        try sync(temporaryPath, O_RDWR)
        guard rename(temporaryPath, path) == 0 else { throw SpreadsheetError.system(.publish, path, errno: errno) }
        try sync(folder, O_RDONLY | O_DIRECTORY)
    }

    private func sync(_ file: String, _ flags: Int32) throws(SpreadsheetError) {
        let descriptor = open(file, flags | O_CLOEXEC)
        guard descriptor >= 0 else { throw SpreadsheetError.system(.publish, path, errno: errno) }
        defer { Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw SpreadsheetError.system(.publish, path, errno: errno) }
    }
}
