import Glibc

/// The size of a file as the file system says it.
enum FileSize {
    static func bytes(of path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }
}
