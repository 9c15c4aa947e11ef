import Glibc

/// Names of account holders, put together from parts that are encoded once.
struct HolderNames: Sendable {
    private let places: [[UInt8]]
    private let words: [[UInt8]]
    private let trades: [[UInt8]]

    init(isGB18030: Bool) {
        func encoded(_ parts: [String]) -> [[UInt8]] {
            parts.map { isGB18030 ? Self.gb18030($0) : Array($0.utf8) }
        }
        places = encoded(["甲县", "乙县", "丙市", "丁市", "戊区", "己区", "庚县", "辛市"])
        words = encoded(
            ["宏达", "兴隆", "华盛", "永固", "金鑫", "瑞丰", "天山", "北方", "恒通", "嘉禾", "润泽", "东升", "长青", "中联", "博远", "众合"])
        trades = encoded(["铸造有限公司", "水泥有限责任公司", "化工股份有限公司", "建材有限公司", "印刷厂", "热力有限公司", "机械制造有限公司", "涂料有限公司"])
    }

    static let longest = 64

    func bytes(account: Int) -> [UInt8] {
        let number = ReadingValues.mixed(UInt64(account))
        return places[Int(number % 8)] + words[Int(number >> 8 % 16)] + words[Int(number >> 16 % 16)]
            + trades[Int(number >> 24 % 8)]
    }

    /// By the C library, which is none of ours.
    static func gb18030(_ characters: String) -> [UInt8] {
        guard let converter = iconv_open("GB18030", "UTF-8"), Int(bitPattern: converter) != -1 else {
            preconditionFailure("the C library knows no GB18030")
        }
        defer { iconv_close(converter) }
        var input = characters.utf8.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 2)
        var (rest, room) = (input.count, output.count)
        let isDone = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                return iconv(converter, &from, &rest, &to, &room) != -1
            }
        }
        precondition(isDone && rest == 0, "the C library could not convert")
        return output.prefix(output.count - room).map { UInt8(bitPattern: $0) }
    }
}
