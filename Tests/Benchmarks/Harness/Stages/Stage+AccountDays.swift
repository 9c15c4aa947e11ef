import EmissionModel

extension Stage {
    /// `FILE ACCOUNTS FIRST-BASELINE-DAY LAST-DAY FIRST-DAY FOLDER OUTPUT`: readings to a CSV file of account-days.
    static let accountDays = Stage(name: "account-days") { arguments, watch in
        guard arguments.count == 7 else { throw WrongArguments(description: "account-days: seven arguments") }
        var result = (rows: 0, milliwattHours: Int64(0))
        try watch.time {
            let request = try LedgerRequest(arguments)
            let file = try LineFile(arguments[6])
            file.write("户号,日期,用电量(kWh)\n")
            let work = ReadingWork(request: request, file: arguments[0], folder: arguments[5])
            let days = (request.firstDay...request.lastDay).map(\.iso)
            try work.forEachDay { account, day, energy in
                let date = days[request.firstDay.distance(to: day)]
                file.write(request.bindings.accounts[account])
                file.write(",")
                file.write(date)
                file.write(",")
                file.write(energy)
                file.write("\n")
                result.rows += 1
                result.milliwattHours += energy.milliwattHours
            }
            try file.close()
        }
        return ["rows": result.rows, "all": Int(result.milliwattHours / 1000)]
    }
}
