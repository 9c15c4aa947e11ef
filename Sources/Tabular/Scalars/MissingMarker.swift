/// What clerks and export programs write where there is no value.
enum MissingMarker {
    /// Of bytes already trimmed, without anything beyond ASCII.
    static func matches(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        switch bytes.count {
        case 0: true
        case 1...4: markers.contains { $0.elementsEqual(bytes) }
        default: false
        }
    }

    /// Of text already trimmed.
    static func matches(_ text: String) -> Bool {
        text == "—" || text == "——" || text == "无" || text == "空"
    }

    private static let markers: [[UInt8]] = ["-", "--", "/", "\\", "N/A", "NA", "NULL", "null", "#N/A"].map {
        Array($0.utf8)
    }
}
