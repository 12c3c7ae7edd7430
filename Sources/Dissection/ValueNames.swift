/// The names of some numbers, as a protocol's registry lists them: `[1: "request", 2: "reply"]`.
///
/// Kept sorted by number, so that a look-up takes a few comparisons and allocates nothing. A number
/// that is listed twice keeps its first name.
public struct ValueNames: Sendable, ExpressibleByDictionaryLiteral {
  public let numbers: [UInt32]
  public let names: [String]

  public init(dictionaryLiteral elements: (UInt32, String)...) {
    let order = elements.indices.sorted { left, right in
      (elements[left].0, left) < (elements[right].0, right)
    }
    numbers = order.map { elements[$0].0 }
    names = order.map { elements[$0].1 }
  }

  /// The name of a number, if it has one.
  public subscript(_ number: some BinaryInteger) -> String? {
    guard let number = UInt32(exactly: number) else { return nil }
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    guard low < numbers.count, numbers[low] == number else { return nil }
    return names[low]
  }
}
