/// Expressions of every kind the language has, for links like Ethernet.
enum Expressions {
  static let all: [String] = text.split(separator: "\n").map(String.init)

  private static let text = #"""
    ip
    ip6
    arp
    rarp
    tcp
    udp
    icmp
    icmp6
    sctp
    igmp
    igrp
    pim
    vrrp
    carp
    ah
    esp
    atalk
    aarp
    decnet
    lat
    sca
    moprc
    mopdl
    iso
    esis
    clnp
    isis
    l1
    l2
    iih
    lsp
    snp
    csnp
    psnp
    stp
    ipx
    netbeui
    len > 100
    len <= 60
    less 64
    greater 100
    host 192.0.2.1
    src host 192.0.2.1
    dst host 198.51.100.7
    src or dst host 192.0.2.1
    src and dst host 192.0.2.1
    host 2001:db8::1
    ip6 src host 2001:db8::1
    ip6 dst host 2001:db8::2
    net 192.0.2.0/24
    net 192.0.2
    net 198.51
    net 10
    src net 192.0.0.0 mask 255.255.0.0
    dst net 198.51.100.0/28
    net 2001:db8::/32
    ip6 net 2001:db8::/64
    port 53
    src port 53
    dst port 53
    tcp port 443
    udp port 53
    sctp port 36412
    tcp src port 22
    tcp dst port 80
    udp src or dst port 5353
    src and dst port 123
    portrange 50-60
    tcp portrange 400-500
    udp src portrange 5000-6000
    dst portrange 1-1024
    proto 6
    ip proto 17
    ip proto 1 or ip proto 2
    ip6 proto 58
    ip6 proto 17
    ip proto \tcp
    ip protochain 6
    ip6 protochain 17
    ip6 protochain 6
    protochain 17
    ether proto 0x0806
    ether proto \ip
    ether proto 0x8863
    ether host 02:00:00:00:00:01
    ether src 02:00:00:00:00:02
    ether dst ff:ff:ff:ff:ff:ff
    ether src or dst 02-00-00-00-00-01
    ether broadcast
    ether multicast
    broadcast
    multicast
    ip multicast
    ip6 multicast
    not ip
    not tcp
    !arp
    tcp or udp
    tcp and port 80
    tcp or udp and port 53
    (tcp or udp) and port 53
    tcp and (port 80 or port 443)
    tcp dst port 80 or 443 or 22
    host 192.0.2.1 and not port 22
    not (host 192.0.2.1 or host 192.0.2.2)
    tcp[13] = 2
    tcp[13] & 2 != 0
    tcp[tcpflags] & (tcp-syn|tcp-fin) != 0
    tcp[tcpflags] == tcp-syn
    tcp[tcpflags] & (tcp-rst|tcp-ack) = tcp-ack
    tcp[((tcp[12] & 0xf0) >> 2):4] = 0x47455420
    tcp port 80 and (((ip[2:2] - ((ip[0]&0xf)<<2)) - ((tcp[12]&0xf0)>>2)) != 0)
    ip[0] & 0xf != 5
    ip[6:2] & 0x1fff = 0
    ip[8] < 65
    ip[8] > 64
    ip[8] >= 64
    ip[8] <= 63
    ip[2:2] > 100
    ip[12:4] = 0xc0000201
    ip[16] >= 224
    ip6[6] = 17
    ip6[4:2] > 20
    ip6[40] = 0
    icmp[icmptype] = icmp-echo
    icmp[icmptype] != icmp-echo and icmp[icmptype] != icmp-echoreply
    icmp[0] = 8
    icmp6[icmp6type] = icmp6-neighborsolicit
    icmp6[0] = 135
    udp[4:2] > 12
    udp[8:4] = 0x68656c6c
    ether[0] & 1 = 0
    ether[0] & 1 != 0 and ip[16] < 224
    ether[12:2] = 0x800
    link[12:2] > 1500
    arp[6:2] = 1
    arp[7] = 2
    rarp[7] = 3
    sctp[0:2] = 36412
    igmp[0] = 0x16
    vlan
    vlan 3
    vlan 10 and vlan 20
    vlan and tcp
    vlan 3 and tcp port 80
    vlan 10 and vlan 20 and udp port 123
    vlan or ip
    not vlan
    mpls
    mpls 100
    mpls and tcp
    mpls 100 and tcp port 179
    pppoed
    pppoes
    pppoes 42
    pppoes and udp port 500
    pppoes 42 and ip
    geneve
    geneve 42
    geneve 42 and tcp port 80
    llc
    llc u
    llc i
    llc s
    llc rr
    llc test
    llc ui
    llc xid
    ip host 192.0.2.1
    arp host 192.0.2.1
    arp src host 192.0.2.1
    rarp host 192.0.2.1
    ip src net 192.0.2.0/24 and dst port 53
    len - 14 = ip[2:2]
    len + 1 > 60
    len * 2 > 200
    len / 2 > 60
    len % 7 = 3
    len & 1 = 1
    len | 1 = 61
    len ^ 1 = 61
    len << 1 > 200
    len >> 2 < 20
    ip[0] + ip[1] * 2 > 69
    ip[2:2] - 20 > 30
    -ip[8] + 64 = 0
    ip[ip[0] & 0xf] = 0
    ether[len - 1] = 0
    ip[2:2] / ip[8] = 1
    ip[2:2] % ip[1] = 0
    ip[8] / ip[1] > 0
    ip[8] << ip[1] > 0
    ip[8] >> ip[9] = 0
    ip[8] ^ ip[9] = 70
    ip[8] | ip[9] > 64
    1 = 1
    1 < 0 or tcp
    len = 0x3c
    ether[6:4] = 0x02000000
    ip and tcp and not (src port 22 or dst port 22) and ip[8] = 64
    (ip and udp and (src port 53 or dst port 53)) or (ip6 and udp and port 5353) or arp
    tcp port 21 or tcp port 22 or tcp port 23 or tcp port 25 or tcp port 80 or tcp port 443
    host 10.0.0.1 or host 10.0.0.2 or host 10.0.0.3 or host 10.0.0.4 or host 192.0.2.1
    src net 192.0.2.0/25 and dst net 198.51.100.0/25 and portrange 1-65535
    ip and not (tcp or udp or icmp)
    ip6 and not icmp6
    ip proto 47
    ip proto 50 or ip proto 51
    ip[9] = 47 and ip[22:2] = 0x800
    udp and ip[6:2] & 0x3fff != 0
    """#
}
