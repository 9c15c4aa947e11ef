import Diagnostics
import EmissionModel
import Tabular

/// 空气质量, hourly or daily, observed or forecast. What a time of day and an unnamed unit of CO mean is told by the
/// file as a whole, so its rows are held until the last one is read.
struct AirQualityImporter: TableImporter {
    let context: ImportContext
    private var held: [Held] = []
    /// Whether any time of day but midnight is there: without one, midnights are dates that a program has lengthened.
    private var hasTimes = false
    /// Whether 24:00 is there: the times are then ends of hours.
    private var hasHourEnds = false

    private struct Held {
        var row: Int
        var record: AirQualityRecord
        var day: CalendarDay
        /// As labelled; nil for a day.
        var minute: Int?
        /// The eight-hour O3 of a day, where it has a column of its own.
        var dailyOzone: Concentration?
    }

    init(context: ImportContext) {
        self.context = context
    }

    mutating func take(_ row: RowView) throws {
        var fields = context.fields(of: row)
        guard let item = read(&fields, row.number), !fields.isRejected else {
            context.sink.reject(fields.findings)
            return
        }
        context.sink.log.report(contentsOf: fields.findings)
        if let minute = item.minute {
            if minute % 1440 != 0 { hasTimes = true }
            if minute == 1440 { hasHourEnds = true }
        }
        held.append(item)
    }

    mutating func finish() throws {
        let isMicrograms = carbonMonoxideIsInMicrograms
        if isMicrograms { report(IngestionMessages.carbonMonoxideUnit, at: "co") }
        if hasTimes, hasHourEnds { report(IngestionMessages.hourEnds, at: "date") }
        for item in held {
            var record = item.record
            record.period = period(of: item)
            if case .day = record.period, let ozone = item.dailyOzone { record.concentrations.o3 = ozone }
            if isMicrograms, let value = record.concentrations.co {
                record.concentrations.co = Concentration(nanograms: value.nanograms / 1_000)
            }
            try add(record, item.row)
        }
        held.removeAll()
    }

    private func add(_ record: AirQualityRecord, _ row: Int) throws {
        if let first = context.sink.conflict(of: record, row: row) {
            var place = context.place
            place.row = row
            let name = [record.period.start.iso, record.station ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
            context.sink.reject([IngestionMessages.repeatedKey(String(first), name, at: place)])
            return
        }
        let isNew = try context.sink.add(record, sheet: context.place.sheet, row: row)
        context.sink.accept([], isNew: isNew)
    }

    /// The hour a row is about: it begins at its label, or ends there where the file prints 24:00.
    private func period(of item: Held) -> AirQualityRecord.Period {
        guard let minute = item.minute, hasTimes else { return .day(item.day) }
        return .hour(LocalMinute(item.day, minute: minute - (hasHourEnds ? 60 : 0)))
    }

    /// Outdoor air holds 0.1 to 10 mg/m³ of CO: where the header names no unit and the middle value lies above 50, the
    /// column is in µg/m³.
    private var carbonMonoxideIsInMicrograms: Bool {
        guard context.mapping.columns["co"]?.statesUnit == false else { return false }
        let values = held.compactMap { $0.record.concentrations.co?.nanograms }.sorted()
        return !values.isEmpty && values[values.count / 2] > 50_000_000
    }

    private func report(_ template: MessageTemplate, at key: String) {
        var place = context.place
        place.row = context.mapping.headerRow
        let column = context.mapping.columns[key] ?? context.mapping.columns["hour"]
        place.column = column.map { $0.index + 1 }
        context.sink.log.report(template.filled([column?.header ?? ""], at: place, raw: column?.header))
    }

    // MARK: One row

    private func read(_ fields: inout FieldReader, _ row: Int) -> Held? {
        guard let (day, minute) = time(&fields) else { return nil }
        if let minute, minute % 60 != 0 {
            fields.report(IngestionMessages.notOnTheHour, [fields.text("date") ?? ""], at: "date")
        }
        var concentrations = AirConcentrations()
        for pollutant in AirPollutant.allCases {
            concentrations[pollutant] = fields.concentration(pollutant.rawValue, isMilligrams: pollutant == .co)
        }
        let kind = fields.choice("kind", as: AirQualityRecord.Kind.self) ?? .observed
        let record = AirQualityRecord(
            period: .day(day), station: fields.label("station"), kind: kind, aqi: fields.airQualityIndex("aqi"),
            concentrations: concentrations, isDust: fields.flag("dust") ?? false)
        return Held(
            row: row, record: record, day: day, minute: minute,
            dailyOzone: fields.concentration("o3_8h", isMilligrams: false))
    }

    /// From one column, or from year, month, day and hour each in its own.
    private func time(_ fields: inout FieldReader) -> (day: CalendarDay, minute: Int?)? {
        let hour = fields.integer("hour", in: 0...24).map { $0 * 60 }
        if context.mapping.columns["date"] != nil {
            guard fields.requiredText("date") != nil, let (day, minute) = fields.dayAndMinute("date") else {
                return nil
            }
            return (day, hour ?? minute)
        }
        let year = fields.requiredInteger("year", in: 2000...2099)
        let month = fields.requiredInteger("month", in: 1...12)
        let dayOfMonth = fields.requiredInteger("day_of_month", in: 1...31)
        guard let year, let month, let dayOfMonth else { return nil }
        guard let day = CalendarDay(year: year, month: month, day: dayOfMonth) else {
            fields.report(
                IngestionMessages.notDate, [fields.title("day_of_month"), "\(year)-\(month)-\(dayOfMonth)"],
                at: "day_of_month")
            return nil
        }
        return (day, hour)
    }
}

extension FieldReader {
    /// At most 100 mg/m³ of anything but CO, of CO as many grams: more than any station has measured, and sums of what
    /// is let in cannot overflow. What stations write for a value they do not have is missing.
    fileprivate mutating func concentration(_ key: String, isMilligrams: Bool) -> Concentration? {
        guard !isStandIn(key) else { return nil }
        let limit: Int64 = isMilligrams ? 100_000_000_000 : 100_000_000
        return scaled(key, places: isMilligrams ? 6 : 3, in: 0...limit, isMilligrams ? "0–100000" : "0–100000 μg/m³")
            .map { Concentration(nanograms: $0) }
    }

    fileprivate mutating func airQualityIndex(_ key: String) -> Int? {
        isStandIn(key) ? nil : integer(key, in: 0...1000)
    }

    fileprivate mutating func requiredInteger(_ key: String, in range: ClosedRange<Int64>) -> Int? {
        guard requiredText(key) != nil else { return nil }
        return integer(key, in: range)
    }

    /// -999 and -9999.
    private func isStandIn(_ key: String) -> Bool {
        guard let column = mapping.columns[key], case .value(let decimal) = row.decimal(column.index) else {
            return false
        }
        return decimal.significand < 0 && [-999, -9999].contains(decimal.scaled(toPlaces: 0))
    }
}
