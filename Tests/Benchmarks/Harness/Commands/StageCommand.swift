import ArgumentParser

struct StageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stage", abstract: "One stage, timed by itself, in this process", shouldDisplay: false)

    @Argument var name: String
    @Argument(parsing: .captureForPassthrough) var arguments: [String] = []

    func run() throws {
        guard let stage = Stage.all.first(where: { $0.name == name }) else {
            throw ValidationError("there is no stage “\(name)”")
        }
        try stage.print(arguments)
    }
}
