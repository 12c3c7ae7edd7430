/// The commands of trawl, by name.
public enum Commands {
  public static func run(_ arguments: [String]) {}
}
