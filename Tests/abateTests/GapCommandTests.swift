import Foundation
import TestSupport
import Testing

@Suite struct GapCommandTests {
    /// The worked example of `domain.md`, taken in from files. Its list has orange measures only; red inherits them.
    private func city(without table: String? = nil) throws -> TestCity {
        let city = try TestCity()
        let root = try #require(SharedData.packageRoot)
        let folder = "\(root)/Tests/abateTests/Fixtures/worked-example"
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where name != table {
            try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(city.path)/inbox/\(name)")
            let ingest = try Command.run("ingest", "\(city.path)/inbox/\(name)", "--dir", city.path)
            #expect(ingest.status <= 1, "\(ingest.output)\(ingest.errors)")
        }
        return city
    }

    @Test func aTranscript() throws {
        let city = try city()
        let gap = try Command.run("gap", "--level", "red", "--year", "2026", "--dir", city.path)
        #expect(gap.status == 0, "\(gap.errors)")
        // Without the declared sources, which are of one day, NOx 20.4 % and VOCs 21.67 % of 30 %.
        #expect(gap.output.contains("NOx   30.00%  20.40%     480.000    9.60"), "\(gap.output)")
        #expect(gap.output.contains("VOCs  30.00%  21.67%     250.000    8.33"), "\(gap.output)")
        #expect(gap.output.contains("AC-047"))
        let day = try Command.run("gap", "--date", "2026-01-08", "--dir", city.path)
        #expect(day.status == 0 && day.output.contains("没有缺口"), "\(day.output)")
    }

    @Test func theProposalIsAsTheDocumentSays() throws {
        let city = try city()
        let json = try Command.run(
            "gap", "--level", "orange", "--year", "2026", "--dir", city.path, "--format", "json"
        ).json
        #expect(json["schema"] as? String == "abate.gap/1")
        #expect(json["closed"] as? Bool == true)
        let proposals = try #require(json["proposals"] as? [[String: Any]])
        #expect(proposals.allSatisfy { ($0["protections"] as? [String]) == [] })
        let pollutants = try #require(json["pollutants"] as? [String: [String: Any]])
        for figure in pollutants.values {
            let (after, target) = (figure["after"] as? Double ?? 0, figure["target"] as? Double ?? 1)
            #expect(after >= target)
        }
    }

    @Test func whatIsMissingIsSaidAndLeavesWith3() throws {
        let city = try city(without: "society.csv")
        let gap = try Command.run("gap", "--level", "orange", "--year", "2026", "--dir", city.path)
        #expect(gap.status == 3)
        #expect(gap.output.contains("AC-045"))
    }

    @Test func wrongUseLeavesWith2() throws {
        let city = try TestCity()
        #expect(try Command.run("gap", "--dir", city.path).status == 2)
        #expect(try Command.run("gap", "--level", "red", "--date", "2026-01-08", "--dir", city.path).status == 2)
        let include = try Command.run("gap", "--level", "red", "--include", "b", "--dir", city.path)
        #expect(include.status == 2 && include.errors.contains("leading"))
        #expect(try Command.run("gap", "--level", "red", "--dir", city.path).status == 3)
    }
}
