"""Archives whose bytes depend on nothing but what is in them."""

import gzip
import io
import tarfile
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
  name: str
  data: bytes
  mode: int = 0o644


def tar(entries: list, time: int) -> bytes:
  """A tar file of root's, with everything of the same time."""
  stream = io.BytesIO()
  with tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as archive:
    for entry in entries:
      info = tarfile.TarInfo(entry.name)
      info.mtime = time
      info.mode = entry.mode
      if entry.name.endswith("/"):
        info.type = tarfile.DIRTYPE
        archive.addfile(info)
      else:
        info.size = len(entry.data)
        archive.addfile(info, io.BytesIO(entry.data))
  return stream.getvalue()


def compressed(data: bytes) -> bytes:
  """As gzip -9n makes it: without a name and a time."""
  return gzip.compress(data, 9, mtime=0)
