import UnitTestSupport

/// Inputs that were hard to get right; each is tried as it is, and then again and again with a few
/// of its bytes changed.
enum Corpus {
  static let commandLines = [[UInt8]](
    inputs: """
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

  static let variables = [[UInt8]](
    inputs: #"""
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

  static let names = [[UInt8]](
    inputs:
      "initlet|/sbin/docker-init|tini-static|dumb-init/|catatonit|//pause|./podman-init.1|tin|",
    separatedBy: "|")

  static let environments = [[UInt8]](
    inputs: """
      TINI_SUBREAPER=|TINI_VERBOSITY=3
      TINI_VERBOSITY=99999999999999999999|TINI_KILL_PROCESS_GROUP=0
      TINI_VERBOSITY=100|TINI_VERBOSITY=0
      DUMB_INIT_SETSID=0|DUMB_INIT_DEBUG=1
      DUMB_INIT_SETSID|=|
      CATATONIT_DEBUG=|PATH=
      """)
}
