import Ciphers
import Testing

@Suite struct CipherTests {
  private func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// NIST SP 800-38A, F.2.2 and F.2.6: the first block.
  @Test(
    arguments: [
      ("2b7e151628aed2a6abf7158809cf4f3c", "7649abac8119b246cee98e9b12e9197d"),
      (
        "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
        "f58c4c04d6e5f1ba779eabfb5f7bfbd6"
      ),
    ])
  func decryptsAES(key: String, block: String) throws {
    let cipher = try #require(Cipher(.aes, key: bytes(key)))
    let text = bytes("000102030405060708090a0b0c0d0e0f" + block)
    #expect(cipher.decrypted(text.span) == bytes("6bc1bee22e409f96e93d7e117393172a"))
  }

  /// FIPS 81: three equal keys make triple DES what DES is.
  @Test func decryptsOldCiphers() throws {
    let text = bytes("1234567890abcdef" + "e5c7cdde872bf27c43e934008c389c0f683788499a7c05f6")
    let plain = Array("Now is the time for all ".utf8)
    let key = bytes("0123456789abcdef")
    let des = try #require(Cipher(.des, key: key))
    let triple = try #require(Cipher(.tripleDES, key: key + key + key))
    #expect(des.decrypted(text.span) == plain)
    #expect(triple.decrypted(text.span) == plain)
  }

  @Test func refusesKeysAndTextsOfOddLengths() throws {
    #expect(Cipher(.aes, key: [1, 2, 3]) == nil)
    #expect(Cipher(.tripleDES, key: []) == nil)
    let cipher = try #require(Cipher(.aes, key: [UInt8](repeating: 0, count: 16)))
    for count in [0, 15, 17, 31] {
      let text = [UInt8](repeating: 0, count: count)
      #expect(cipher.decrypted(text.span) == nil)
    }
  }

  /// RFC 1321, appendix A.5.
  @Test func digests() {
    let text = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    #expect(MD5.digest(text) == bytes("c3fcd3d76192e4007dfb496cca67e13b"))
    #expect(MD5.digest([1]) == nil)
  }
}
