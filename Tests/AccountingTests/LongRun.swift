import Foundation

/// `ABATE_LONG_TESTS=1` makes properties run over many more cases, for minutes instead of seconds.
enum LongRun {
    static let isAsked = ProcessInfo.processInfo.environment["ABATE_LONG_TESTS"] == "1"

    /// How many cases to run: so many where a long run is asked for, else fewer.
    static func count(_ long: Int, else short: Int) -> Int { isAsked ? long : short }
}
