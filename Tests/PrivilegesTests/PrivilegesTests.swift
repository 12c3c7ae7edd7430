import Glibc
import Testing

@testable import Privileges

/// Each in a process of its own, for there is no way back.
struct PrivilegesTests {
  private static let isRoot: ConditionTrait = .enabled(
    if: geteuid() == 0, "only root has privileges to give up")

  @Test(isRoot) func asRootBecomesAnotherUserForGood() async {
    await #expect(processExitsWith: .success) {
      let nobody = try Privileges.User(named: "nobody")
      try Privileges.drop(to: nobody)
      #expect(getuid() == nobody.number && geteuid() == nobody.number)
      #expect(getgid() == nobody.group && getegid() == nobody.group)
      #expect(setuid(0) != 0 && seteuid(0) != 0 && setgid(0) != 0)
      #expect(Privileges.permitted.isEmpty && Privileges.effective.isEmpty)
      #expect(Proc.status("NoNewPrivs") == "1")
      #expect(Proc.status("CapBnd") == "0000000000000000")
      #expect(Proc.status("Groups")?.split(separator: " ").contains("0") != true)
    }
  }

  @Test(isRoot) func asRootStaysTheUserWithoutCapabilities() async {
    await #expect(processExitsWith: .success) {
      try Privileges.drop(to: nil)
      #expect(geteuid() == 0)
      #expect(Privileges.permitted.isEmpty)
      #expect(Privileges.missingForCapture == ["CAP_NET_RAW", "CAP_NET_ADMIN"])
      #expect(socket(AF_INET, Int32(SOCK_RAW.rawValue), Int32(IPPROTO_ICMP)) < 0)
    }
  }

  @Test(isRoot) func asRootOpensFilesOnlyWhereAccessWasKeptAndAsked() async throws {
    let folder = try Proc.makeFolder(mode: 0o700)
    defer { Proc.removeFolder(folder) }
    await #expect(processExitsWith: .success) { [folder = folder as String] in
      try Privileges.drop(to: try Privileges.User(named: "nobody"), keepingFileAccess: true)
      #expect(Proc.create("\(folder)/first") == nil)
      let owner = Privileges.withFileAccess { Proc.create("\(folder)/second") }
      #expect(owner == getuid())
      #expect(Proc.create("\(folder)/third") == nil)
      #expect(Privileges.effective.isEmpty)
      Privileges.withFileAccess { Proc.unlink("\(folder)/second") }
    }
  }

  @Test(isRoot) func asRootOpensNoFilesWithoutAccessKept() async throws {
    let folder = try Proc.makeFolder(mode: 0o700)
    defer { Proc.removeFolder(folder) }
    await #expect(processExitsWith: .success) { [folder = folder as String] in
      try Privileges.drop(to: try Privileges.User(named: "nobody"))
      #expect(Privileges.withFileAccess { Proc.create("\(folder)/first") } == nil)
    }
  }

  @Test(isRoot) func asRootKeepsItsCapabilitiesAroundFileAccess() {
    let before = Privileges.effective
    Privileges.withFileAccess {}
    #expect(Privileges.effective == before)
  }

  @Test(isRoot) func asRootCannotBecomeSomebodyElseAfterwards() async {
    await #expect(processExitsWith: .success) {
      try Privileges.drop(to: try Privileges.User(named: "nobody"))
      // Once more changes nothing; another user is refused.
      try Privileges.drop(to: nil)
      try Privileges.drop(to: try Privileges.User(named: "nobody"))
      #expect(throws: Privileges.Failure.self) {
        try Privileges.drop(to: try Privileges.User(named: "daemon"))
      }
    }
  }

  @Test(isRoot) func asRootFindsTheUserBehindSudo() async {
    await #expect(processExitsWith: .success) {
      unsafe setenv("SUDO_UID", "65534", 1)
      #expect(Privileges.User.behindSudo()?.number == 65534)
      unsafe setenv("SUDO_UID", "0", 1)
      #expect(Privileges.User.behindSudo() == nil)
      unsafe setenv("SUDO_UID", "4294967295999", 1)
      #expect(Privileges.User.behindSudo() == nil)
      unsafe unsetenv("SUDO_UID")
      #expect(Privileges.User.behindSudo() == nil)
    }
  }

  @Test func namesAUserThatIsNot() {
    #expect {
      try Privileges.User(named: "no-such-user")
    } throws: { error in
      "\(error)" == "there is no user no-such-user"
    }
  }
}
