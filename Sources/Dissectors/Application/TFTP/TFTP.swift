// Trivial File Transfer Protocol, RFC 1350; options, RFC 2347.
//
//   +--------+----------------+---+----------+---+
//   | Opcode |    Filename    | 0 |   Mode   | 0 |    read or write request
//   +--------+----------------+---+----------+---+
//   | Opcode | Block # | Data ...               |    data, acknowledgment
//   +--------+---------+------------------------+
//   | Opcode |  Error  |   Message     | 0 |         error
//   +--------+---------+---------------+---+

public import Dissection

/// A packet that asks for a file, carries a part of it, or says that it has come.
public enum TFTP: Dissector {
  public static let dumpName = "tftp"
  public static let attachments = [Key.udpPort(69), Key.payloadType(.tftp)]

  // MARK: Fields

  static let operation = Field<UInt16>("tftp.opcode", "Opcode", at: 0)
  static let block = Field<UInt16>("tftp.block", "Block", at: 2)
  static let error = Field<UInt16>("tftp.error.code", "Error code", at: 2)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("TFTP, length ")
    line.write(decimal: length)
    guard length >= 2 else { throw .truncated(need: 2, have: length) }
    let operation = try bytes.read(operation)
    line.write(", ")
    line.write(operation, in: operations, unknown: .decimal("tftp-#"))
    var reader = Words(bytes.upTo(length), at: 2, length: length)
    switch operation {
    case 1, 2:
      try reader.writeWord(" \"", "\"", into: &line)
      try reader.writeWord(" ", "", into: &line)
      try reader.writeOptions(into: &line)
    case 3, 4:
      let number = try reader.bytes.read(block)
      line.write(" block ")
      line.write(decimal: number)
    case 5:
      let number = try reader.bytes.read(error)
      line.write(" ")
      line.write(number, in: errors, unknown: .decimal("tftp-err-#", suffix: " \""))
      reader.place = 4
      try reader.writeWord(" \"", "\"", into: &line)
    case 6: try reader.writeOptions(into: &line)
    default: return
    }
  }

  /// Words that end with a zero byte each.
  private struct Words: ~Escapable {
    let bytes: Span<UInt8>
    var place: Int
    /// How much there was on the wire.
    let length: Int

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>, at place: Int, length: Int) {
      self.bytes = bytes
      self.place = place
      self.length = length
    }

    /// Writes the next word between others; one that does not end ends the packet's text.
    mutating func writeWord(
      _ before: String, _ after: String, into line: inout DumpLine
    ) throws(Flaw) {
      guard place < length else { throw .truncated(need: place + 1, have: length) }
      line.write(before)
      let rest = bytes.from(place)
      var size = 0
      while size < rest.count, rest[size] != 0 { size += 1 }
      line.write(untrusted: rest.upTo(size))
      line.write(after)
      place += size + 1
      try bytes.require(place)
    }

    /// `blksize 512 tsize 0`
    mutating func writeOptions(into line: inout DumpLine) throws(Flaw) {
      while place < length {
        try writeWord(try bytes.uint8(at: place) == 0 ? "" : " ", "", into: &line)
      }
    }
  }

  // MARK: Values

  static let operations: ValueNames = [
    1: "RRQ", 2: "WRQ", 3: "DATA", 4: "ACK", 5: "ERROR", 6: "OACK",
  ]

  static let errors: ValueNames = [
    0: "EUNDEF", 1: "ENOTFOUND", 2: "EACCESS", 3: "ENOSPACE", 4: "EBADOP", 5: "EBADID",
    6: "EEXISTS", 7: "ENOUSER",
  ]
}
