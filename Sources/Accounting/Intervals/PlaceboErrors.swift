/// log(actual / baseline) of many enterprises in the same past windows.
struct PlaceboErrors {
    /// Index of each window's first day, ascending.
    let starts: [Int]
    /// Days of a window, from its first to its last.
    let length: Int
    /// By enterprise and window; NaN where a window says nothing about it, empty where it was not asked.
    var rows: [[Double]]
}
