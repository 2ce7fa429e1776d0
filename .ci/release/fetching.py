"""Packages of Debian that are not installed, fetched into a cache."""

import os
import re
import shutil
import subprocess
from pathlib import Path


def output_of(command: list, **options) -> str:
  """What a command prints; what it says as it fails is the exception's."""
  result = subprocess.run(
    [str(word) for word in command], stdin=subprocess.DEVNULL, capture_output=True, text=True,
    **options)
  if result.returncode != 0:
    lines = (result.stdout + result.stderr).strip().splitlines() or ["no word why"]
    raise RuntimeError(f"{Path(command[0]).name}: {lines[-1]}")
  return result.stdout


class Archive:
  """A suite of Debian for an architecture, out of reach of the machine's own apt and dpkg."""

  def __init__(self, suite: str, architecture: str, cache: Path):
    self.folder = cache / f"apt-{suite}-{architecture}"
    for name in ("lists/partial", "cache/archives/partial"):
      (self.folder / name).mkdir(parents=True, exist_ok=True)
    keys = "/usr/share/keyrings/debian-archive-keyring.gpg"
    (self.folder / "sources.list").write_text(
      f"deb [signed-by={keys}] {self.mirror()} {suite} main\n")
    (self.folder / "apt.conf").write_text("\n".join([
      f'APT::Architecture "{architecture}";',
      f'APT::Architectures {{ "{architecture}"; }};',
      'APT::Sandbox::User "root";',
      'Acquire::Languages "none";',
      'Acquire::Retries "3";',
      f'Dir::Etc::sourcelist "{self.folder}/sources.list";',
      'Dir::Etc::sourceparts "/dev/null";',
      f'Dir::State::lists "{self.folder}/lists";',
      'Dir::State::status "/dev/null";',
      f'Dir::Cache "{self.folder}/cache";', ""]))
    self.run("apt-get", "update", "--error-on=any")

  @staticmethod
  def mirror() -> str:
    """The one that this machine takes Debian from."""
    found = output_of(["apt-get", "indextargets", "--format", "$(REPO_URI)", "Origin: Debian"])
    if not found:
      raise RuntimeError("apt knows no mirror of Debian: apt-get update")
    return found.splitlines()[0]

  def run(self, *command: str, **options) -> str:
    environment = dict(os.environ, APT_CONFIG=str(self.folder / "apt.conf"))
    return output_of(command, env=environment, **options)

  def dependency(self, package: str) -> str:
    """The package that has the kernel which another one stands for."""
    match = re.search(
      r"Depends: (linux-(?:image|binary)-\S+)", self.run("apt-cache", "depends", package))
    return self.dependency(match[1]) if match else package

  def unpack(self, packages: list, target: Path):
    """Fetches packages and lays out their files in a folder."""
    self.run("apt-get", "download", *packages, cwd=self.folder)
    for file in self.folder.glob("*.deb"):
      output_of(["dpkg-deb", "--extract", file, target])
      file.unlink()

  def remove(self):
    shutil.rmtree(self.folder)


def fetched(folder: Path, make) -> Path:
  """A folder of a cache, whole or not there; `make` fills it."""
  if not folder.exists():
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    make(new)
    new.rename(folder)
  return folder
