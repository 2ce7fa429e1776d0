"""The architectures of architectures.json, which the tests read too."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, eq=False)
class Architecture:
  name: str
  """In the names of the files, as `uname -m` says it or nearly so."""
  triple: str
  """What the compiler calls it where there is no operating system."""
  elf_machine: int
  """`e_machine` in an ELF file."""
  qemu: str
  """What QEMU calls it."""
  debian: str
  """What dpkg calls it."""
  rpm: str
  """What rpm calls it."""
  oci: dict
  """The platform in an image's index, without the operating system."""
  wheel: list
  """The platform tags: the executable needs no libc, so both kinds of them."""

  @property
  def emulator(self) -> str:
    """A program that runs the executable on any machine."""
    return f"qemu-{self.qemu}-static"


ALL = [
  Architecture(**fields)
  for fields in json.loads((Path(__file__).parent / "architectures.json").read_text())]


def architecture_of(executable: bytes) -> Architecture | None:
  """The one that an executable is for, if it is listed."""
  if executable[:4] != b"\x7fELF":
    return None
  machine = int.from_bytes(executable[18:20], "little" if executable[5] == 1 else "big")
  return next((each for each in ALL if each.elf_machine == machine), None)
