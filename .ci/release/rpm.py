"""An RPM package of each architecture, put together by rpmbuild."""

import os
import shutil
import tempfile
from pathlib import Path

from .release import MAINTAINER, Release, quietly, write

SPEC = """\
Name: initlet
Version: {version}
Release: 1
Summary: {summary}
License: {licence}
URL: {address}
Packager: {maintainer}
AutoReqProv: no

%description
{description}
%install
cp -R {root}/. %{{buildroot}}

%files
{files}
"""

MACROS = {
  # Nothing of the machine or of the moment.
  "_buildhost": "localhost",
  "use_source_date_epoch_as_buildtime": "1",
  "clamp_mtime_to_source_date_epoch": "1",
  "_binary_payload": "w9.gzdio",
  # The executable is shipped as it is.
  "__os_install_post": "%{nil}",
  "debug_package": "%{nil}",
  "_build_id_links": "none",
}


def rpm(release: Release, architecture, files: dict):
  """Makes the package of these files, by their paths without the first slash."""
  with tempfile.TemporaryDirectory() as folder:
    root = Path(folder) / "root"
    for name, (data, mode) in files.items():
      write(root, name, data, mode)
    spec = Path(folder) / "initlet.spec"
    spec.write_text(SPEC.format(
      version=release.version, summary=release.summary, licence=release.licence_name,
      address=release.address, maintainer=MAINTAINER, description=release.description, root=root,
      files="\n".join(f"%attr({mode:o}, root, root) /{name}" for name, (_, mode) in files.items())))
    macros = {**MACROS, "_topdir": f"{folder}/build", "_rpmdir": f"{folder}/made"}
    defines = [
      word for name, value in macros.items() for word in ("--define", f"{name} {value}")]
    quietly(
      ["rpmbuild", "-bb", "--nodeps", "--target", f"{architecture.rpm}-linux", *defines, spec],
      env={**os.environ, "HOME": folder, "SOURCE_DATE_EPOCH": str(release.time)})
    made, = Path(folder, "made").rglob("*.rpm")
    shutil.copyfile(made, release.output / made.name)
