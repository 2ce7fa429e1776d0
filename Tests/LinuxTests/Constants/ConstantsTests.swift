import Glibc
import Primitives
import Testing
import UnitTestSupport

@testable import Linux

@Suite("Constants of the kernel")
struct ConstantsTests {
  /// Those that Swift cannot import: casts in C, or headers that the C library's module leaves out.
  private static let facts = [
    // signal(7): `SIG_DFL` and `SIG_IGN` are cast to functions.
    "SIG_DFL": 0, "SIG_IGN": 1,
    // prctl(2), linux/prctl.h.
    "PR_SET_PDEATHSIG": 1, "PR_SET_CHILD_SUBREAPER": 36, "PR_GET_CHILD_SUBREAPER": 37,
    // pidfd_send_signal(2), linux/pidfd.h.
    "PIDFD_SIGNAL_PROCESS_GROUP": 1 << 2,
    // fstatfs(2), linux/magic.h.
    "PROC_SUPER_MAGIC": 0x9fa0,
    // proc(5), /proc/sys/kernel/pid_max: 2^22 where addresses have 64 bits.
    "PID_MAX_LIMIT": 1 << 22,
    // linux/fs.h: INT_MAX rounded down to a page (sendfile(2)).
    "MAX_RW_COUNT": Int(Int32.max) & ~0xfff,
    // linux/err.h.
    "MAX_ERRNO": 4095,
    // The smallest one: aarch64 has larger ones too.
    "PAGE_SIZE": 1 << 12,
  ]

  /// The header of the architecture that the tests run on.
  private static var architecture: String {
    #if arch(x86_64)
    "arch/x86_64.h"
    #elseif arch(arm64)
    "arch/aarch64.h"
    #elseif arch(riscv64)
    "arch/riscv64.h"
    #elseif arch(arm)
    "arch/armv7.h"
    #elseif arch(i386)
    "arch/i686.h"
    #endif
  }

  @Test("Every constant of constants.h has the value that the C library has for its name")
  func constantsAreThoseOfTheLibrary() throws {
    let constants = try KernelHeader("constants.h").constants
    #expect(constants.count > 60)
    for (name, value) in constants {
      let expected = LibraryConstants.all[name] ?? Self.facts[name]
      #expect(value == expected, "\(name)")
    }
  }

  @Test("No constant is compared that constants.h and the architecture's header do not have")
  func nothingElseIsCompared() throws {
    let compared = Set(LibraryConstants.all.keys).union(Self.facts.keys)
    let known = Set(try KernelHeader("constants.h").constants.keys).union(["O_DIRECTORY"])
    #expect(compared == known)
    #expect(Set(LibraryConstants.all.keys).isDisjoint(with: Self.facts.keys))
  }

  @Test("O_DIRECTORY is this architecture's, in its header and in the flags of a file")
  func directoryFlagIsThatOfTheArchitecture() throws {
    let constants = try KernelHeader(Self.architecture).constants
    #expect(constants["O_DIRECTORY"] == Int(O_DIRECTORY))
    #expect(FileAccess.directory.flags == Int(O_CLOEXEC | O_NOCTTY | O_DIRECTORY))
    #expect(FileAccess.directoryPath.flags == Int(O_CLOEXEC | O_NOCTTY | O_DIRECTORY | O_PATH))
  }

  @Test("A directory entry has its length and its name where the C library's has them")
  func directoryEntryIsThatOfTheLibrary() {
    #expect(ProcessIDReader.lengthOffset == MemoryLayout<dirent>.offset(of: \.d_reclen))
    #expect(ProcessIDReader.nameOffset == MemoryLayout<dirent>.offset(of: \.d_name))
  }

  @Test("The kernel's signal set has a bit for each signal")
  func signalSetHasABitForEachSignal() {
    #expect(SignalSet.byteCount * 8 == Signal.highest)
  }

  @Test("A buffer for a path has PATH_MAX bytes, and a page is a multiple of the smallest one")
  func sizesAreThoseOfTheLibrary() {
    #expect(PathBuffer.capacity == Int(PATH_MAX))
    #expect(sysconf(Int32(_SC_PAGESIZE)) % 4096 == 0)
  }

  @Test("Each signal that has a name in the source has the C library's number")
  func signalsAreThoseOfTheLibrary() {
    let signals: [(Signal, Int32)] = [
      (.hangUp, SIGHUP), (.interrupt, SIGINT), (.quit, SIGQUIT), (.kill, SIGKILL),
      (.pipe, SIGPIPE), (.terminate, SIGTERM), (.child, SIGCHLD), (.resume, SIGCONT),
      (.stop, SIGSTOP), (.terminalStop, SIGTSTP), (.terminalInput, SIGTTIN),
      (.terminalOutput, SIGTTOU), (.fileSize, SIGXFSZ), (.windowChange, SIGWINCH),
    ]
    for (signal, number) in signals { #expect(Int32(signal.rawValue) == number) }
  }

  @Test("Each standard signal is read by the C library's name for it", arguments: 1...31)
  func signalNamesAreThoseOfTheLibrary(_ number: Int32) throws {
    let name = String(cString: try #require(sigabbrev_np(number)))
    #expect(Signal.named(name) == Signal(Int(number)))
    // SIGIO and SIGPOLL are the same signal (signal(7)).
    #expect(Signal(Int(number))?.name == "SIG" + (name == "POLL" ? "IO" : name))
  }

  @Test("The real-time signals for programs begin and end where the C library's do")
  func realTimeSignalsAreThoseOfTheLibrary() {
    #expect(Signal.named("RTMIN") == Signal(Int(__libc_current_sigrtmin())))
    #expect(Signal.named("RTMAX") == Signal(Int(__libc_current_sigrtmax())))
  }
}
