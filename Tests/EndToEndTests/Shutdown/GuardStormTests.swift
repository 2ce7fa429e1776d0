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
    sleep 9001 & setsid sleep 9002 &
    round=0
    while [ $round -lt $rounds ]; do
      round=$((round + 1))
      case $((round % 3)) in
        0) kinds="background:obey" ;;
        1) kinds="session:obey daemon:ignore deep3:obey" ;;
        2) kinds="session:ignore group:obey" ;;
      esac
      mkfifo /tmp/left.$$
      "$init" --guard -t0.05 -- "$fixture" leave-behind stay $kinds >/tmp/left.$$ 2>/dev/null &
      outer=$!
      read left </tmp/left.$$; rm /tmp/left.$$
      inner=$(cat /proc/$outer/task/$outer/children); inner=${inner% }
      [ $((round % 2)) = 0 ] && victim=$outer || victim=$inner
      # From before the request to after the end of the grace period.
      [ $((round % 11)) = 0 ] || kill $outer
      sleep 0.$(printf %03d $((round * 7 % 90)))
      [ $((round % 5)) = 0 ] && kill -STOP $victim
      kill -KILL $victim
      wait $outer; code=$?
      # 143 where the shutdown was over before.
      [ $code = 137 ] || [ $code = 143 ] || echo "round $round: $code"
      turn=0
      # PID 1 is of the same program.
      while ps -eo pid=,comm= | grep initlet | grep -qv '^ *1 '; do
        turn=$((turn + 1))
        [ $turn = 3000 ] && { echo "round $round: survivors"; ps -ef; exit 1; }
        sleep 0.01
      done
    done
    echo "rounds $round bystanders $(pgrep -c -f '^sleep 900')"
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
    #expect(outcome.output == "rounds \(rounds) bystanders 2\n")
  }
}
