import Dissection

/// An element of ASN.1's basic encoding rules (ITU-T X.690), as far as SNMP uses them.
struct BasicEncoding {
  /// How the contents are to be understood.
  enum Kind {
    case octets, null, objectIdentifier, integer, unsigned, unsigned64, string, sequence, address
    case message, noSuchObject, noSuchInstance, endOfView, unknown
  }

  var kind = Kind.octets
  /// The number of its kind.
  var tag = 0
  /// Where its contents begin in the bytes it was read from, and how many there are.
  var start = 0
  var length = 0
  /// Where the next element begins.
  var end: Int { start + length }

  // MARK: Names

  static let universalNames = [
    "U-0", "Boolean", "Integer", "Bitstring", "String", "Null", "ObjID", "ObjectDes", "U-8", "U-9",
    "U-10", "U-11", "U-12", "U-13", "U-14", "U-15", "Sequence", "Set",
  ]
  static let applicationNames = [
    "IpAddress", "Counter", "Gauge", "TimeTicks", "Opaque", "C-5", "Counter64",
  ]
  static let messageNames = [
    "GetRequest", "GetNextRequest", "GetResponse", "SetRequest", "Trap", "GetBulk", "Inform",
    "V2Trap", "Report",
  ]
  static let privateNames = ["P-0"]

  private static func names(ofClass number: UInt8) -> [String] {
    switch number {
    case 0: universalNames
    case 1: applicationNames
    case 2: messageNames
    default: privateNames
    }
  }

  // MARK: Read

  /// Reads the element at a place, of which `rest` bytes were sent; nil where it makes no sense,
  /// which has been said.
  static func read(
    _ bytes: Span<UInt8>, at place: Int, rest: Int, into line: inout DumpLine
  ) throws(Flaw) -> BasicEncoding? {
    guard rest >= 1 else {
      line.write("[nothing to parse]")
      return nil
    }
    let first = try bytes.uint8(at: place)
    let isConstructed = first & 0x20 != 0
    let number = first >> 6
    var element = BasicEncoding()
    element.tag = Int(first & 0x1f)
    var next = place + 1
    if element.tag == 0x1f {
      element.tag = 0
      var byte: UInt8 = 0x80
      while byte & 0x80 != 0 {
        guard next - place < rest else {
          line.write("[Xtagfield?]")
          return nil
        }
        byte = try bytes.uint8(at: next)
        element.tag = (element.tag << 7 | Int(byte & 0x7f)) & 0x7fff_ffff
        next += 1
      }
    }
    guard next - place < rest else {
      line.write("[no asnlen]")
      return nil
    }
    guard try element.readLength(bytes, at: next, rest: rest - (next - place), into: &line) else {
      return nil
    }
    let names = names(ofClass: number)
    guard element.tag < names.count else {
      line.write(isConstructed ? "[id?C/x/" : "[id?P/x/")
      line.write(decimal: element.tag)
      line.write("]")
      return nil
    }
    try bytes.require(element.end)
    element.classify(number, isConstructed, names[element.tag], into: &line)
    let isNumber =
      element.kind == .integer || element.kind == .unsigned || element.kind == .unsigned64
    if isNumber, element.length == 0 {
      line.write("[asnlen=0]")
      return nil
    }
    return element
  }

  /// The length: a byte, or a byte that says how many bytes of it follow.
  private mutating func readLength(
    _ bytes: Span<UInt8>, at place: Int, rest: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let first = try bytes.uint8(at: place)
    var count = 0
    length = Int(first)
    if first & 0x80 != 0 {
      count = Int(first & 0x7f)
      guard count < rest else {
        line.write("[asnlen? ")
        line.write(decimal: rest - 1)
        line.write("<")
        line.write(decimal: count)
        line.write("]")
        return false
      }
      var value: UInt32 = 0
      for index in 0..<count {
        value = value << 8 | UInt32(try bytes.uint8(at: place + 1 + index))
      }
      length = Int(value)
    }
    start = place + 1 + count
    let left = rest - 1 - count
    guard length <= left else {
      line.write("[len")
      line.write(decimal: left)
      line.write("<asnlen")
      line.write(decimal: length)
      line.write("]")
      return false
    }
    return true
  }

  private mutating func classify(
    _ number: UInt8, _ isConstructed: Bool, _ name: String, into line: inout DumpLine
  ) {
    switch (isConstructed, number, tag) {
    case (false, 0, 2): kind = .integer
    case (false, 0, 4): kind = .string
    case (false, 0, 5): kind = .null
    case (false, 0, 6): kind = .objectIdentifier
    case (false, 1, 0): kind = .address
    case (false, 1, 1), (false, 1, 2), (false, 1, 3): kind = .unsigned
    case (false, 1, 6): kind = .unsigned64
    case (false, 2, 0): kind = .noSuchObject
    case (false, 2, 1): kind = .noSuchInstance
    case (false, 2, 2): kind = .endOfView
    case (false, 2, _): kind = .unknown
    case (true, 0, 16): kind = .sequence
    case (true, 2, _): kind = .message
    case (false, 0, _): Self.write("[P/U/", name, "]", into: &line)
    case (false, 1, _): Self.write("[P/A/", name, "]", into: &line)
    case (false, _, _): Self.write("[P/x/", name, "]", into: &line)
    case (true, 0, _): Self.write("C/U/", name, "", into: &line)
    case (true, _, _): Self.write("C/x/", name, "", into: &line)
    }
  }

  private static func write(
    _ start: String, _ name: String, _ end: String, into line: inout DumpLine
  ) {
    line.write(start)
    line.write(name)
    line.write(end)
  }

  /// The value of an integer, of which the last 32 bits count.
  func integer(_ bytes: Span<UInt8>) throws(Flaw) -> Int32 {
    var value: Int32 = try bytes.uint8(at: start) & 0x80 != 0 ? -1 : 0
    for index in 0..<length { value = value << 8 | Int32(try bytes.uint8(at: start + index)) }
    return value
  }

  func unsigned(_ bytes: Span<UInt8>) throws(Flaw) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<length { value = value << 8 | UInt64(try bytes.uint8(at: start + index)) }
    return value
  }
}
