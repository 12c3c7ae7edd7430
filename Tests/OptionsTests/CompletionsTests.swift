import Options
import Testing

struct CompletionsTests {
  @Test func writesForBash() {
    let script = Example.completions.bash
    #expect(script.contains("complete -o filenames -F _trawl trawl\n"))
    #expect(script.contains("words='dump shark'"))
    #expect(script.contains("      words='-i --interface -r -v --time-stamp-precision'\n"))
    #expect(script.contains("        -r) COMPREPLY=($(compgen -f -- \"$current\")); return ;;\n"))
    #expect(script.contains("compgen -W 'micro nano'"))
    #expect(script.contains("      words='--version dump shark'\n"))
    #expect(!script.contains("secret"))
  }

  @Test func writesForZsh() {
    let script = Example.completions.zsh
    #expect(script.hasPrefix("#compdef trawl\n"))
    #expect(script.contains("    'dump:print packets, one line each'\n"))
    #expect(
      script.contains(
        "'*'{-i+,--interface=}'[listen to this interface]:interface:_net_interfaces'"))
    #expect(script.contains(#"'*-v''[say more; it'\''s fine \[twice\]\: -vv]'"#))
    #expect(script.contains(":precision:(micro nano)'"))
    #expect(!script.contains("secret"))
  }

  @Test func writesForFish() {
    let script = Example.completions.fish
    #expect(
      script.contains(
        "complete -c trawl -n __fish_use_subcommand -f -a dump -d 'print packets, one line each'\n"
      ))
    #expect(
      script.contains(
        "complete -c trawl -n '__fish_seen_subcommand_from dump' -s r -r -F"
          + " -d 'read packets from a file'\n"))
    #expect(script.contains(#" -s v -d 'say more; it\'s fine [twice]: -vv'"#))
    #expect(script.contains(" -l time-stamp-precision -x -a 'micro nano'"))
    #expect(!script.contains("secret"))
  }

  @Test func writesForAProgramWithoutCommands() {
    let alone = Completions(program: "tcpdump", commands: [Example.program])
    #expect(alone.bash.contains("-F _tcpdump tcpdump\n"))
    #expect(alone.fish.contains("complete -c tcpdump -n true -l version"))
  }
}
