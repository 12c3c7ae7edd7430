// swift-tools-version: 6.3
import PackageDescription

func trawl(_ products: String...) -> [Target.Dependency] {
  products.map { .product(name: $0, package: "trawl") }
}

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "trawl", path: "..")],
  targets: [
    // Takes the place of the C library's allocator, and counts.
    .target(name: "CAllocations"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["CAllocations"]
        + trawl("Bytes", "CaptureFile", "CaptureFilter", "Dissectors", "Frames"),
      swiftSettings: [
        .enableExperimentalFeature("Lifetimes"),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ]),
  ]
)
