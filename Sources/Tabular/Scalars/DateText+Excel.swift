extension DateText {
    /// The date of a spreadsheet's serial number, its time rounded to the second; none where the serial is whole.
    /// Nil outside 1990…2100, so that the serials 1…60, wrong by a day for Lotus's sake, never count.
    /// - Parameter date1904: whether the workbook counts from 1904 (old Excel for Mac) instead of 1900.
    public static func fromExcelSerial(_ serial: Double, date1904: Bool) -> DateText? {
        guard serial.isFinite, serial >= 61 || date1904, serial >= 0, serial < 100_000 else { return nil }
        let seconds = Int((serial * 86_400).rounded())
        // Serial 61 of the 1900 system is 1900-03-01, that is, day 0 is 1899-12-30; 1904 starts 1,462 days later.
        let day = seconds / 86_400 + (date1904 ? 1_462 : 0)
        let time = seconds % 86_400
        let (year, month, monthDay) = civil(fromDays: day - 25_569)
        if serial == serial.rounded() { return DateText(year: year, month: month, day: monthDay) }
        return DateText(year: year, month: month, day: monthDay, minute: time / 60, second: time % 60)
    }

    /// The date so many days after 1970-01-01, which must be after 1600.
    private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        // Years that start on 1 March, in cycles of 400 years or 146,097 days.
        let shifted = days + 719_468
        let cycle = shifted / 146_097
        let dayOfCycle = shifted % 146_097
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
