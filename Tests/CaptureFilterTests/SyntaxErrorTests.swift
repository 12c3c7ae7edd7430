import CaptureFilter
import Frames
import Testing

struct SyntaxErrorTests {
  private func refusal(_ expression: String) -> FilterProgram.SyntaxError? {
    do throws(FilterProgram.SyntaxError) {
      _ = try FilterProgram.compile(expression, linkType: .ethernet)
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    ("tcp prot 80", "prot", "    ^^^^"),
    ("tcp and and udp", "and", "        ^^^"),
    ("tcp port 80 an udp", "an", "            ^^"),
    ("tcp port 80 and", "", "               ^"),
    ("(tcp port 80", "", "            ^"),
    ("tcp)", ")", "   ^"),
    ("ip[6:2] & 0x1fff == = 0", "=", "                    ^"),
    ("ether[0] + 1", "", "            ^"),
    ("udp and (port 53 or port) and tcp", ")", "                        ^"),
    ("port 99999", "99999", "     ^^^^^"),
    ("tcp or port nosuchservice", "nosuchservice", "            ^^^^^^^^^^^^^"),
    ("tcp[0:3] = 1", "3", "      ^"),
    ("icmp and (host 1.2.3.4 and port 70000)", "70000", "                                ^^^^^"),
  ])
  func marksTheWordAtFault(_ expression: String, _ word: String, _ carets: String) throws {
    let error = try #require(refusal(expression))
    let place = try #require(error.place)
    #expect(Array(expression.utf8)[place].elementsEqual(word.utf8))
    #expect(error.marked == "\(expression)\n\(carets)")
  }

  @Test func marksTheLineOfSeveralThatIsAtFault() throws {
    let error = try #require(refusal("tcp port 80\nor\tudp prot 53\nor arp"))
    #expect(error.marked == "or\tudp prot 53\n  \t    ^^^^")
  }

  @Test func marksAUnknownHost() throws {
    let error = FilterProgram.SyntaxError(
      "unknown host 'nosuch'", expression: "tcp and host nosuch", place: 13..<19)
    #expect(error.marked == "tcp and host nosuch\n             ^^^^^^")
  }

  @Test func marksWhereAnExpressionBeginsToMatchNothing() throws {
    let error = try #require(refusal("ip and tcp and udp and port 5"))
    #expect(error.reason == "expression rejects all packets")
    #expect(error.marked == "ip and tcp and udp and port 5\n               ^^^")
  }

  @Test func findsAPlaceOrNoneInAnySentence() {
    let words =
      "tcp udp ip ip6 and or not ( ( ) ) [ ] 0 1 80 70000 port host net src dst = != > + - & : len "
      + "1.2.3.4 ::1 2001:db8::/32 vlan mpls ether proto portrange 1-2 mask type mgt on / << \n \\tcp"
    let vocabulary = words.split(separator: " ").map(String.init)
    var dice = Dice(seed: 4)
    var refused = 0
    for _ in 0..<300 {
      let count = Int.random(in: 1...12, using: &dice)
      let sentence = (0..<count).map { _ in vocabulary.randomElement(using: &dice) ?? "" }
      let expression = sentence.joined(separator: " ")
      guard let error = refusal(expression) else { continue }
      refused += 1
      guard let place = error.place else { continue }
      #expect(0...expression.utf8.count ~= place.upperBound)
      #expect(error.marked?.contains("^") == true)
    }
    #expect(refused > 200)
  }

  @Test func refusesAZeroByte() throws {
    #expect(refusal("tcp\0 and udp") != nil)
  }

  @Test func hasNoReasonForARightExpression() {
    for expression in ["", "tcp", "vlan 3 and (tcp or udp) and not port 22"] {
      #expect(refusal(expression) == nil)
    }
  }
}
