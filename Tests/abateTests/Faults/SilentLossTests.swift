import TestSupport
import Testing

/// libxlsxwriter forms the parts of a workbook in temporary files and does not ask what became of its writes to them:
/// a sheet that was cut short is closed with success. The finished workbook is read back, and each such write that
/// fails is found.
@Suite struct SilentLossTests {
    @Test func aPartThatWasCutShortIsFound() throws {
        let trial = try FaultTrial(.report)
        let writes = try trial.callNames().enumerated().filter {
            $0.element.hasPrefix("write ") && $0.element.contains("/tmp.")
        }
        try #require(writes.count > 10, "the temporary files are not met")
        let stride = LongRun.isAsked ? 1 : max(1, writes.count / 4)
        for index in Swift.stride(from: 0, to: writes.count, by: stride) {
            let call = writes[index].offset + 1
            try trial.fail(at: call, .noSpace, mustBeSaid: true)
            try trial.fail(at: call, .full, mustBeSaid: true)
        }
    }
}
