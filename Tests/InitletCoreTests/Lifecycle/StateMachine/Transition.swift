/// What an event has led to in a phase.
struct Transition: Hashable {
  let phase: PhaseKind
  let event: EventKind
  let action: ActionKind
  let next: PhaseKind
  /// Whether it changes nothing at all: not even when the next round is, or whether a process has
  /// ended since the last one.
  let isIdle: Bool
}
