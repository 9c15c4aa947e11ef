extension Schema {
    /// Online monitoring, on-site checks, departments' reports, decisions and regradings.
    static let witnesses = ""
}
