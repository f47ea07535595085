// swift-tools-version: 6.2
// SPDX-License-Identifier: MIT
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]
let onTheLoop: [SwiftSetting] = strict + [.defaultIsolation(MainActor.self)]

/// Nothing of the program is there for others to call, and the C++ library is no file of its own.
let small: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-use-ld=lld", "-Xlinker", "--no-export-dynamic", "-Xlinker", "--icf=safe", "-L",
      "\(Context.packageDirectory)/Linking",
    ], .when(configuration: .release))
]

let package = Package(
  name: "dokku-event-listener",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
  ],
  targets: [
    .target(name: "Core", swiftSettings: strict),
    .target(name: "DockerAPI", dependencies: ["Core"], swiftSettings: strict),
    .target(
      name: "DokkuFiles", dependencies: ["Core", .product(name: "SwiftASN1", package: "swift-asn1")],
      swiftSettings: strict),
    .target(name: "Sigil", swiftSettings: strict),
    .target(
      name: "NginxConfig", dependencies: ["Core", "Sigil"],
      resources: [.embedInCode("Rendering/nginx.conf.sigil")], swiftSettings: strict),
    .target(name: "CLinux"),
    .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    .target(name: "CNetlink", dependencies: ["CLinux"]),
    .target(name: "KernelRouting", dependencies: ["Core", "CNetlink"], swiftSettings: strict),
    .target(
      name: "Host",
      dependencies: ["Core", "DockerAPI", "DokkuFiles", "KernelRouting", "NginxConfig", "Sigil", "CLinux", "CSystemd"],
      swiftSettings: onTheLoop),
    .target(
      name: "Commands",
      dependencies: [
        "Core", "DockerAPI", "DokkuFiles", "Host",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: onTheLoop),
    .executableTarget(
      name: "dokku-event-listener", dependencies: ["Commands"], swiftSettings: onTheLoop, linkerSettings: small),

    .target(
      name: "TestSupport", dependencies: ["Core", "CLinux"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .executableTarget(
      name: "bench", dependencies: ["Core", "KernelRouting", "NginxConfig", "TestSupport"], path: "Benchmarks/bench",
      swiftSettings: strict),
    .testTarget(name: "CoreTests", dependencies: ["Core", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "DockerAPITests", dependencies: ["DockerAPI", "TestSupport"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "DokkuFilesTests", dependencies: ["DokkuFiles", "TestSupport"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(name: "SigilTests", dependencies: ["Sigil"], exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "NginxConfigTests", dependencies: ["NginxConfig", "TestSupport"], exclude: ["Fixtures", "StreamFixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "KernelRoutingTests", dependencies: ["KernelRouting", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "HostTests", dependencies: ["Host", "TestSupport"], swiftSettings: onTheLoop),
    .testTarget(name: "CommandsTests", dependencies: ["Commands", "TestSupport"], swiftSettings: onTheLoop),
    .testTarget(name: "EndToEndTests", dependencies: ["Core", "Host", "TestSupport"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// The sanitizers look for threads that meet and for memory that is not ours: both are met in Host and KernelRouting alone.
if Context.environment["DEL_SANITIZED"] != nil {
  let others: Set = [
    "Commands", "dokku-event-listener", "bench", "CoreTests", "DockerAPITests", "DokkuFilesTests", "SigilTests",
    "NginxConfigTests", "CommandsTests", "EndToEndTests",
  ]
  package.targets.removeAll { others.contains($0.name) }
}
