// swift-tools-version: 6.2
import PackageDescription

/// Release builds are freestanding Embedded Swift; debug builds are ordinary
/// Swift, so that `swift test` can run the same sources under Swift Testing.
let shipped: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  // `.enableExperimentalFeature("Embedded", .when(...))` would leak into the
  // debug link, which then misses the search path of the ordinary runtime.
  .unsafeFlags(
    ["-enable-experimental-feature", "Embedded"],
    .when(configuration: .release)),
  // Kilobytes are a promise.
  .unsafeFlags(["-Osize"], .when(configuration: .release)),
  // SwiftPM asks for frame pointers; this, which clang sees last, asks for none.
  .unsafeFlags(
    ["-Xcc", "-Xclang", "-Xcc", "-mframe-pointer=none"], .when(configuration: .release)),
  // Small constants are pushed and popped, in three bytes, where the stack below its pointer
  // is not in use.
  .unsafeFlags(["-Xcc", "-Xclang", "-Xcc", "-disable-red-zone"], .when(configuration: .release)),
  // There is no libc that could define `__stack_chk_fail`.
  .unsafeFlags(
    ["-Xfrontend", "-disable-stack-protector"],
    .when(configuration: .release)),
  // A copy of a function for each closure that it is called with costs more than
  // the calls it saves.
  .unsafeFlags(
    ["-Xllvm", "-sil-disable-pass=closure-specialize"], .when(configuration: .release)),
  // No call of a strlen(3) instead of a loop of a few bytes.
  .unsafeFlags(
    ["-Xllvm", "-disable-loop-idiom-strlen"], .when(configuration: .release)),
  // Code for the linker to generate, which sees the modules as one program. The
  // driver's own `-lto` would name the files in a way that SwiftPM does not expect.
  .unsafeFlags(
    ["-Xfrontend", "-emit-bc", "-Xfrontend", "-lto=llvm-full"],
    .when(configuration: .release)),
  // One section a function, so that --gc-sections can drop the unused ones.
  .unsafeFlags(
    ["-Xfrontend", "-function-sections"], .when(configuration: .release)),
]

/// A function keeps only those registers safe that the functions it calls really change;
/// `.ci/check-registers` finds out whether that is so.
///
/// For x86-64 alone: the code generator for 32 bits refuses it, and those for Arm and RISC-V
/// use some registers behind its back (far jumps). On an x86-64 host a build for another
/// architecture has to take it back, by `-enable-ipra=false`.
#if arch(x86_64)
let lessSaving = ["-Xlinker", "-mllvm", "-Xlinker", "-enable-ipra"]
#else
let lessSaving: [String] = []
#endif

let package = Package(
  name: "initlet",
  products: [
    .executable(name: "initlet", targets: ["initlet"]),
    .executable(name: "initlet-bench", targets: ["initlet-bench"]),
  ],
  targets: [
    .target(
      name: "CLinux",
      cSettings: [
        .define("INITLET_FREESTANDING", .when(configuration: .release)),
        .unsafeFlags(
          [
            "-ffreestanding", "-fno-builtin", "-fno-stack-protector",
            "-fno-asynchronous-unwind-tables", "-ffunction-sections", "-Oz",
            "-Xclang", "-disable-red-zone",
          ],
          .when(configuration: .release)),
      ]),
    .target(
      name: "InitletCore", swiftSettings: shipped),
    .target(
      name: "Linux", dependencies: ["CLinux", "InitletCore"],
      swiftSettings: shipped),
    .executableTarget(
      name: "initlet",
      dependencies: ["Linux", "InitletCore"],
      exclude: ["Release.swift", "initlet.1", "layout.ld"],
      swiftSettings: shipped + [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [
        .unsafeFlags(
          [
            // Also here, or the driver adds the ordinary runtime.
            "-enable-experimental-feature", "Embedded",
            "-use-ld=lld",
            // No libc and so no allocator: what allocates does not link.
            "-Xclang-linker", "-static",
            "-Xclang-linker", "-nostdlib",
            // SwiftPM asks for `-pie`, but addresses relative to the code are longer: by
            // 216 bytes, for which the budget has no room.
            "-Xclang-linker", "-Qunused-arguments",
            // Nothing unused, nothing twice, and the strings merged.
            "-Xlinker", "--gc-sections",
            "-Xlinker", "--icf=all",
            "-Xlinker", "-O2",
            // No symbols, section headers, build id or unwinding table.
            "-Xlinker", "-s",
            "-Xlinker", "-z", "-Xlinker", "nosectionheader",
            "-Xlinker", "--build-id=none",
            "-Xlinker", "--no-eh-frame-hdr",
            // Where everything goes.
            "-Xlinker", "\(Context.packageDirectory)/Sources/initlet/layout.ld",
            // Blocks in the order that needs the fewest jumps.
            "-Xlinker", "-mllvm", "-Xlinker", "-apply-ext-tsp-for-size",
            // A jump table's entry takes eight bytes, more than a comparison.
            "-Xlinker", "-mllvm", "-Xlinker", "-min-jump-table-entries=20",
            "-Xlinker", "-mllvm", "-Xlinker", "-disable-loop-idiom-strlen",
            // Nothing is loaded or computed twice, or ahead, to be faster: no loop
            // here is worth the registers.
            "-Xlinker", "-mllvm", "-Xlinker", "-disable-machine-licm",
            "-Xlinker", "-mllvm", "-Xlinker", "-enable-pre=false",
            "-Xlinker", "-mllvm", "-Xlinker", "-disable-lsr",
            "-Xlinker", "-mllvm", "-Xlinker", "-disable-constant-hoisting",
            "-Xlinker", "-mllvm", "-Xlinker", "-disable-machine-cse",
            // Few registers in use at a time, and the rest put aside in few places.
            "-Xlinker", "-mllvm", "-Xlinker", "-pre-RA-sched=list-burr",
            "-Xlinker", "-mllvm", "-Xlinker", "-split-spill-mode=size",
            // What is used nearby gets a register before what is not, and no block is made for
            // a copy.
            "-Xlinker", "-mllvm", "-Xlinker", "-greedy-reverse-local-assignment",
            "-Xlinker", "-mllvm", "-Xlinker", "-disable-phi-elim-edge-splitting",
            // Nor is a value bound to the register that it is handed over in any sooner.
            "-Xlinker", "-mllvm", "-Xlinker", "-disable-sched-physreg-join",
            // No condition's code is made once more for each way to it.
            "-Xlinker", "-mllvm", "-Xlinker", "-jump-threading-threshold=1",
          ] + lessSaving,
          .when(configuration: .release))
      ],
      plugins: ["ReleaseCommit"]),
    .plugin(
      name: "ReleaseCommit", capability: .buildTool(), path: "Sources/ReleaseCommit"),
    // What the shipped executable may cost, for the benchmark, the tests and the README.
    .target(
      name: "Budget", swiftSettings: [.treatAllWarnings(as: .error)]),
    // Finds or builds the shipped executable: as a dependency, its libraries would be linked
    // in here, `_start` included.
    .executableTarget(
      name: "initlet-bench",
      dependencies: ["Budget", "initlet-limit", "initlet-fixture"],
      swiftSettings: [
        .treatAllWarnings(as: .error),
        // setns(2), sched_setaffinity(2).
        .unsafeFlags(["-Xcc", "-D_GNU_SOURCE"]),
      ]),
    // The floor that the benchmark compares with: freestanding as the shipped
    // executable, in C and in every configuration.
    .executableTarget(
      name: "initlet-limit",
      cSettings: [
        .headerSearchPath("../CLinux"), .headerSearchPath("../CLinux/include"),
        .define("INITLET_FREESTANDING"),
        .unsafeFlags([
          "-Wall", "-Wextra", "-Werror", "-Os", "-ffreestanding", "-fno-stack-protector",
          "-fno-asynchronous-unwind-tables",
        ]),
      ],
      linkerSettings: [
        .unsafeFlags([
          "-enable-experimental-feature", "Embedded",
          "-use-ld=lld", "-Xclang-linker", "-static", "-Xclang-linker", "-nostdlib",
          "-Xclang-linker", "-Qunused-arguments",
          "-Xlinker", "--gc-sections", "-Xlinker", "-s",
          "-Xlinker", "-z", "-Xlinker", "nosectionheader",
          "-Xlinker", "--build-id=none", "-Xlinker", "--no-eh-frame-hdr",
          "-Xlinker", "\(Context.packageDirectory)/Sources/initlet/layout.ld",
        ])
      ]),
    // Helper programs of the end-to-end tests and of the benchmark: static, so that they run in an
    // empty root folder, and C, so that no runtime touches their signals.
    .executableTarget(
      name: "initlet-fixture",
      path: "Tests/Fixtures",
      cSettings: [
        .define("_GNU_SOURCE"), .unsafeFlags(["-Wall", "-Wextra", "-Werror"]),
      ],
      linkerSettings: [
        // Embedded, because the ordinary runtime does not link statically.
        .unsafeFlags(
          [
            "-enable-experimental-feature", "Embedded",
            "-use-ld=lld", "-Xclang-linker", "-static",
            // SwiftPM asks for `-pie`, which has no meaning here.
            "-Xclang-linker", "-Qunused-arguments",
          ])
      ]),
    .testTarget(
      name: "InitletCoreTests",
      dependencies: ["InitletCore"],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .testTarget(
      name: "LinuxTests",
      dependencies: ["Linux", "InitletCore"],
      swiftSettings: [
        .treatAllWarnings(as: .error),
        // close_range(2), pipe2(2).
        .unsafeFlags(["-Xcc", "-D_GNU_SOURCE"]),
      ]),
    .target(
      name: "TestSupport",
      dependencies: ["initlet-fixture"],
      path: "Tests/Support",
      swiftSettings: [
        .treatAllWarnings(as: .error),
        // posix_spawn(3) in full, as glibc has it.
        .unsafeFlags(["-Xcc", "-D_GNU_SOURCE"]),
      ]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["Budget", "TestSupport"],
      swiftSettings: [
        .treatAllWarnings(as: .error),
        // posix_spawn(3) in full, as glibc has it.
        .unsafeFlags(["-Xcc", "-D_GNU_SOURCE"]),
      ]),
    .testTarget(
      name: "EngineTests",
      dependencies: ["TestSupport"],
      swiftSettings: [
        .treatAllWarnings(as: .error),
        .unsafeFlags(["-Xcc", "-D_GNU_SOURCE"]),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// The runtimes of the sanitizers do not link statically, as the helper programs of the end-to-end
// tests do: `INITLET_SANITIZE=1 swift test --sanitize=address` is for the other tests.
if Context.environment["INITLET_SANITIZE"] == "1" {
  let sanitized = ["CLinux", "Linux", "InitletCore", "InitletCoreTests", "LinuxTests"]
  package.products = []
  package.targets.removeAll { !sanitized.contains($0.name) }
}
