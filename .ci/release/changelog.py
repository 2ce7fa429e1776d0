"""Sources/CHANGELOG.md, and the Debian changelog that is made from it."""

import re
import sys
import textwrap
from dataclasses import dataclass, field
from datetime import datetime, timezone
from email.utils import format_datetime
from pathlib import Path

WIDTH = 79
"""Lintian wants less than 80 columns."""


@dataclass
class Section:
  version: str
  """`Unreleased` at the top."""
  date: datetime | None
  """Of the release."""
  groups: dict = field(default_factory=dict)
  """The entries below each heading: `Added`, `Changed`, `Fixed` and so on."""


def sections(text: str) -> list:
  """The sections of the file, the newest first."""
  found = []
  for line in text.splitlines():
    if heading := re.fullmatch(r"## (\S+)(?: - (\d{4}-\d\d-\d\d))?", line):
      date = heading[2] and datetime.fromisoformat(heading[2]).replace(tzinfo=timezone.utc)
      found.append(Section(heading[1], date or None))
    elif line.startswith("### "):
      entries = found[-1].groups[line[4:]] = []
    elif line.startswith("- "):
      entries.append(line[2:])
    elif found and line:
      sys.exit(f"Sources/CHANGELOG.md: neither a heading nor an entry: {line}")
  return found


def debian_changelog(path: Path, version: str, commit: str, time: int, maintainer: str) -> bytes:
  """The changelog of a package that is built from a commit of this time.

  Between two releases it has the last one's number. Its first entry then also holds what
  is unreleased.
  """
  found = sections(path.read_text())
  own = next((index for index, each in enumerate(found) if each.version == version), None)
  if own is None and found[0].version != "Unreleased":
    sys.exit(f"Sources/CHANGELOG.md: nothing about {version}")
  count = 1 if own is None else own + 1
  built = datetime.fromtimestamp(time, timezone.utc)
  first = [f"  * Built from the commit {commit[:7]}."]
  for section in found[:count]:
    first += lines(section)
  entries = [entry(version, first, built, maintainer)]
  entries += [
    entry(section.version, lines(section), section.date, maintainer) for section in found[count:]]
  return "\n".join(entries).encode()


def entry(version: str, changes: list, date: datetime, maintainer: str) -> str:
  body = "\n".join(changes)
  return (
    f"initlet ({version}) unstable; urgency=medium\n\n{body}\n\n"
    f" -- {maintainer}  {format_datetime(date)}\n")


def lines(section: Section) -> list:
  result = []
  for name, entries in section.groups.items():
    result.append(f"  * {name}:")
    for text in entries:
      result += textwrap.wrap(
        plain(text), WIDTH, initial_indent="    - ", subsequent_indent="      ",
        break_long_words=False, break_on_hyphens=False)
  return result


def plain(text: str) -> str:
  """Without Markdown's marks for code and links."""
  return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text).replace("`", "")
