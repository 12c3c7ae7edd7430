// VLAN Query Protocol of Cisco, version 1.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+---------------+---------------+
//   |    Version    |     Opcode    | Response Code |   Data Count  |
//   +---------------+---------------+---------------+---------------+
//   |                         Transaction ID                        |
//   +---------------------------------------------------------------+
//   |                          Type (1)                             |
//   +-------------------------------+-------------------------------+
//   |             Length            |            Data               /
//   +-------------------------------+-------------------------------+

public import Dissection

/// Switches that ask which VLAN a station belongs to.
public enum VQP: Dissector {
  public static let dumpName = "vqp"
  public static let attachments = [Key.udpPort(1589)]
  static let headerLength = 8

  // MARK: Fields

  static let version = Field<UInt8>("vqp.version", "Version", at: 0)
  static let operation = Field<UInt8>("vqp.opcode", "Opcode", at: 1)
  static let code = Field<UInt8>("vqp.response_code", "Response code", at: 2)
  static let count = Field<UInt8>("vqp.data_count", "Data count", at: 3)
  static let identifier = Field<UInt32>("vqp.transaction_id", "Transaction ID", at: 4)

  // MARK: Names

  static let operationNames: ValueNames = [
    1: "Request, Join Port", 2: "Response, VLAN", 3: "Request, Reconfirm",
    4: "Response, Reconfirm",
  ]
  static let codeNames: ValueNames = [
    0: "No error", 3: "Access denied", 4: "Shutdown port", 5: "Wrong VTP domain",
  ]
  static let objectNames: ValueNames = [
    0xc01: "Client IP Address", 0xc02: "Port Name", 0xc03: "VLAN Name", 0xc04: "VTP Domain",
    0xc05: "Ethernet Packet", 0xc06: "MAC Null", 0xc08: "MAC Address",
  ]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength, bytes.has(headerLength) else {
      throw .truncated(need: headerLength, have: bytes.count)
    }
    let version = try bytes.read(version)
    guard version == 1 else {
      return line.write("VQP version ", version, " packet not supported")
    }
    let isVerbose = line.options.isVerbose
    line.write(isVerbose ? "\n\tVQPv1, " : "VQPv1 ")
    let operation = try bytes.read(operation)
    line.write(operation, in: operationNames, unknown: .decimal("unknown (", suffix: ")"))
    let code = try bytes.read(code)
    line.write(" Message, error-code ", code, in: codeNames, unknown: .text("unknown"), " (")
    line.write("", code, "), ")
    guard isVerbose else { return line.write("length ", length) }
    let count = Int(try bytes.read(count))
    line.write("seq 0x", hex: try bytes.read(identifier), digits: 8)
    line.write(", items ", count)
    line.write(", length ", length)
    var at = headerLength
    for _ in 0..<count {
      guard at < length else { return }
      guard at + 6 <= length else { throw .truncated(need: at + 6, have: length) }
      let type = try bytes.uint32(at: at)
      let size = Int(try bytes.uint16(at: at + 4))
      at += 6
      line.write("\n\t  ")
      line.write(type, in: objectNames, unknown: .text("Unknown"))
      line.write(" Object (0x", hex: type, digits: 8, "), length ")
      line.write("", size, ", value: ")
      guard size > 0 else { return }
      guard at + size <= length else { throw .truncated(need: at + size, have: length) }
      let value = try bytes.slice(at: at, count: size)
      guard try writeValue(value, of: type, into: &line) else { return line.writeInvalid() }
      at += size
    }
  }

  private static func writeValue(
    _ value: Span<UInt8>, of type: UInt32, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch type {
    case 0xc01:
      guard value.count == 4 else { return false }
      line.write(try value.ipv4(at: 0))
      line.write(" (0x", hex: try value.uint32(at: 0), digits: 8, ")")
    case 0xc02, 0xc03, 0xc04: line.write(untrusted: value)
    case 0xc06, 0xc08:
      guard value.count == 6 else { return false }
      line.write(try value.mac(at: 0))
    default: line.writeUnknownData(value, indent: "\n\t    ")
    }
    return true
  }
}
