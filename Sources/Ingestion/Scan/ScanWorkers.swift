public import Tabular

/// With how many workers, and in what pieces, files of readings are scanned. Neither changes what comes of a file.
public struct ScanWorkers: Sendable {
    /// 0: the reader of rows takes every file.
    public var count: Int
    public var blockSize: Int

    public init(count: Int = BlockWorkers.count, blockSize: Int = BlockSource.usualSize) {
        self.count = count
        self.blockSize = blockSize
    }
}
