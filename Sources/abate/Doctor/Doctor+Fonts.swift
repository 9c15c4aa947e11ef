import Diagnostics
import Foundation

extension Doctor {
    private static let fontTitle = LocalizedText(zh: "字体", en: "fonts")

    /// Workbooks only name their fonts; whoever turns them into PDF or pictures on this machine needs one with Chinese.
    func fonts() -> Examined {
        let fonts = Self.chineseFonts()
        if let first = fonts.first {
            return .well(
                "fonts", Self.fontTitle,
                LocalizedText(
                    zh: "本机有中文字体（\(first) 等 \(fonts.count) 种）",
                    en: "Chinese fonts here: \(first), \(fonts.count) in all"))
        }
        return .ill(
            .notice, "fonts", Self.fontTitle,
            LocalizedText(
                zh: "本机没有中文字体；不影响报表，只影响在本机转 PDF 或图片", en: "no Chinese font here; only PDF and pictures need one"),
            mend: LocalizedText(zh: "apt-get install fonts-noto-cjk", en: "apt-get install fonts-noto-cjk"))
    }

    /// What fontconfig names, sorted; none where it is not there.
    private static func chineseFonts() -> [String] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/fc-list")
        process.arguments = [":lang=zh-cn", "family"]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return [] }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Set(text.split(separator: "\n").map { String($0.prefix { $0 != "," }) }).sorted()
    }
}
