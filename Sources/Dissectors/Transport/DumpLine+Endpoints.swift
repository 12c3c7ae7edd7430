import Addresses
import Bytes
import Dissection

/// What transports have in common.
extension DumpLine {
  /// `192.0.2.1.53096 > 198.51.100.2.443: `; only the ports where the IP header announced something
  /// else first, and has written the addresses.
  mutating func writeEndpoints() {
    let writesAddresses = IPPayload.writesAddresses(network.carried)
    if writesAddresses {
      writeNetworkAddress(network.source)
      write(byte: 0x2e)
    }
    writePort(transport.sourcePort)
    write(" > ")
    if writesAddresses {
      writeNetworkAddress(network.destination)
      write(byte: 0x2e)
    }
    writePort(transport.destinationPort)
    write(": ")
  }

  /// A port's number, or its service's name without `-n`.
  mutating func writePort(_ port: UInt16) { writePort(port, of: transport.kind) }

  mutating func writePort(_ port: UInt16, of kind: TransportContext.Kind) {
    let name =
      switch kind {
      case .udp: names?.udpServiceName(of: port)
      default: names?.tcpServiceName(of: port)
      }
    if let name { write(untrusted: name) } else { write(decimal: port) }
  }

  /// The checksum over the addresses, the protocol, the length and the bytes (RFC 9293 §3.1,
  /// RFC 8200 §8.1): 0 where it is right.
  func pseudoHeaderChecksum(of bytes: Span<UInt8>, length: Int, _ number: UInt8) -> UInt16 {
    var sum = InternetChecksum()
    if network.version == .ipv4 {
      sum.add(UInt32(truncatingIfNeeded: network.source.low))
      sum.add(UInt32(truncatingIfNeeded: network.finalDestination.low))
      sum.add(UInt16(truncatingIfNeeded: length))
    } else {
      sum.add(network.source.high)
      sum.add(network.source.low)
      sum.add(network.finalDestination.high)
      sum.add(network.finalDestination.low)
      sum.add(UInt32(truncatingIfNeeded: length))
    }
    sum.add(UInt16(number))
    sum.add(bytes.upTo(length))
    return sum.value
  }
}
