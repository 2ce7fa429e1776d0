import Glibc
import Testing

@testable import TestSupport

@Suite(
  "Either init of a guarded pair is killed at every moment of a shutdown",
  .needs(.namespaces, .ownHighestPID), .serialized)
struct GuardStormTests {
  /// Kills one of the two in each round, at a moment that moves on from the request to end.
  ///
  /// With both processors busy, a round is as long as the machine makes it.
  private static let script = """
    rounds=$1 init=$2 fixture=$3
    (while :; do :; done) & (while :; do :; done) &
    sleep 1000 & bystanders=$!
    setsid sleep 1000 & bystanders="$bystanders $!"
    round=0 killed=0
    while [ $round -lt $rounds ]; do
      round=$((round + 1))
      case $((round % 3)) in
        0) kinds="background:obey" longest=50 ;;
        1) kinds="session:obey daemon:ignore deep3:obey" longest=700 ;;
        2) kinds="session:ignore group:obey" longest=700 ;;
      esac
      mkfifo /tmp/left.$$
      "$init" --guard -t0.05 -- "$fixture" leave-behind stay $kinds >/tmp/left.$$ 2>/dev/null &
      outer=$!
      read left </tmp/left.$$; rm /tmp/left.$$
      inner=$(cat /proc/$outer/task/$outer/children); inner=${inner% }
      [ $((round % 2)) = 0 ] && victim=$outer || victim=$inner
      delay=0.$(printf %04d $((round * 37 % longest)))
      [ $((round % 11)) = 0 ] || kill $outer
      sleep $delay
      [ $((round % 5)) = 0 ] && kill -STOP $victim
      kill -KILL $victim
      wait $outer
      case $? in
        137) killed=$((killed + 1)) ;;
        143) ;; # The shutdown was over before.
        *) echo "round $round: another code" ;;
      esac
      turn=0
      # PID 1 is of the same program.
      while grep -s initlet /proc/[0-9]*/comm | grep -qv '^/proc/1/'; do
        turn=$((turn + 1))
        [ $turn = 3000 ] && {
          echo "round $round: survivors"; grep -s . /proc/[0-9]*/comm; exit 1
        }
        sleep 0.01
      done
    done
    unhurt=0
    for bystander in $bystanders; do kill -0 $bystander && unhurt=$((unhurt + 1)); done
    echo "killed $killed of $round; bystanders $unhurt"
    """

  @Test("No survivor, no bystander hurt, and the code is 137 or the command's")
  func deathAtEveryMomentLeavesNothing() throws {
    let rounds = 150 * Soak.factor
    let words =
      Scene.namespace + [
        Programs.fixture, "neutral-pid1", "sh", "-c", Self.script + "", "sh", "\(rounds)",
        try Init.initlet.path(), Programs.fixture,
      ]
    let process = try Subprocess(words)
    defer { process.kill() }
    let outcome = try process.finish(within: Soak.patience * 2)
    print(outcome.output)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 1 && outcome.output.hasSuffix(" of \(rounds); bystanders 2\n"))
    let killed = outcome.output.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    // Otherwise the moments missed the shutdowns.
    #expect((killed ?? 0) > rounds / 4)
  }
}
