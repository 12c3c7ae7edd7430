extension FilterProgram {
  /// Why an expression is no filter, and where in it.
  public struct SyntaxError: Error, Equatable, CustomStringConvertible {
    /// libpcap's sentence.
    public let reason: String
    public let expression: String
    /// The word at fault, as places in the expression's UTF-8; empty and at the end where something
    /// is missing there. Nil where it could not be found: libpcap itself names no place.
    public let place: Range<Int>?

    public var description: String { reason }

    public init(_ reason: String, expression: String, place: Range<Int>? = nil) {
      (self.reason, self.expression, self.place) = (reason, expression, place)
    }

    /// The line at fault with a line of carets below it.
    ///
    ///     tcp port 80 an udp
    ///                 ^^
    public var marked: String? {
      guard let place else { return nil }
      let bytes = Array(expression.utf8)
      let newline = UInt8(ascii: "\n")
      let start = bytes[..<place.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? 0
      let end = bytes[start...].firstIndex(of: newline) ?? bytes.count
      let line = String(decoding: bytes[start..<end], as: UTF8.self)
      let before = String(decoding: bytes[start..<place.lowerBound], as: UTF8.self)
      let word = String(decoding: bytes[place], as: UTF8.self)
      let gap = String(before.map { $0 == "\t" ? "\t" : " " })
      return "\(line)\n\(gap)\(String(repeating: "^", count: max(1, word.count)))"
    }
  }
}

extension FilterProgram.SyntaxError {
  /// Finds the place by compiling beginnings of the expression.
  ///
  /// `refusal` is the reason why a text does not compile, nil if it does; it takes whether to
  /// optimise, for only then is an expression that nothing can match refused.
  init(
    _ reason: String, in expression: String, refusal: (_ text: String, _ optimize: Bool) -> String?
  ) {
    let words = FilterWords(expression)
    var place: Range<Int>?
    if reason.contains("syntax error") {
      place = words.firstThatCannotFollow { refusal($0, false)?.contains("syntax error") == true }
    } else if let quoted = words.quoted(in: reason) {
      place = quoted
    } else {
      place = words.firstAfterWhich { refusal($0, true) == reason }
    }
    self.init(reason, expression: expression, place: place)
  }
}
