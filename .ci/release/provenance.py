"""How the files were made: an in-toto statement with SLSA's provenance, both version 1."""

import json
import re

from .release import Release, digest


def provenance(release: Release, swift: str, requirements: str) -> bytes:
  """The statement about all files that are there by now."""
  statement = {
    "_type": "https://in-toto.io/Statement/v1",
    "subject": [
      {"name": path.name, "digest": {"sha256": digest(path.read_bytes())}}
      for path in sorted(release.output.iterdir())],
    "predicateType": "https://slsa.dev/provenance/v1",
    "predicate": {
      "buildDefinition": {
        "buildType": f"{release.address}/dist/v1",
        "externalParameters": {"source": release.source, "command": ".ci/dist"},
        "resolvedDependencies": [
          {"uri": release.source, "digest": {"gitCommit": release.commit}},
          {"uri": f"pkg:github/swiftlang/swift@swift-{swift}-RELEASE"},
          *wheels(requirements)],
      },
      "runDetails": {"builder": {"id": f"{release.address}/dist"}},
    },
  }
  return (json.dumps(statement, indent=2) + "\n").encode()


def wheels(requirements: str) -> list:
  """What the wheels are built with."""
  found = re.findall(r"^(\S+)==(\S+) \\\n +--hash=sha256:(\w+)$", requirements, re.MULTILINE)
  return [
    {"uri": f"pkg:pypi/{name}@{version}", "digest": {"sha256": value}}
    for name, version, value in found]
