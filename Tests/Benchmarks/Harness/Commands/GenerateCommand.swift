public import ArgumentParser
public import BenchmarkData
public import EmissionModel

struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate", abstract: "Writes a table of generated readings, and the lists of its city",
        discussion: """
            Forms: \(ReadingForm.allCases.map(\.rawValue).joined(separator: ", ")). A path that ends in .gz is gzipped.

            Example: abate-bench generate points --accounts 1000 --days 30 readings.csv --city lists
            """)

    @Argument(help: "How the readings are laid out.")
    var form: ReadingForm

    @Argument(help: "The file to write.")
    var path: String

    @Option(help: "Accounts of the city.")
    var accounts = 1680

    @Option(help: "Days from the first on; the last is the response.")
    var days = 62

    @Option(help: "Other numbers from another seed.")
    var seed: UInt64 = 1

    @Option(help: "The first day.")
    var from: CalendarDay = ReadingPlan(accounts: 1, days: 1).firstDay

    @Option(help: "Accounts of each enterprise.")
    var perEnterprise = 3

    @Option(help: "A folder for the lists: society, enterprises, measures, accounts, response.")
    var city: String?

    func validate() throws {
        guard (1...10_000_000).contains(accounts), (1...3660).contains(days), perEnterprise > 0 else {
            throw ValidationError("1 to 10,000,000 accounts, 1 to 3,660 days")
        }
    }

    func run() throws {
        let plan = ReadingPlan(
            accounts: accounts, days: days, seed: seed, firstDay: from, accountsPerEnterprise: perEnterprise)
        try ReadingFile.write(ReadingText(plan, form), to: path)
        guard let city else { return }
        try TextFile.makeFolder(city)
        for (name, text) in CityFiles(plan).tables { try TextFile.write(text, to: "\(city)/\(name)") }
    }
}

extension ReadingForm: ExpressibleByArgument {}

extension CalendarDay: ExpressibleByArgument {
    public init?(argument: String) { self.init(iso: argument) }
    public var defaultValueDescription: String { iso }
}
