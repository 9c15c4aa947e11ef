/// This process's memory.
enum OwnMemory {
    /// Its own largest resident set: the kernel's count of a child's holds its parent's too.
    static func peakKiB() throws -> Int { try field("VmHWM:") }

    /// What it holds now: the program and its libraries before any work.
    static func residentKiB() throws -> Int { try field("VmRSS:") }

    private static func field(_ name: String) throws -> Int {
        let status = try TextFile.read("/proc/self/status")
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) } ?? 0
    }
}
