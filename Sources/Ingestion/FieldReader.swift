import Diagnostics
import EmissionModel
import Jurisdiction
import Tabular

/// The cells of one row by the names of their columns, read strictly: what is wrong becomes a finding with the cell's
/// place and raw text, and the row is then rejected.
struct FieldReader {
    let row: RowView
    let mapping: ColumnMapping
    let dictionary: TableDictionary
    let place: SourceLocation
    private(set) var findings: [Diagnostic] = []

    /// Whether a finding so far refuses the row.
    var isRejected: Bool { findings.contains { $0.severity >= .error } }

    init(row: RowView, mapping: ColumnMapping, dictionary: TableDictionary, place: SourceLocation) {
        self.row = row
        self.mapping = mapping
        self.dictionary = dictionary
        self.place = place
    }

    // MARK: Findings

    mutating func report(_ template: MessageTemplate, _ arguments: [String] = [], at key: String? = nil) {
        let column = key.flatMap { mapping.columns[$0] }
        var location = place
        location.row = row.number
        location.column = column.map { $0.index + 1 }
        findings.append(template.filled(arguments, at: location, raw: column.map { row.text($0.index) }))
    }

    /// The header as the clerk wrote it, else the column's title.
    func title(_ key: String) -> String {
        mapping.columns[key]?.header ?? mapping.table.column(key)?.title ?? key
    }

    // MARK: Text

    /// nil where the column is not there or the cell is blank or says that there is nothing.
    func text(_ key: String) -> String? {
        guard let column = mapping.columns[key] else { return nil }
        let text = row.text(column.index)
        return text.isEmpty || Self.nothing.contains(text) ? nil : text
    }

    static let nothing: Set<String> = ["-", "--", "—", "——", "/", "无", "空", "N/A", "NULL", "#N/A"]

    mutating func requiredText(_ key: String) -> String? {
        if let text = text(key) { return text }
        report(IngestionMessages.missingValue, [title(key)], at: key)
        return nil
    }

    /// An identifier that must not have passed through a number format: an account, a credit code.
    mutating func identifier(_ key: String) -> String? {
        guard let column = mapping.columns[key] else { return nil }
        guard let raw = text(key) else { return nil }
        guard let identifier = Identifier.normalised(raw), row.kind(column.index) != .number else {
            report(IngestionMessages.damagedIdentifier, [title(key), raw], at: key)
            return nil
        }
        return identifier
    }

    /// An identifier that the list's author has given, which may be a plain number: 1, 2, 3 for enterprises.
    mutating func code(_ key: String) -> String? {
        guard let raw = text(key) else { return nil }
        if let code = Identifier.normalised(raw) { return code }
        report(IngestionMessages.damagedIdentifier, [title(key), raw], at: key)
        return nil
    }

    mutating func requiredCode(_ key: String) -> String? {
        guard requiredText(key) != nil else { return nil }
        return code(key)
    }

    /// A name that tells lines or episodes apart, points and all; what is written alike is alike.
    func label(_ key: String) -> String? { text(key).map(Identifier.plain) }

    mutating func requiredLabel(_ key: String) -> String? { requiredText(key).map(Identifier.plain) }

    mutating func requiredIdentifier(_ key: String) -> String? {
        let before = findings.count
        if let identifier = identifier(key) { return identifier }
        if findings.count == before { report(IngestionMessages.missingValue, [title(key)], at: key) }
        return nil
    }

    // MARK: Choices

    /// One of an enumeration's cases, by the words of the dictionary.
    /// A finding where the word is known but stands for nothing in this table.
    mutating func choice<Choice: RawRepresentable<String>>(_ key: String, as type: Choice.Type) -> Choice? {
        guard let name = choiceName(key) else { return nil }
        if let choice = Choice(rawValue: name) { return choice }
        reportUnknownChoice(key) { Choice(rawValue: $0) != nil }
        return nil
    }

    mutating func requiredChoice<Choice: RawRepresentable<String>>(_ key: String, as type: Choice.Type) -> Choice? {
        let before = findings.count
        if let choice = choice(key, as: type) { return choice }
        if findings.count == before { report(IngestionMessages.missingValue, [title(key)], at: key) }
        return nil
    }

    /// The canonical word, or a finding where the text is none of those known. 无 is a word where the choice has it.
    mutating func choiceName(_ key: String) -> String? {
        guard let column = mapping.columns[key], let choices = choices(of: key) else { return nil }
        if let match = choices.match(row.text(column.index)) { return match.value }
        if text(key) != nil { reportUnknownChoice(key) { _ in true } }
        return nil
    }

    mutating func requiredChoiceName(_ key: String) -> String? {
        let before = findings.count
        if let name = choiceName(key) { return name }
        if findings.count == before { report(IngestionMessages.missingValue, [title(key)], at: key) }
        return nil
    }

    private mutating func reportUnknownChoice(_ key: String, where isPossible: (String) -> Bool) {
        let known = (choices(of: key)?.values ?? []).filter { isPossible($0.value) }.map(\.title).joined(separator: "、")
        report(IngestionMessages.unknownChoice, [title(key), text(key) ?? "", known], at: key)
    }

    /// What stands before the choice and says who gave it: 民生豁免 of `民生豁免-B`.
    func choicePrefix(_ key: String) -> String? {
        guard let column = mapping.columns[key] else { return nil }
        return choices(of: key)?.match(row.text(column.index))?.prefix
    }

    mutating func flag(_ key: String) -> Bool? {
        choiceName(key).map { $0 == "true" }
    }

    private func choices(of key: String) -> ChoiceDefinition? {
        switch mapping.table.column(key)?.kind {
        case .choice(let name): dictionary.choices(name)
        case .boolean: dictionary.choices("boolean")
        default: nil
        }
    }

    // MARK: Numbers

    /// The number in units of 10^-places of the column's own unit, by the header's unit; nil where there is none.
    mutating func scaled(_ key: String, places: Int, in range: ClosedRange<Int64>, _ rangeText: String) -> Int64? {
        guard let column = mapping.columns[key] else { return nil }
        switch row.decimal(column.index) {
        case .missing: return nil
        case .unreadable:
            report(IngestionMessages.notNumber, [title(key), row.text(column.index)], at: key)
            return nil
        case .value(let decimal):
            guard let value = decimal.scaled(toPlaces: places + column.unitPower), range.contains(value) else {
                report(IngestionMessages.numberOutOfRange, [title(key), row.text(column.index), rangeText], at: key)
                return nil
            }
            return value
        }
    }

    /// kWh, at most a thousand million a day: no enterprise uses as much, and sums of what is let in cannot overflow.
    mutating func energy(_ key: String) -> Energy? {
        scaled(key, places: 6, in: 0...1_000_000_000_000_000, "0–10^9 kWh").map { Energy(milliwattHours: $0) }
    }

    /// kg a day where the column is in kilograms, t a year where it is in tonnes; at most a thousand tonnes a day and a
    /// hundred thousand a year, which no enterprise emits, so that sums of what is let in cannot overflow. A whole
    /// society may emit more.
    mutating func mass(_ key: String, placesToMilligrams places: Int, ofSociety: Bool = false) -> Mass? {
        let isDaily = places == 6
        let limit: Int64 = ofSociety ? 100_000_000_000_000_000 : isDaily ? 1_000_000_000_000 : 100_000_000_000_000
        let limitText = ofSociety ? "0–10^8 t" : isDaily ? "0–1000 t" : "0–10^5 t"
        return scaled(key, places: places, in: 0...limit, limitText).map { Mass(milligrams: $0) }
    }

    mutating func integer(_ key: String, in range: ClosedRange<Int64>) -> Int? {
        guard let column = mapping.columns[key] else { return nil }
        if case .value(let decimal) = row.decimal(column.index), !decimal.isExact(toPlaces: column.unitPower) {
            report(IngestionMessages.notWhole, [title(key), row.text(column.index)], at: key)
            return nil
        }
        return scaled(key, places: 0, in: range, "\(range.lowerBound)–\(range.upperBound)").map { Int($0) }
    }

    /// A percentage from 0 to 100 as a share.
    mutating func percent(_ key: String) -> Ratio? {
        guard let column = mapping.columns[key] else { return nil }
        switch row.percent(column.index) {
        case .missing: return nil
        case .unreadable:
            report(IngestionMessages.notNumber, [title(key), row.text(column.index)], at: key)
            return nil
        case .value(let decimal):
            // A cell that says per cent itself needs no unit from the header.
            let saysPercent = row.text(column.index).contains { $0 == "%" || $0 == "％" }
            let power = saysPercent ? 0 : column.unitPower
            let share = Ratio(percent: decimal.significand, scale: decimal.scale) * Self.powerOfTen(power)
            guard (Ratio.zero...Ratio.one).contains(share) else {
                report(IngestionMessages.percentOutOfRange, [title(key), row.text(column.index)], at: key)
                return nil
            }
            return share
        }
    }

    private static func powerOfTen(_ power: Int) -> Ratio {
        Ratio((0..<power).reduce(1) { value, _ in value * 10 })
    }

    /// A plain positive factor.
    mutating func factor(_ key: String) -> Ratio? {
        scaled(key, places: 6, in: 1...1_000_000_000_000, "0.000001–1000000").map {
            Ratio(significand: $0, scale: 6)
        }
    }

    // MARK: Dates

    mutating func day(_ key: String) -> CalendarDay? {
        guard let date = date(key) else { return nil }
        // 24:00 is the end of the day it is written on.
        guard [nil, 0, 1440].contains(date.minute) else {
            report(IngestionMessages.notDayOnly, [title(key), text(key) ?? ""], at: key)
            return nil
        }
        return CalendarDay(date)
    }

    mutating func requiredDay(_ key: String) -> CalendarDay? {
        guard requiredText(key) != nil else { return nil }
        return day(key)
    }

    mutating func moment(_ key: String) -> LocalMinute? {
        guard let date = date(key), let day = CalendarDay(date) else { return nil }
        return LocalMinute(day, minute: date.minute ?? 0)
    }

    /// A day with the minute that was written beside it, 0…1440; nil where none was.
    mutating func dayAndMinute(_ key: String) -> (day: CalendarDay, minute: Int?)? {
        guard let date = date(key), let day = CalendarDay(date) else { return nil }
        return (day, date.minute)
    }

    mutating func requiredMoment(_ key: String) -> LocalMinute? {
        guard requiredText(key) != nil else { return nil }
        return moment(key)
    }

    /// A number of a workbook that is the serial number of a day of 2000 to 2099 and has lost its date format.
    private func serialDate(_ column: Int) -> DateText? {
        guard row.kind(column) == .number, case .value(let serial) = row.decimal(column), serial.isExact(toPlaces: 0),
            let days = serial.scaled(toPlaces: 0), (36_526...73_050).contains(days)
        else { return nil }
        return DateText.fromExcelSerial(Double(days), date1904: false)
    }

    private mutating func date(_ key: String) -> DateText? {
        guard let column = mapping.columns[key] else { return nil }
        switch row.date(column.index) {
        case .missing: return nil
        case .unreadable:
            if let date = serialDate(column.index) { return date }
            report(IngestionMessages.notDate, [title(key), row.text(column.index)], at: key)
            return nil
        case .value(let date):
            guard (2000...2099).contains(date.year) else {
                report(IngestionMessages.dateOutOfRange, [title(key), row.text(column.index)], at: key)
                return nil
            }
            return date
        }
    }
}

extension CalendarDay {
    init?(_ date: DateText) {
        self.init(year: date.year, month: date.month, day: date.day)
    }
}
