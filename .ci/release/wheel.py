"""A wheel of each architecture, built by hatchling: `pip install` puts the
executable itself on PATH."""

import os
import re
import shutil
import tempfile
from pathlib import Path

from .release import Release, quietly

PROJECT = Path(__file__).parent / "wheel"


def wheel(release: Release, architecture, executable: bytes, python: Path):
  """Makes the wheel."""
  tag = f"py3-none-{'.'.join(architecture.wheel)}"
  with tempfile.TemporaryDirectory() as folder:
    project = Path(folder) / "project"
    shutil.copytree(PROJECT, project)
    for source in (release.licence, release.manual):
      shutil.copy(source, project)
    (project / "README.md").write_text(page((release.root / "README.md").read_text()))
    (project / "initlet").write_bytes(executable)
    (project / "initlet").chmod(0o755)
    quietly(
      [python, "-m", "hatchling", "build", "--target", "wheel", "--directory", release.output],
      cwd=project,
      env={
        **os.environ, "SOURCE_DATE_EPOCH": str(release.time),
        "INITLET_VERSION": release.version, "INITLET_TAG": tag,
      })


def page(readme: str) -> str:
  """The README for PyPI, which has neither the files nor the anchors that it links to."""
  kept = re.sub(r"^(?:!\[|\*\*Contents:).*\n+", "", readme, flags=re.MULTILINE)
  return re.sub(r"\[([^]]*)\]\((?!https:)[^)]*\)", r"\1", kept)


def tools(folder: Path) -> Path:
  """The interpreter of an environment that has hatchling, made where it is missing."""
  python = folder / "bin/python"
  wanted = PROJECT / "requirements.txt"
  installed = folder / "requirements.txt"
  if not installed.exists() or installed.read_text() != wanted.read_text():
    quietly(["/usr/bin/python3", "-m", "venv", "--clear", folder])
    quietly([
      python, "-m", "pip", "install", "--disable-pip-version-check", "--no-deps",
      "--only-binary=:all:", "--require-hashes", "--requirement", wanted,
    ])
    shutil.copy(wanted, installed)
  return python
