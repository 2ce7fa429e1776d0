// swift-tools-version: 6.3
import PackageDescription

// Release builds are freestanding Embedded Swift. Debug builds are ordinary Swift, so that
// `swift test` runs the same sources.
let release = BuildSettingCondition.when(configuration: .release)

let shippedSwift: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .unsafeFlags(
    [
      // `.enableExperimentalFeature` would cost the debug build its way to the runtime.
      "-enable-experimental-feature", "Embedded",
      // Size is a promise; saves 9 %.
      "-Osize",
      // There is no libc that defines `__stack_chk_fail`.
      "-Xfrontend", "-disable-stack-protector",
      // The linker drops unused functions, among them those that allocate.
      "-Xfrontend", "-function-sections",
      // Both build systems make the same code then; saves 3.7 %.
      "-Xcc", "-Xclang", "-Xcc", "-mframe-pointer=none",
    ], release),
]

let shippedC: [CSetting] = [
  // There is no libc whose functions the compiler may count on.
  .unsafeFlags(
    ["-ffreestanding", "-DINITLET_FREESTANDING", "-Xclang", "-mframe-pointer=none"], release)
]

/// The function is the one that `_start` calls, or the C library in a debug build.
func shippedLinker(entry: String) -> [LinkerSetting] {
  [
    .unsafeFlags(["-Xlinker", "--defsym=main=\(entry)"]),
    .unsafeFlags(
      [
        // Without it the driver asks for the ordinary runtime.
        "-enable-experimental-feature", "Embedded",
        // The only linker that the toolchain ships for every architecture.
        "-use-ld=lld",
        // No libc and so no allocator: code that allocates does not link.
        "-Xclang-linker", "-nostdlib",
        // For address space layout randomisation; SwiftPM asks for it where the triple is Linux's.
        "-Xlinker", "-pie",
        // Symbols would be 95 % of the file.
        "-Xlinker", "-s",
        // A text that ends another one is stored once; saves 0.4 %.
        "-Xlinker", "-O2",
        // One segment that is never written, without a dynamic section.
        "-Xlinker", "\(Context.packageDirectory)/Sources/initlet/layout.ld",
      ], release),
  ]
}

// Tests and tools use glibc's extensions: posix_spawn(3), setns(2), close_range(2).
let hosted: [SwiftSetting] = [
  .treatAllWarnings(as: .error), .unsafeFlags(["-Xcc", "-D_GNU_SOURCE"]),
]
let package = Package(
  name: "initlet",
  products: [
    .executable(name: "initlet", targets: ["initlet"]),
    .executable(name: "initlet-bench", targets: ["initlet-bench"]),
  ],
  targets: [
    .target(name: "CLinux", cSettings: shippedC),
    .target(name: "Primitives", swiftSettings: shippedSwift),
    .target(name: "Linux", dependencies: ["CLinux", "Primitives"], swiftSettings: shippedSwift),
    .target(name: "InitletCore", dependencies: ["Primitives"], swiftSettings: shippedSwift),
    .executableTarget(
      name: "initlet",
      dependencies: ["Linux", "InitletCore", "Primitives"],
      exclude: ["Version.swift", "initlet.1", "layout.ld"],
      swiftSettings: shippedSwift,
      linkerSettings: shippedLinker(entry: "initlet_main"),
      plugins: ["ReleaseCommit"]),
    .plugin(name: "ReleaseCommit", capability: .buildTool(), path: "Sources/ReleaseCommit"),
    // What the shipped executable may cost, for the benchmark, the tests and the README.
    .target(name: "Budget", swiftSettings: hosted),
    // Runs the shipped executable, and does not link its modules: they bring `_start`.
    .executableTarget(
      name: "initlet-bench", dependencies: ["Budget"],
      exclude: ["comparison.md", "pictures", "results.md"], swiftSettings: hosted),
    // The floor that the benchmark compares with.
    .executableTarget(
      name: "initlet-limit", dependencies: ["CLinux"], swiftSettings: shippedSwift,
      linkerSettings: shippedLinker(entry: "initlet_limit_main")),
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: hosted),
    // Empty in a release build, whose modules only Embedded Swift can import.
    .target(
      name: "UnitTestSupport", dependencies: ["Primitives"], path: "Tests/UnitTestSupport",
      swiftSettings: hosted),
    .testTarget(
      name: "PrimitivesTests", dependencies: ["Primitives", "UnitTestSupport"],
      swiftSettings: hosted),
    .testTarget(
      name: "LinuxTests", dependencies: ["Linux", "Primitives", "UnitTestSupport"],
      swiftSettings: hosted),
    .testTarget(
      name: "InitletCoreTests", dependencies: ["InitletCore", "Primitives", "UnitTestSupport"],
      swiftSettings: hosted),
    .testTarget(
      name: "EndToEndTests", dependencies: ["Budget", "TestSupport"], swiftSettings: hosted),
    .testTarget(name: "EngineTests", dependencies: ["TestSupport"], swiftSettings: hosted),
    .testTarget(name: "PlaceTests", dependencies: ["TestSupport"], swiftSettings: hosted),
    .testTarget(name: "ServiceTests", dependencies: ["TestSupport"], swiftSettings: hosted),
  ],
  swiftLanguageModes: [.v6]
)
