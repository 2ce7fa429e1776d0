"""Detached signatures by a key of the caller's GnuPG."""

from pathlib import Path

from .release import quietly


def sign(folder: Path, key: str):
  """Puts a signature beside each file of the folder."""
  for path in sorted(folder.iterdir()):
    quietly([
      "gpg", "--batch", "--yes", "--armor", "--local-user", key, "--detach-sign",
      "--output", f"{path}.asc", path])
