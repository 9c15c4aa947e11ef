import Glibc

enum Clock {
    /// Seconds since some moment; only differences mean anything.
    static var now: Double { seconds(CLOCK_MONOTONIC) }

    /// User and system time of this process's threads.
    static var cpu: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

    static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
