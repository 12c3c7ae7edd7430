import Addresses
import CSystem
import Dissectors
import LiveCapture
import NameResolution

/// Names of hosts, ports and protocols, unless `-n` asks for numbers.
final class Names: NameSource {
  private let hosts: HostNames
  private let services = ServiceNames()
  private let protocols = ProtocolNames()
  /// `-N`: without their domain.
  private let areShort: Bool
  /// `-f`: only of this network's hosts, which is told by its address and mask.
  private let network: (address: UInt32, mask: UInt32)?

  private init(isLive: Bool, areShort: Bool, network: (address: UInt32, mask: UInt32)?) {
    // A capture never waits for a name; a file may, for a while.
    hosts = HostNames(patience: isLive ? .zero : .seconds(2))
    self.areShort = areShort
    self.network = network
  }

  static func source(for arguments: DumpArguments, isLive: Bool) -> (any NameSource)? {
    guard arguments.numericCount == 0 else { return nil }
    var network: (address: UInt32, mask: UInt32)?
    if arguments.foreignNumeric {
      let interface = arguments.interfaces.first ?? (try? CaptureInterface.first().name)
      network = interface.flatMap { CaptureInterface.network(of: $0) } ?? (0, 0)
    }
    return Names(isLive: isLive, areShort: arguments.dump.shortNames, network: network)
  }

  func hostName(of address: IPv4Address) -> String? {
    if let network, address.bits & network.mask != network.address { return nil }
    return shortened(hosts.name(of: address))
  }

  func hostName(of address: IPv6Address) -> String? { shortened(hosts.name(of: address)) }

  private func shortened(_ name: String?) -> String? {
    guard areShort, let name else { return name }
    return String(name.prefix { $0 != "." })
  }

  func tcpServiceName(of port: UInt16) -> String? { services.name(of: port, over: .tcp) }
  func udpServiceName(of port: UInt16) -> String? { services.name(of: port, over: .udp) }
  func protocolName(of number: UInt8) -> String? { protocols.name(of: number) }
}

/// Names of this machine's interfaces, by the numbers that packets captured on `any` carry.
final class LocalInterfaces: InterfaceNameSource {
  private var names: [UInt32: String?] = [:]

  func interfaceName(of index: UInt32) -> String? {
    if let known = names[index] { return known }
    // A stranger's file may name any number of them.
    if names.count > 4096 { names.removeAll() }
    var text = [UInt8](repeating: 0, count: 64)
    var room = text.mutableSpan
    let count = csystem_interface_name(&room, index)
    let name = count > 0 ? String(decoding: text.prefix(count), as: UTF8.self) : nil
    names[index] = name
    return name
  }
}
