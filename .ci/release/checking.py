"""Programs that have to succeed and things that have to hold, or .ci/check-dist fails."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DIST = ROOT / "dist"


def run(*command, **options) -> str:
  """Runs a program that has to succeed, and returns what it says."""
  result = status(*command, **options)
  if result.returncode != 0:
    sys.exit(f"{result.stdout}\n.ci/check-dist: {command[0]} failed: {command}")
  return result.stdout


def status(*command, **options):
  return subprocess.run(
    [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
    stderr=subprocess.STDOUT, text=True, **options)


def expect(condition: bool, what: str):
  if not condition:
    sys.exit(f".ci/check-dist: {what}")


def expect_same(path: Path, other: Path):
  expect(path.read_bytes() == other.read_bytes(), f"{path} differs from {other}")
