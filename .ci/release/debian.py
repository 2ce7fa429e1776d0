"""A Debian package of each architecture, put together by dpkg-deb."""

import os
import tempfile
from pathlib import Path

from .archive import compressed
from .changelog import debian_changelog
from .release import Release, digest, quietly

MAINTAINER = "The initlet authors <initlet@initlet.example>"

CONTROL = """\
Package: initlet
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Section: admin
Priority: optional
Multi-Arch: foreign
Description: {summary}
 initlet runs as process 1 of a container and starts one command. It forwards
 signals to it from the first instruction on, reaps every zombie, and ends
 whatever the command leaves behind, in order and within a bounded time.
 .
 It takes the options of tini, dumb-init and catatonit, and works the same where
 it is not process 1. It is one static executable that needs no C library.
"""

COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: initlet

Files: *
Copyright: 2026 the initlet authors
License: {name}

License: {name}
{text}
"""

OVERRIDES = """\
# A container init has to run in images without a C library.
initlet: {tag} [usr/bin/initlet]
"""

POSITION_INDEPENDENT = 3
"""`e_type` in an ELF file, ET_DYN."""


def overrides(executable: bytes) -> bytes:
  """Lintian takes a static executable that is position-independent for a library."""
  is_movable = int.from_bytes(executable[16:18], "little") == POSITION_INDEPENDENT
  tag = "shared-library-lacks-prerequisites" if is_movable else "statically-linked-binary"
  return OVERRIDES.format(tag=tag).encode()


def debian(release: Release, architecture, executable: bytes):
  """Makes the package."""
  changelog = debian_changelog(
    release.changelog, release.version, release.commit, release.time, MAINTAINER)
  # Behind its name and the copyright line.
  licence = release.licence.read_text().split("\n\n", 2)[2]
  files = {
    "usr/bin/initlet": (executable, 0o755),
    "usr/share/man/man1/initlet.1.gz": (compressed(release.manual.read_bytes()), 0o644),
    "usr/share/doc/initlet/changelog.gz": (compressed(changelog), 0o644),
    "usr/share/doc/initlet/copyright": (
      COPYRIGHT.format(name=release.licence_name, text=indented(licence)).encode(), 0o644),
    "usr/share/lintian/overrides/initlet": (overrides(executable), 0o644),
  }
  control = CONTROL.format(
    version=release.version, architecture=architecture.debian, maintainer=MAINTAINER,
    size=sum((len(data) + 1023) // 1024 for data, _ in files.values()) + 8,
    summary=release.summary)
  sums = "".join(f"{digest(data, 'md5')}  {name}\n" for name, (data, _) in sorted(files.items()))
  files["DEBIAN/md5sums"] = (sums.encode(), 0o644)
  files["DEBIAN/control"] = (control.encode(), 0o644)
  path = release.output / f"initlet_{release.version}_{architecture.debian}.deb"
  with tempfile.TemporaryDirectory() as folder:
    root = Path(folder) / "root"
    for name, (data, mode) in files.items():
      write(root, name, data, mode)
    for place, _, _ in os.walk(root):
      os.chmod(place, 0o755)
    quietly(
      ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, path],
      env={**os.environ, "SOURCE_DATE_EPOCH": str(release.time)})


def write(root: Path, name: str, data: bytes, mode: int):
  path = root / name
  path.parent.mkdir(parents=True, exist_ok=True)
  path.write_bytes(data)
  path.chmod(mode)


def indented(text: str) -> str:
  return "\n".join(f" {line}" if line else " ." for line in text.strip().split("\n"))
