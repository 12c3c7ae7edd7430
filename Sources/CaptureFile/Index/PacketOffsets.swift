/// Places of packets in a file, in about four bytes each.
///
/// Each run of 64 packets has a base of eight bytes, and each packet its distance from that. The few
/// that lie too far from their base (gaps of 4 GiB) stand apart.
struct PacketOffsets {
  private var bases: [Int] = []
  private var distances: [UInt32] = []
  private var far: [Int: Int] = [:]

  var count: Int { distances.count }

  mutating func append(_ offset: Int) {
    if count % 64 == 0 { bases.append(offset) }
    let distance = offset - bases[count / 64]
    if distance >= Int(UInt32.max) { far[count] = offset }
    distances.append(UInt32(clamping: distance))
  }

  subscript(index: Int) -> Int {
    if distances[index] == .max, let offset = far[index] { return offset }
    return bases[index / 64] + Int(distances[index])
  }
}
