import EmissionModel

extension Stage {
    /// `FILE ACCOUNTS FIRST-BASELINE-DAY LAST-DAY FIRST-DAY FOLDER OUTPUT`: readings to a CSV file of account-days.
    static let accountDays = Stage(name: "account-days") { arguments, watch in
        guard arguments.count == 7 else { throw WrongArguments(description: "account-days: seven arguments") }
        var result = (rows: 0, milliwattHours: Int64(0))
        try watch.time {
            let request = try LedgerRequest(arguments)
            var file = try LineFile(arguments[6])
            for title in ["户号", "日期"] { file.write(title, then: 0x2C) }
            file.write("用电量(kWh)", then: 0x0A)
            let work = ReadingWork(request: request, file: arguments[0], folder: arguments[5])
            let days = (request.firstDay...request.lastDay).map(\.iso)
            try work.forEachDay { account, day, energy in
                file.write(request.bindings.accounts[account], then: 0x2C)
                file.write(days[request.firstDay.distance(to: day)], then: 0x2C)
                file.write(energy, then: 0x0A)
                result.rows += 1
                result.milliwattHours += energy.milliwattHours
            }
            try file.close()
        }
        return ["rows": result.rows, "all": Int(result.milliwattHours / 1000)]
    }
}
