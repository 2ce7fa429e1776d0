"""What all the files of a release have in common."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

MAINTAINER = "The initlet authors <initlet@initlet.example>"


@dataclass(frozen=True)
class Release:
  version: str
  commit: str
  time: int
  """Of the commit, in seconds since 1970: the time of every file made."""
  root: Path
  """The folder of the package."""
  output: Path
  address: str = os.environ.get("INITLET_ADDRESS", "https://example.org/initlet")
  """The project's, from which git clones it too; a placeholder until there is one."""
  summary: str = "container init that leaves no process behind"
  licence_name: str = "ISC"
  """As SPDX and Debian call it."""

  description: str = """\
initlet runs as process 1 of a container and starts one command. It forwards
signals to it from the first instruction on, reaps every zombie, and ends
whatever the command leaves behind, in order and within a bounded time.

It takes the options of tini, dumb-init and catatonit, and works the same where
it is not process 1. It is one static executable that needs no C library.
"""

  @classmethod
  def has_placeholder(cls) -> bool:
    """Whether the address leads to nobody, so that no release can be signed with it."""
    return urlsplit(cls.address).hostname == "example.org"

  @property
  def source(self) -> str:
    """The commit, as SPDX and SLSA name it."""
    return f"git+{self.address}@{self.commit}"

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


def write(root: Path, name: str, data: bytes, mode: int):
  path = root / name
  path.parent.mkdir(parents=True, exist_ok=True)
  path.write_bytes(data)
  path.chmod(mode)


def quietly(command: list, **options):
  """Runs a program, of which nothing is seen unless it fails."""
  result = subprocess.run(
    [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    text=True, **options)
  if result.returncode != 0:
    sys.exit(f"{result.stdout}\n{command[0]} failed with status {result.returncode}")
