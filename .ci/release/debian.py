"""A Debian package of each architecture, put together by dpkg-deb."""

import os
import tempfile
from pathlib import Path

from .archive import compressed
from .changelog import debian_changelog
from .release import MAINTAINER, Release, digest, quietly, write

CONTROL = """\
Package: initlet
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Section: admin
Priority: optional
Multi-Arch: foreign
Homepage: {address}
Description: {summary}
{description}
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


def debian(release: Release, architecture, files: dict):
  """Makes the package of these files and of Debian's own."""
  changelog = debian_changelog(
    release.changelog, release.version, release.commit, release.time, MAINTAINER)
  # Behind its name and the copyright line.
  licence = release.licence.read_text().split("\n\n", 2)[2]
  executable, _ = files["usr/bin/initlet"]
  files = {
    **files,
    "usr/share/doc/initlet/changelog.gz": (compressed(changelog), 0o644),
    "usr/share/doc/initlet/copyright": (
      COPYRIGHT.format(name=release.licence_name, text=indented(licence)).encode(), 0o644),
    "usr/share/lintian/overrides/initlet": (overrides(executable), 0o644),
  }
  control = CONTROL.format(
    version=release.version, architecture=architecture.debian, maintainer=MAINTAINER,
    size=sum((len(data) + 1023) // 1024 for data, _ in files.values()) + 8,
    address=release.address, summary=release.summary,
    description=indented(release.description))
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


def indented(text: str) -> str:
  return "\n".join(f" {line}" if line else " ." for line in text.strip().split("\n"))
