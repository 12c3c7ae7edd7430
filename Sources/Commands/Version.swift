/// What trawl is called, and which one this is.
enum Version {
  static let number = "0.1.0"
  static let date = "2026-11-21"
  static let name = "trawl \(number)"

  static var text: String { "\(name)\n" }
}
