"""The executables: for this machine as everybody builds it, by triple for all others."""

import json
import subprocess
import sys
from pathlib import Path

from .architectures import ALL, Architecture, architecture_of
from .release import quietly


def executables(root: Path, native: Path, cross: Path) -> dict:
  """The executables of the package in `root` by their architectures, in the order of
  the list, built in the folders `native` and `cross`.

  An architecture that the toolchain cannot build for is left out and said to be.
  """
  print("building for this machine", flush=True)
  own = build(root, native)
  host = architecture_of(own)
  if not host:
    sys.exit("this machine's architecture is not in .ci/release/architectures.json")
  print(f"this machine is {host.name}", flush=True)
  library = Path(target_information()["paths"]["runtimeResourcePath"]) / "embedded"
  built = {}
  for architecture in ALL:
    if architecture is host:
      built[host] = own
    elif (library / architecture.triple).is_dir():
      print(f"building for {architecture.name}", flush=True)
      built[architecture] = cross_build(root, cross, architecture)
    else:
      print(f"left out: {architecture.name}, for which {library} has nothing", flush=True)
  return built


def cross_build(root: Path, scratch: Path, architecture: Architecture) -> bytes:
  executable = build(root, scratch, architecture.triple)
  if architecture_of(executable) is not architecture:
    sys.exit(f"what was built for {architecture.name} is not for it")
  return executable


def build(root: Path, scratch: Path, triple: str = "") -> bytes:
  options = ["--triple", triple] if triple else []
  quietly(
    ["swift", "build", "-c", "release", "--product", "initlet", "--scratch-path", scratch, *options],
    cwd=root)
  return (scratch / triple / "release/initlet").read_bytes()


def target_information() -> dict:
  """What the compiler says about itself and this machine."""
  text = subprocess.run(
    ["swift", "-print-target-info"], check=True, stdout=subprocess.PIPE, text=True).stdout
  return json.loads(text)
