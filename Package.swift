// swift-tools-version: 6.3
import PackageDescription

/// The settings of every target: safe by default, and any lapse is an error.
let house: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableExperimentalFeature("Lifetimes"),
  .enableExperimentalFeature("SafeInteropWrappers"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A target of the house, or one that tests it.
func floor(_ name: String, on below: [Target.Dependency] = [], resources: [Resource]? = nil)
  -> Target
{
  .target(name: name, dependencies: below, resources: resources, swiftSettings: house)
}

func tests(of name: String, with below: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + below, swiftSettings: house)
}

// Floors, lowest first. A target imports only targets above it in this list.
let package = Package(
  name: "trawl",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "trawl", targets: ["trawl"]),
    .library(name: "Bytes", targets: ["Bytes"]),
    .library(name: "Frames", targets: ["Frames"]),
    .library(name: "CaptureFile", targets: ["CaptureFile"]),
    .library(name: "CaptureFilter", targets: ["CaptureFilter"]),
    .library(name: "Dissection", targets: ["Dissection"]),
    .library(name: "Dissectors", targets: ["Dissectors"]),
    .library(name: "LiveCapture", targets: ["LiveCapture"]),
  ],
  targets: [
    // 0 bytes and names
    .systemLibrary(
      name: "CLibpcap", pkgConfig: "libpcap",
      providers: [.apt(["libpcap-dev"]), .brew(["libpcap"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    .systemLibrary(
      name: "CLZ4", pkgConfig: "liblz4", providers: [.apt(["liblz4-dev"]), .brew(["lz4"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(name: "CSystem"),
    floor("Bytes", on: ["CSystem"]),
    floor("Addresses", on: ["Bytes"]),
    // 1 frames and fields
    floor("Frames"),
    floor("Dissection", on: ["Bytes", "Addresses", "Frames"]),
    // 2 formats and protocols
    floor("Ciphers", on: ["CCrypto"]),
    floor("Compression", on: ["CZlib", "CZstd", "CLZ4"]),
    floor("CaptureFile", on: ["CSystem", "Bytes", "Frames", "Compression"]),
    floor("Dissectors", on: ["CSystem", "Ciphers", "Bytes", "Addresses", "Frames", "Dissection"]),
    floor("CaptureFilter", on: ["CLibpcap", "Frames"]),
    floor("Options"),
    // 4 the outside world
    floor("Privileges", on: ["CSystem"]),
    floor("NameResolution", on: ["CSystem", "Addresses"]),
    floor("LiveCapture", on: ["CLibpcap", "CSystem", "Frames", "CaptureFilter"]),
    // 6 faces
    floor(
      "Commands",
      on: [
        "CSystem", "Bytes", "Addresses", "Frames", "Dissection", "CaptureFile", "CaptureFilter",
        "Dissectors", "Privileges", "NameResolution", "LiveCapture", "Options",
      ]),
    // 7
    .executableTarget(name: "trawl", dependencies: ["Commands"], swiftSettings: house),

    tests(of: "Bytes"),
    tests(of: "Ciphers"),
    tests(of: "Addresses", with: ["Bytes"]),
    tests(of: "Frames"),
    tests(of: "Dissection", with: ["Addresses"]),
    tests(of: "Commands", with: ["Dissectors", "Options"]),
    tests(of: "Dissectors", with: ["Bytes", "Addresses", "Frames", "Dissection", "CaptureFile"]),

    tests(of: "CaptureFilter", with: ["CLibpcap", "Frames"]),
    tests(of: "Options"),
    tests(of: "CaptureFile", with: ["Compression", "Frames"]),
    tests(of: "Compression"),
    tests(of: "Privileges"),
    tests(of: "NameResolution", with: ["Addresses"]),
    tests(of: "LiveCapture", with: ["CaptureFilter", "Frames"]),
  ]
)

// The order of the floors: a target that imports one listed below it does not build.
for (index, target) in package.targets.enumerated() {
  for case .byNameItem(let name, _) in target.dependencies {
    precondition(
      package.targets[..<index].contains { $0.name == name },
      "\(target.name) may not import \(name): it is listed below")
  }
}
