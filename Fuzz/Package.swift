// swift-tools-version: 6.3
import PackageDescription

/// What libFuzzer calls with inputs of its own invention. `build` says how these are built.
let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableExperimentalFeature("Lifetimes"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-parse-as-library"]),
]

func trawl(_ products: String...) -> [Target.Dependency] {
  products.map { .product(name: $0, package: "trawl") }
}

let package = Package(
  name: "Fuzz",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "trawl", path: "..")],
  targets: [
    .executableTarget(
      name: "FuzzCaptureFile", dependencies: trawl("CaptureFile", "Frames"),
      swiftSettings: settings),
    .executableTarget(
      name: "FuzzCaptureFilter", dependencies: trawl("CaptureFilter", "Frames"),
      swiftSettings: settings),
    .executableTarget(
      name: "FuzzDumpText",
      dependencies: trawl("Bytes", "Dissection", "Dissectors", "Frames"),
      swiftSettings: settings),
  ]
)
