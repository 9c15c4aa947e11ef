extension Sequence<Diagnostic> {
    /// The findings for a reader: of each code the first few one by one, the others as a number behind the last of them.
    /// A program is given all.
    public func folded(after limit: Int = 5) -> [Diagnostic] {
        var counts: [String: Int] = [:]
        for finding in self { counts[finding.code, default: 0] += 1 }
        var shown: [String: Int] = [:]
        return compactMap { finding in
            let number = shown[finding.code, default: 0] + 1
            shown[finding.code] = number
            guard number >= limit, let all = counts[finding.code], all > limit else { return finding }
            return number == limit ? finding.saying(thatThereAre: all - limit) : nil
        }
    }
}

extension Diagnostic {
    fileprivate func saying(thatThereAre more: Int) -> Diagnostic {
        var finding = self
        finding.message = LocalizedText(
            zh: "\(message.zh)（同类问题另有 \(more) 处，用 abate check --format json 查看全部）",
            en: "\(message.en) (\(more) more of this kind; `abate check --format json` lists all)")
        return finding
    }
}
