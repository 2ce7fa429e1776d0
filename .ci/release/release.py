"""What all the files of a release have in common."""

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Release:
  version: str
  commit: str
  time: int
  """Of the commit, in seconds since 1970: the time of every file made."""
  root: Path
  """The folder of the package."""
  output: Path
  summary: str = "container init that leaves no process behind"
  licence_name: str = "ISC"
  """As SPDX and Debian call it."""

  @property
  def licence(self) -> Path:
    return self.root / "LICENSE"

  @property
  def changelog(self) -> Path:
    return self.root / "Sources/CHANGELOG.md"

  @property
  def manual(self) -> Path:
    return self.root / "Sources/initlet/initlet.1"


def digest(data: bytes, algorithm: str = "sha256") -> str:
  return hashlib.new(algorithm, data).hexdigest()


def quietly(command: list, **options):
  """Runs a program, of which nothing is seen unless it fails."""
  result = subprocess.run(
    [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    text=True, **options)
  if result.returncode != 0:
    sys.exit(f"{result.stdout}\n{command[0]} failed with status {result.returncode}")
