import Dissection
import Dissectors
import Testing

@Suite struct AllDissectorsTests {
  @Test func everyDissectorIsListedOnce() {
    let names = allDissectors.map { "\($0)" }
    #expect(Set(names).count == names.count)
  }

  /// Two that hang in the same place would hide each other.
  @Test func everyPlaceHasOneDissector() {
    var owners: [Key: String] = [:]
    for dissector in allDissectors {
      for key in dissector.attachments {
        if let other = owners[key] {
          Issue.record("\(other) and \(dissector) both hang at \(key)")
        }
        owners[key] = "\(dissector)"
      }
    }
  }

  @Test func everyDissectorHasANameForWhereItsBytesEnd() {
    for dissector in allDissectors {
      #expect(!dissector.dumpName.isEmpty, "\(dissector)")
    }
  }
}
