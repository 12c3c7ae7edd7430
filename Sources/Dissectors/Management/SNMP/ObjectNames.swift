/// The names of objects in the tree that SNMP's identifiers lead through.
///
/// It is parsed when it is first asked for: nobody who wants numbers waits for it.
struct ObjectNames: Sendable {
  struct Node: Sendable {
    var number: UInt32
    var name: String
    var branches: [Int] = []
  }

  static let known = ObjectNames(parsing: text)

  /// The root first.
  private(set) var nodes = [Node(number: 0, name: "")]

  /// Reads lines of `1.3.6: 1=internet …`; a branch comes after the place it grows from.
  init(parsing text: String) {
    for row in text.split(separator: "\n") {
      let parts = row.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      var place = 0
      for number in parts[0].split(separator: ".") {
        place = UInt32(number).flatMap { branch($0, of: place) } ?? place
      }
      for word in parts[1].split(separator: " ") {
        let pair = word.split(separator: "=")
        guard pair.count == 2, let number = UInt32(pair[0]) else { continue }
        nodes[place].branches.append(nodes.count)
        nodes.append(Node(number: number, name: String(pair[1])))
      }
    }
  }

  /// The node that a number leads to.
  func branch(_ number: UInt32, of place: Int) -> Int? {
    nodes[place].branches.first { nodes[$0].number == number }
  }
}
