/// The curves of one file and day: one after the other, each packed by itself, so that a day's files can be walked side
/// by side and what nobody asks for is passed over unread.
///
/// Layout, numbers as LEB128 (signed ones zigzagged): version 2 and the count; then for each curve the rise of the account
/// and the difference of the line; a byte of form: power of ten of its energies (low three bits), whether quarter-hours
/// are lacking (8), in which case twelve bytes of marks follow, and whether differences are packed instead of energies
/// (16); the width; the least of what is packed (signed), and for differences the first energy (signed) before it; then
/// the packed bits. At the end `BitPacking.padding` zero bytes. Version 1 is read as before.
enum CurveCodec {
    static let lacks: UInt8 = 8
    static let differs: UInt8 = 16

    /// - Parameter curves: in order of account, then line.
    static func encode(_ curves: [StoredCurve]) -> [UInt8] {
        var bytes: [UInt8] = [2]
        bytes.reserveCapacity(curves.count * 220 + 32)
        bytes.appendNumber(UInt64(curves.count))
        var account: Int32 = 0
        var line: Int32 = 0
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * StoredCurve.quarters) { scratch in
            guard let scratch = scratch.baseAddress else { return }
            for curve in curves {
                bytes.appendNumber(UInt64(curve.account - account))
                bytes.appendSigned(Int64(curve.line) - Int64(line))
                (account, line) = (curve.account, curve.line)
                append(curve, scratch, to: &bytes)
            }
        }
        bytes.append(contentsOf: repeatElement(0, count: BitPacking.padding))
        return bytes
    }

    private static func append(
        _ curve: StoredCurve, _ scratch: UnsafeMutablePointer<UInt64>, to bytes: inout [UInt8]
    ) {
        let (count, power) = quotients(of: curve, scratch)
        var energies = Frame()
        var differences = Frame()
        for index in 0..<count {
            energies.widen(Int64(bitPattern: scratch[index]))
            if index > 0 { differences.widen(Int64(bitPattern: scratch[index] &- scratch[index &- 1])) }
        }
        let isByDifference =
            BitPacking.byteCount(count - 1, width: Int(differences.width)) + 3
            < BitPacking.byteCount(count, width: Int(energies.width)) && count > 1
        let isLacking = count < StoredCurve.quarters
        bytes.append(UInt8(power) | (isLacking ? lacks : 0) | (isByDifference ? differs : 0))
        if isLacking { appendMarks(of: curve, to: &bytes) }
        guard isByDifference else {
            bytes.append(energies.width)
            bytes.appendSigned(energies.least)
            for index in 0..<count { scratch[index] &-= UInt64(bitPattern: energies.least) }
            bytes.appendPacked(scratch, count: count, width: Int(energies.width))
            return
        }
        bytes.append(differences.width)
        bytes.appendSigned(Int64(bitPattern: scratch[0]))
        bytes.appendSigned(differences.least)
        let steps = scratch + StoredCurve.quarters
        for index in 1..<count {
            steps[index &- 1] = scratch[index] &- scratch[index &- 1] &- UInt64(bitPattern: differences.least)
        }
        bytes.appendPacked(steps, count: count - 1, width: Int(differences.width))
    }

    /// The energies that are there over the highest power of ten, up to a million, that divides each.
    private static func quotients(
        of curve: StoredCurve, _ scratch: UnsafeMutablePointer<UInt64>
    ) -> (count: Int, power: Int) {
        curve.values.withUnsafeBufferPointer { values in
            var power = 6
            var count = 0
            var index = 0
            while index < values.count {
                defer { index &+= 1 }
                guard values[index] != StoredCurve.absent else { continue }
                let (quotient, remainder) = values[index].quotientAndRemainder(dividingBy: PowersOfTen.all[power])
                if remainder == 0 {
                    scratch[count] = UInt64(bitPattern: quotient)
                    count &+= 1
                } else {
                    power &-= 1
                    count = 0
                    index = -1
                }
            }
            return (count, power)
        }
    }

    private static func appendMarks(of curve: StoredCurve, to bytes: inout [UInt8]) {
        for start in stride(from: 0, to: StoredCurve.quarters, by: 8) {
            var mark: UInt8 = 0
            for bit in 0..<8 where curve.values[start + bit] != StoredCurve.absent { mark |= 1 << UInt8(bit) }
            bytes.append(mark)
        }
    }

    /// All curves of a payload, in their order.
    static func decode(_ bytes: UnsafeRawBufferPointer) throws(MalformedBytes) -> [StoredCurve] {
        var walk = try CurveWalk(bytes)
        var curves: [StoredCurve] = []
        while let head = try walk.next() { curves.append(try walk.curve(head)) }
        return curves
    }
}
