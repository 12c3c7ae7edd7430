import Addresses
import Dissectors
import Testing

@Suite struct SecuritySecretsTests {
  @Test func readsAnAssociation() throws {
    var secrets = SecuritySecrets()
    try secrets.add(
      line: "0x12345678@192.1.2.45 3des-cbc-hmac96:0x" + String(repeating: "ab", count: 24))
    try secrets.add(line: "# a comment")
    try secrets.add(line: "")
    try secrets.add(line: "7@2001:db8::1 none:")
    #expect(secrets.associations.count == 2)
    #expect(secrets.associations[0].parameters == 0x1234_5678)
    #expect(secrets.associations[0].authenticationLength == 12)
    #expect(secrets.associations[0].cipher != nil)
    #expect(secrets.associations[1].cipher == nil)
    #expect(secrets.associations[1].destination == IPv6Address(text: "2001:db8::1"))
  }

  @Test(
    arguments: [
      ("7@192.0.2.1 rot13:key", "there is no ESP algorithm 'rot13'"),
      ("7@192.0.2.1 3des-cbc:short", "3des-cbc takes no key of 5 bytes"),
      ("7@192.0.2 3des-cbc:x", "'7@192.0.2' is not SPI@ADDRESS"),
      ("7@192.0.2.1 aes-cbc:0x123", "'0x123' is not a key in pairs of hexadecimal digits"),
      ("ikev2 X 1 2 sha1:0x aes128:0x", "'ikev2 X 1 2 sha1:0x aes128:0x' is no IKEv2 secret"),
    ])
  func saysWhatIsWrong(line: String, sentence: String) {
    var secrets = SecuritySecrets()
    do {
      try secrets.add(line: line)
      Issue.record("\(line) was taken")
    } catch {
      #expect(error.description == sentence)
    }
  }
}
