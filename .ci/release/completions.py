"""Completions for bash, zsh and fish, made from `initlet --help`, which the tests hold
to the table of options.

  python3 .ci/release/completions.py bash|zsh|fish <HELP
"""

import re
import sys
from dataclasses import dataclass

SIGNALS = "HUP INT QUIT ABRT KILL USR1 ALRM USR2 TERM CONT STOP TSTP TTIN TTOU WINCH RTMIN RTMAX"

CHOICES = {
  "FROM:TO": SIGNALS,
  "SIGNAL": SIGNALS,
  "POLICY": "keep term kill",
  "SECONDS": "0 1 5 10 30",
  "CODE": "130 143",
}
"""What can stand for a value; for any other there are the names of files."""

OPTION = re.compile(
  r"^ +(?P<names>-[^ ,]+(?:, -[^ ,]+)*)(?: (?P<value>[A-Z:]+))?(?: {2,}|\n {20,})(?P<text>.+)$",
  re.MULTILINE)

BASH = """\
# bash completion for initlet
_initlet_command() {
  if declare -F _command_offset >/dev/null; then
    _command_offset "$1"
  elif ((COMP_CWORD == $1)); then
    mapfile -t COMPREPLY < <(compgen -c -- "${COMP_WORDS[COMP_CWORD]}")
  fi
}

_initlet() {
  local word index value='' choices current=${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=${COMP_WORDS[index]}
    # bash takes the marks of --rewrite=TERM:QUIT for words.
    case $word in
      = | :) [[ -n $value ]] || value=$word ;;
      --) [[ -n $value ]] || { _initlet_command $((index + 1)); return; } ;;
@takes@
      -*) value='' ;;
      *) [[ -n $value ]] || { _initlet_command "$index"; return; } ; value='' ;;
    esac
  done
  [[ $current != [=:] ]] || current=''
  case $value in
@choices@
    :) choices='@signals@' ;;
    ?*) return ;;
    *)
      if [[ $current != -* ]]; then
        _initlet_command "$COMP_CWORD"
        return
      fi
      choices='@names@'
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current")
}

complete -o bashdefault -o default -F _initlet initlet
"""


@dataclass(frozen=True)
class Option:
  names: list
  """`-t` and `--grace-period`."""
  value: str | None
  text: str

  @property
  def choices(self) -> str | None:
    return CHOICES.get(self.value)


def options_of(text: str) -> list:
  return [
    Option(match["names"].split(", "), match["value"], match["text"])
    for match in OPTION.finditer(text)]


def bash(options: list) -> str:
  valued = [option for option in options if option.value]
  takes = [f"      {' | '.join(option.names)}) value={option.names[-1]} ;;" for option in valued]
  choices = [
    f"    {option.names[-1]}) choices='{option.choices}' ;;" for option in valued if option.choices]
  names = " ".join(name for option in options for name in option.names)
  return (
    BASH.replace("@takes@", "\n".join(takes)).replace("@choices@", "\n".join(choices))
    .replace("@names@", names).replace("@signals@", SIGNALS))


def zsh(options: list) -> str:
  lines = []
  for option in options:
    names = "{" + ",".join(option.names) + "}" if len(option.names) > 1 else option.names[0]
    text = option.text.replace("'", "'\\''").replace(":", "\\:")
    value = ""
    if option.value:
      action = f"({option.choices})" if option.choices else "_files"
      value = f":{option.value.replace(':', ' ')}:{action}"
    lines.append(f"  '*'{names}'[{text}]{value}' \\\n")
  return (
    "#compdef initlet\n\n_arguments -s -S \\\n" + "".join(lines)
    + "  '(-)1:command: _command_names -e' \\\n  '*::arguments: _normal'\n")


def fish(options: list) -> str:
  lines = ["complete -c initlet -x -a '(__fish_complete_subcommand)'\n"]
  for option in options:
    words = ["complete -c initlet"]
    words += [f"-l {name[2:]}" if name[1] == "-" else f"-s {name[1:]}" for name in option.names]
    if option.value:
      words.append(f"-x -a '{option.choices}'" if option.choices else "-r -F")
    text = option.text.replace("'", "\\'")
    lines.append(" ".join([*words, f"-d '{text}'"]) + "\n")
  return "".join(lines)


WRITERS = {"bash": bash, "zsh": zsh, "fish": fish}


def completions(text: str) -> dict:
  """The files by their shells."""
  options = options_of(text)
  return {shell: writer(options).encode() for shell, writer in WRITERS.items()}


if __name__ == "__main__":
  sys.stdout.buffer.write(completions(sys.stdin.read())[sys.argv[1]])
