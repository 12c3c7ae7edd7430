import Addresses
import NameResolution
import Testing

struct NameTablesTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func readsServices() {
    let names = ServiceNames(
      text: bytes(
        """
        # Network services
        ftp-data\t20/tcp
        domain\t\t53/tcp\t\t\t\t# Domain Name Server
        domain\t\t53/udp nameserver
        other 53/udp
        http 80/tcp www # 81/tcp
        rtmp 1/ddp
        far 65536/tcp
        bad x/tcp
        slash 5
        alone
        last 36412/sctp
        """))
    #expect(names.name(of: 20, over: .tcp) == "ftp-data")
    #expect(names.name(of: 53, over: .tcp) == "domain")
    #expect(names.name(of: 53, over: .udp) == "domain")
    #expect(names.name(of: 80, over: .tcp) == "http")
    #expect(names.name(of: 80, over: .udp) == nil)
    #expect(names.name(of: 1, over: .tcp) == nil)
    #expect(names.name(of: 5, over: .tcp) == nil)
    #expect(names.name(of: 36412, over: .sctp) == "last")
  }

  @Test func readsProtocols() {
    let names = ProtocolNames(
      text: bytes("ip\t0\tIP\t# internet\r\nicmp 1 ICMP\n#x 2\nigmp\t2\nbig 300\ntcp 6\nalso 6"))
    #expect(names.name(of: 0) == "ip")
    #expect(names.name(of: 1) == "icmp")
    #expect(names.name(of: 2) == "igmp")
    #expect(names.name(of: 6) == "tcp")
    #expect(names.name(of: 44) == nil)
  }

  @Test func readsEthernetAddresses() {
    let names = EthernetNames(
      text: bytes(
        "8:0:20:1:2:f printer # laser\n08:00:20:01:02:0f twice\n1:2:3 short\nx:1:1:1:1:1 y"))
    #expect(names.name(of: MACAddress(bits: 0x0800_2001_020f)) == "printer")
    #expect(names.name(of: MACAddress(bits: 0x0102_03)) == nil)
  }

  @Test func hasNoNamesWhereThereIsNoFile() {
    #expect(ServiceNames(path: "/no/such/file").name(of: 80, over: .tcp) == nil)
    #expect(ServiceNames(path: "/").name(of: 80, over: .tcp) == nil)
  }
}
