/// Who keeps the host's clock.
enum HostClock {
    /// Marks that the time services of Debian leave while they keep it: systemd's, chrony, ntpsec and ntpd.
    private static let marks = [
        "/run/systemd/timesync/synchronized", "/run/chrony/chronyd.pid", "/run/ntpd.pid", "/run/ntpsec/ntpd.pid",
    ]

    /// Nothing shows that a time service runs.
    static var isUnsynchronized: Bool { !marks.contains(where: OutputFile.exists) }
}
