// Interior Gateway Routing Protocol, as Cisco described it in 1991.
//
//   +-------+-------+---------------+-------------------------------+
//   |Version|Opcode |    Edition    |       Autonomous system       |
//   +-------+-------+---------------+-------------------------------+
//   |        Interior routes        |         System routes         |
//   +-------------------------------+-------------------------------+
//   |        Exterior routes        |           Checksum            |
//   +-------------------------------+-------------------------------+

public import Dissection

/// An IGRP packet.
public struct IGRP: Dissector {
  public static let dumpName = "igrp"
  public static let attachments = [Key.ipProtocol(9)]
  static let headerLength = 12
  static let routeLength = 14

  // MARK: Fields

  static let version = Field<UInt8>("igrp.version", "IGRP Version", at: 0, mask: 0xf0)
  static let operation = Field<UInt8>("igrp.command", "Command", at: 0, mask: 0x0f)
  static let edition = Field<UInt8>("igrp.update", "Update Release", at: 1)
  static let autonomousSystem = Field<UInt16>("igrp.as", "Autonomous System", at: 2)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else { return line.writeTruncated("igrp") }
    try bytes.require(headerLength)
    line.write("igrp: ")
    try line.write(
      bytes.read(operation), in: operationNames,
      unknown: .decimal("op-#"))
    try line.write(" V", bytes.read(version))
    try line.write(" edit=", bytes.read(edition))
    try line.write(" AS=", bytes.read(autonomousSystem))
    let counts = try (
      Int(bytes.uint16(at: 4)), Int(bytes.uint16(at: 6)), Int(bytes.uint16(at: 8))
    )
    line.write(" (", counts.0, "/")
    line.write("", counts.1, "/")
    line.write("", counts.2, ")")
    if line.options.isVerbose {
      line.write(" checksum=0x", hex: try bytes.uint16(at: 10), digits: 4)
    }
    var (interior, system, exterior) = counts
    var offset = headerLength
    while length - offset >= routeLength {
      try bytes.require(offset + routeLength)
      let isExterior: Bool
      if interior > 0 {
        interior -= 1
        isExterior = false
        try writeRoute(bytes.from(offset), isInterior: true, isExterior, into: &line)
      } else if system > 0 {
        system -= 1
        try writeRoute(bytes.from(offset), isInterior: false, false, into: &line)
      } else if exterior > 0 {
        exterior -= 1
        try writeRoute(bytes.from(offset), isInterior: false, true, into: &line)
      } else {
        line.write(" [extra bytes ", length - offset, "]")
        return line.writeInvalid()
      }
      offset += routeLength
    }
    if interior + system + exterior > 0 { return line.writeInvalid() }
  }

  private static func writeRoute(
    _ bytes: Span<UInt8>, isInterior: Bool, _ isExterior: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    let (first, second, third) = try (bytes.uint8(at: 0), bytes.uint8(at: 1), bytes.uint8(at: 2))
    line.write(isExterior ? " X" : " ")
    line.write(isInterior ? "*." : "")
    line.write("", first, ".")
    line.write("", second, ".")
    line.write(decimal: third)
    if !isInterior { line.write(".0") }
    let delay = try bytes.uint24(at: 3)
    let bandwidth = try max(1, bytes.uint24(at: 6))
    let metric = min(0xff_ffff, UInt64(bandwidth) + UInt64(delay))
    line.write(" d=", UInt64(delay) * 10)
    line.write(" b=", 10_000_000 / bandwidth)
    try line.write(" r=", bytes.uint8(at: 11))
    try line.write(" l=", bytes.uint8(at: 12))
    line.write(" M=", metric)
    try line.write(" mtu=", bytes.uint16(at: 9))
    try line.write(" in ", bytes.uint8(at: 13), " hops")
  }
}

private let operationNames: ValueNames = [1: "update", 2: "request"]
