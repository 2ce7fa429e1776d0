/// Inputs that were hard to get right, one a line; each is tried as it is, and then again and again
/// with a few of its bytes changed.
enum Corpus {
  static let commandLines = lines(
    """
    -t0 -- true
    -t.5 true
    -vvvct1 true
    --gr=0.000000001 --re 15:0 -rHUP:RTMIN+3 true
    -e0-255 -e 1 -e255-0 true
    -p
    --
    --version=
    -vP
    --orphans=keep --orphans kill --orphans=64 true
    --guard --child-death-signal HUP true
    -rKILL:1 true
    --copy-to /x
    - true
    """)

  static let stats = lines(
    """
    1 (sh) S 0 1 1 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 12345 0 0
    42 (a) S b) R 7 0 0 0 -1
    42 (()) Z 4194304 0
    42 () S 1
    42 (x) S -1 0
    2147483647 (max) S 2147483647 0
    2147483648 (over) S 1 0
    42 (cut
    42 (cut)
    42 (cut) S
    99999999999999999999 (long) S 1 0
    """)

  static let numberLists = lines("1 2 3|12 |2147483647 2147483648 |0 00 007 |--1 +2 |9", at: "|")

  static let signals = lines(
    "TERM|sigterm|SIGRTMIN+0|RTMIN+30|RTMIN+31|RTMAX|RTMAX-30|RTMAX-31|RTMIN-1|0|64|65|015|SIG15|CLD",
    at: "|")

  static let seconds = lines(
    "0|0.|.0|.|5|0.000000001|0.0000000001|999999999.999999999|1000000000|1e9|-1|00000000000005|1.5.",
    at: "|")

  static let variables = lines(
    #"""
    -t 3 -v
    -r 'TERM:QUIT' "-e" 1\ 
    'a'"b"\c
    "\$\`\"\\\x"
    '' "" ''
    'open
    "open\"
    open\
    a	b
    """#)

  static let names = lines(
    "initlet|/sbin/docker-init|tini-static|dumb-init/|catatonit|//pause|./podman-init.1|tin|",
    at: "|")

  static let environments = lines(
    """
    TINI_SUBREAPER=|TINI_VERBOSITY=3
    TINI_VERBOSITY=99999999999999999999|TINI_KILL_PROCESS_GROUP=0
    TINI_VERBOSITY=100|TINI_VERBOSITY=0
    DUMB_INIT_SETSID=0|DUMB_INIT_DEBUG=1
    DUMB_INIT_SETSID|=|
    CATATONIT_DEBUG=|PATH=
    """)

  private static func lines(_ text: String, at separator: Character = "\n") -> [[UInt8]] {
    text.split(separator: separator, omittingEmptySubsequences: false).map { Array($0.utf8) }
  }
}
