import Diagnostics
import EmissionModel
import Jurisdiction
import LedgerStore

extension CityStatus {
    func json(_ language: Language) -> JSONValue {
        [
            "schema": "abate.status/1",
            "at": .string(now.text),
            "region": .string(books.city.jurisdiction.region),
            "profile": .string(books.city.jurisdiction.profile.id),
            "responses": .array(responses.map(json)),
            "readings": [
                "last": JSONValue(readings.last?.iso),
                "day": .string(readings.wanted.iso),
                "accounts": JSONValue(readings.accounts),
                "arrived": JSONValue(readings.arrived),
                "missing": .array(readings.missing.map(JSONValue.string)),
            ],
            "lists": .array(
                lists.map { ["year": JSONValue($0.year), "enterprises": JSONValue($0.enterprises)] }),
            "deadlines": .array(deadlines.map { $0.json(at: now, language) }),
            "reports": .array(
                reports.map {
                    [
                        "kind": .string($0.kind), "subject": .string($0.subject),
                        "revision": JSONValue($0.revision), "run": JSONValue($0.run),
                    ]
                }),
            "pending": .array(pending.map { $0.json(language) }),
            "terms": .array(terms.map { $0.json(language) }),
        ]
    }

    private func json(_ response: Response) -> JSONValue {
        [
            "episode": .string(response.episode),
            "level": JSONValue(response.level?.rawValue),
            "since": .string(response.since.text),
            "start": .string(response.start.text),
            "end": JSONValue(response.end?.text),
            "hours": .number(Double(now.number - response.start.number) / 60),
        ]
    }
}

extension LocalMinute {
    /// `2026-01-08T07:00`.
    var text: String { "\(iso.prefix(10))T\(iso.suffix(5))" }
}
