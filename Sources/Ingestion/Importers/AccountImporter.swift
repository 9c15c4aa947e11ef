import Diagnostics
import EmissionModel
import LedgerStore
import Tabular

/// 用电户号. The whole table is read before any of it is taken, since an account that two enterprises claim must go to
/// neither.
struct AccountImporter: TableImporter {
    let context: ImportContext
    private var pending: [(binding: AccountBinding, findings: [Diagnostic], row: Int)] = []
    private var known: [String: [AccountBinding]] = [:]

    /// - Parameter known: the bindings that earlier runs brought. Those of other files of this run are not looked at, since
    ///   nothing orders them: where two of them claim an account, the ledger as a whole says so.
    init(context: ImportContext, known: [AccountBinding]) {
        self.context = context
        self.known = Dictionary(grouping: known, by: \.accountNumber)
    }

    mutating func take(_ row: RowView) throws {
        var fields = context.fields(of: row)
        let binding = binding(&fields)
        guard let binding, !fields.isRejected else {
            context.sink.reject(fields.findings)
            return
        }
        if let first = context.sink.conflict(of: binding, row: row.number) {
            fields.report(
                IngestionMessages.repeatedKey, [String(first), "\(binding.accountNumber) \(binding.enterpriseID)"],
                at: "account_no")
            context.sink.reject(fields.findings)
            return
        }
        pending.append((binding, fields.findings, row.number))
    }

    mutating func finish() throws {
        let bySender = Dictionary(grouping: pending.map(\.binding), by: \.accountNumber)
        let incomingKeys = Set(pending.map(\.binding.ledgerKey))
        for (binding, earlier, row) in pending {
            var findings = earlier
            let others =
                (bySender[binding.accountNumber] ?? [])
                + (known[binding.accountNumber] ?? []).filter { !incomingKeys.contains($0.ledgerKey) }
            if let other = others.first(where: { binding.isContradicted(by: $0) }) {
                var place = context.place
                place.row = row
                place.column = context.mapping.columns["account_no"].map { $0.index + 1 }
                findings.append(
                    IngestionMessages.accountWithTwoEnterprises(
                        binding.accountNumber, binding.enterpriseID, other.enterpriseID, at: place,
                        raw: binding.accountNumber))
                context.sink.reject(findings)
            } else {
                let isNew = try context.sink.add(binding, sheet: context.place.sheet, row: row)
                context.sink.accept(findings, isNew: isNew)
            }
        }
    }

    private func binding(_ fields: inout FieldReader) -> AccountBinding? {
        let account = fields.requiredIdentifier("account_no")
        let enterprise = fields.requiredCode("enterprise_id")
        let role = fields.choice("role", as: AccountRole.self) ?? .wholePlant
        let sign = fields.integer("sign", in: -1...1)
        if sign == nil, role == .resale || role == .indirect, !fields.isRejected {
            fields.report(IngestionMessages.missingSign, [fields.text("role") ?? ""], at: "role")
        }
        let multiplier = fields.factor("multiplier")
        let validFrom = fields.day("valid_from")
        let validTo = fields.day("valid_to")
        if let validFrom, let validTo, validTo < validFrom {
            fields.report(IngestionMessages.endBeforeStart, at: "valid_to")
        }
        let resolution = fields.choice("resolution", as: ReadingResolution.self)
        guard let account, let enterprise else { return nil }
        return AccountBinding(
            accountNumber: account, enterpriseID: enterprise, role: role, sign: sign ?? 1, multiplier: multiplier,
            validFrom: validFrom, validTo: validTo, resolution: resolution)
    }
}
