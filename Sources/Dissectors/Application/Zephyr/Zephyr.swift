// Zephyr, MIT's notification service: fields as text, each ended by a NUL.
//
//   version, number of fields, kind, unique id, port, authentication, its length, its data,
//   class, instance, operation, sender, recipient, format, checksum, part, id of the parts

public import Dissection

/// A notice of Zephyr, or what a server says of one.
public enum Zephyr: Dissector {
  public static let dumpName = "zephyr"
  public static let attachments = [Key.udpPort(2103), .udpPort(2104)]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var fields = Fields(bytes: bytes, length: length)
    guard let version = try fields.next() else { return line.writeInvalid() }
    guard version.count >= 4, starts(version, with: "ZEPH") else { return }
    // How many fields there are, then the kind.
    guard try fields.next() != nil, let kindText = try fields.next() else {
      return line.writeInvalid()
    }
    let kind = hexadecimal(kindText)
    guard try fields.skip(5), let className = try fields.next(),
      let instance = try fields.next(), let operation = try fields.next(),
      let sender = try fields.next(), let recipient = try fields.next(), try fields.skip(4)
    else { return line.writeInvalid() }
    line.write(" zephyr")
    guard starts(version.from(4), with: "0.2") else {
      line.write(" v")
      return line.write(untrusted: version.from(4))
    }
    line.write(" ")
    line.write(kind, in: kindNames, unknown: .decimal("type "))
    if kind == 5 {
      guard let answer = try fields.next() else { return line.writeInvalid() }
      line.write("/")
      line.write(untrusted: answer)
    }
    if !sender.isEmpty {
      line.write(" ")
      line.write(untrusted: sender)
    }
    if equals(className, "USER_LOCATE") {
      if equals(operation, "USER_HIDE") { return line.write(" hide") }
      if equals(operation, "USER_UNHIDE") { return line.write(" unhide") }
      line.write(" locate ")
      return line.write(untrusted: instance)
    }
    if equals(className, "ZEPHYR_ADMIN") {
      line.write(" zephyr-admin ")
      return line.writeLowercase(operation)
    }
    if try writeControl(className, instance, operation, &fields, into: &line) { return }
    line.write(" to <")
    line.write(untrusted: className)
    line.write(",")
    line.write(untrusted: instance)
    line.write(",")
    if recipient.isEmpty { line.write("*") } else { line.write(untrusted: recipient) }
    line.write(">")
    guard !operation.isEmpty else { return }
    line.write(" op ")
    line.write(untrusted: operation)
  }

  /// What is said to the servers themselves; false where it is a notice to people.
  private static func writeControl(
    _ className: Span<UInt8>, _ instance: Span<UInt8>, _ operation: Span<UInt8>,
    _ fields: inout Fields, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    if equals(className, "HM_CTL") {
      line.write(" hm_ctl ")
      line.writeLowercase(instance)
      line.write(" ")
      line.writeLowercase(operation)
      return true
    }
    guard equals(className, "ZEPHYR_CTL") else { return false }
    if equals(instance, "HM") {
      line.write(" ")
      line.writeLowercase(operation)
      return true
    }
    guard equals(instance, "CLIENT") else { return false }
    line.write(" ")
    switch true {
    case equals(operation, "SUBSCRIBE"): line.write("sub")
    case equals(operation, "SUBSCRIBE_NODEFS"): line.write("unsub-nodefs")
    case equals(operation, "UNSUBSCRIBE"): line.write("unsub")
    case equals(operation, "CLEARSUB"): line.write("clear-subs")
    case equals(operation, "GIMME"): line.write("ret")
    case equals(operation, "GIMMEDEFS"): line.write("gimme-defs")
    default:
      line.writeLowercase(operation)
      return true
    }
    guard starts(operation, with: "SUB") || starts(operation, with: "UNSUB") else { return true }
    guard let first = try fields.next(), let second = try fields.next(),
      let third = try fields.next()
    else { return true }
    line.write(" <")
    line.write(untrusted: first)
    line.write(",")
    line.write(untrusted: second)
    line.write(",")
    line.write(untrusted: third)
    line.write(">")
    return true
  }

  // MARK: Read

  /// The texts of a packet, one behind the other.
  struct Fields: ~Escapable {
    let bytes: Span<UInt8>
    let length: Int
    var offset = 0

    @_lifetime(copy bytes)
    init(bytes: Span<UInt8>, length: Int) {
      self.bytes = bytes
      self.length = length
    }

    /// The next text without its NUL; nil where the packet has no NUL any more.
    @_lifetime(copy self)
    mutating func next() throws(Flaw) -> Span<UInt8>? {
      let start = offset
      while offset < length {
        let byte = try bytes.uint8(at: offset)
        offset += 1
        if byte == 0 { return try bytes.slice(at: start, count: offset - 1 - start) }
      }
      return nil
    }

    mutating func skip(_ count: Int) throws(Flaw) -> Bool {
      for _ in 0..<count where try next() == nil { return false }
      return true
    }
  }

  private static func starts(_ text: Span<UInt8>, with prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    return text.count >= count && equals(text.upTo(count), prefix)
  }

  private static func equals(_ text: Span<UInt8>, _ other: StaticString) -> Bool {
    let wanted = other.description.utf8
    guard wanted.count == text.count else { return false }
    var index = 0
    for byte in wanted {
      if text[index] != byte { return false }
      index += 1
    }
    return true
  }

  /// The number of digits such as `0x00000002`; nothing where they are none.
  private static func hexadecimal(_ text: Span<UInt8>) -> UInt32 {
    var value: UInt32 = 0
    let hasPrefix = starts(text, with: "0x") || starts(text, with: "0X")
    for index in (hasPrefix ? 2 : 0)..<text.count {
      let byte = text[index]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: return value
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  // MARK: Names

  static let kindNames: ValueNames = [
    0: "unsafe", 1: "unacked", 2: "acked", 3: "hm-ack", 4: "hm-ctl", 5: "serv-ack",
    6: "serv-nak", 7: "client-ack", 8: "stat",
  ]
}

extension DumpLine {
  /// A stranger's word in small letters.
  fileprivate mutating func writeLowercase(_ text: Span<UInt8>) {
    for index in 0..<text.count {
      let byte = text[index]
      write(untrusted: (0x41...0x5a).contains(byte) ? byte | 0x20 : byte)
    }
  }
}
