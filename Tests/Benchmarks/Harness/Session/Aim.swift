/// A figure to reach (`quality.md`, Performance), and how it is made of what was measured.
struct Aim: Sendable {
    /// What the figure is: `time ÷ duckdb`.
    let words: String
    let bound: Double
    var isAtLeast = false
    /// nil where a contender that it takes did not run.
    let figure: @Sendable (Results) -> Double?

    func holds(_ figure: Double) -> Bool { isAtLeast ? figure >= bound : figure <= bound }
}

extension Aim {
    static func time(of ours: String = "abate", to peer: String, atMost bound: Double) -> Aim {
        Aim(words: "\(ours) time ÷ \(peer)", bound: bound) { results in
            guard let ours = results[ours], let peer = results[peer] else { return nil }
            return ours.seconds / peer.seconds
        }
    }

    static func cpu(of ours: String = "abate", to peer: String, atMost bound: Double) -> Aim {
        Aim(words: "\(ours) CPU ÷ \(peer)", bound: bound) { results in
            guard let ours = results[ours], let peer = results[peer] else { return nil }
            return ours.cpuSeconds / peer.cpuSeconds
        }
    }

    static func peak(of ours: String = "abate", atMostMiB bound: Double) -> Aim {
        Aim(words: "\(ours) peak MiB", bound: bound) { results in
            results[ours].map { Double($0.peakKiB) / 1024 }
        }
    }

    /// Beyond what a stage's process holds before its work: the harness links all of the product.
    static func growth(of ours: String = "abate", atMostMiB bound: Double) -> Aim {
        Aim(words: "\(ours) peak MiB beyond the start", bound: bound) { results in
            guard let ours = results[ours], let start = ours.figures["start MiB"] else { return nil }
            return Double(ours.peakKiB) / 1024 - start
        }
    }

    static func milliseconds(of ours: String, atMost bound: Double) -> Aim {
        Aim(words: "\(ours) ms", bound: bound) { $0[ours].map { $0.seconds * 1000 } }
    }

    /// CPU beyond what another takes, in milliseconds.
    static func cpuMilliseconds(of ours: String, beyond other: String, atMost bound: Double) -> Aim {
        Aim(words: "\(ours) CPU ms beyond \(other)", bound: bound) { results in
            guard let ours = results[ours], let other = results[other] else { return nil }
            return (ours.cpuSeconds - other.cpuSeconds) * 1000
        }
    }

    /// What a stage says of itself.
    static func figure(_ key: String, of ours: String, atMost bound: Double) -> Aim {
        Aim(words: "\(ours) \(key)", bound: bound) { $0[ours]?.figures[key] }
    }

    /// Millions of the unit a second.
    static func rate(of ours: String, atLeastMillion bound: Double) -> Aim {
        Aim(words: "\(ours) million a second", bound: bound, isAtLeast: true) { results in
            results[ours].map { Double(results.count) / $0.seconds / 1e6 }
        }
    }
}
