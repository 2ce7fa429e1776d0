"""An OCI image for all architectures: `FROM scratch` with the one file.

Nothing but JSON, hashes and tar (image-spec 1.1), so that no engine is needed.
The archive is an OCI layout, and besides what `docker load` of engines before
25 reads, manifest.json, with the same blobs.
"""

import json
from datetime import datetime, timezone

from .archive import Entry, compressed, tar
from .release import Release, digest

INDEX = "application/vnd.oci.image.index.v1+json"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"
CONFIG = "application/vnd.oci.image.config.v1+json"
LAYER = "application/vnd.oci.image.layer.v1.tar+gzip"


class Layout:
  """The blobs of an image, each under the name of its hash."""

  def __init__(self):
    self.entries = {}

  def add(self, media_type: str, data: bytes) -> dict:
    """Keeps a blob and returns the descriptor by which others refer to it."""
    name = digest(data)
    self.entries[path_of(name)] = data
    return {"mediaType": media_type, "digest": f"sha256:{name}", "size": len(data)}

  def add_json(self, media_type: str, value: dict) -> dict:
    return self.add(media_type, as_json(value))


def path_of(name: str) -> str:
  return f"blobs/sha256/{name.removeprefix('sha256:')}"


def as_json(value) -> bytes:
  return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def image(release: Release, executables: dict) -> bytes:
  """The archive, of the executables by their architectures."""
  layout = Layout()
  manifests = []
  docker = []
  for architecture, data in executables.items():
    layer = tar([Entry("initlet", data, 0o755)], release.time)
    layer_blob = layout.add(LAYER, compressed(layer))
    config = layout.add_json(CONFIG, configuration(release, architecture, layer))
    manifest = layout.add_json(MANIFEST, {
      "schemaVersion": 2, "mediaType": MANIFEST, "config": config, "layers": [layer_blob],
      "annotations": annotations(release),
    })
    manifests.append({**manifest, "platform": {"os": "linux", **architecture.oci}})
    docker.append({
      "Config": path_of(config["digest"]),
      "RepoTags": [f"initlet:{release.version}-{architecture.oci['architecture']}"],
      "Layers": [path_of(layer_blob["digest"])],
    })
  index = layout.add_json(INDEX, {
    "schemaVersion": 2, "mediaType": INDEX, "manifests": manifests,
    "annotations": annotations(release),
  })
  index["annotations"] = {
    "io.containerd.image.name": f"docker.io/library/initlet:{release.version}",
    "org.opencontainers.image.ref.name": release.version,
  }
  files = {
    "oci-layout": as_json({"imageLayoutVersion": "1.0.0"}),
    "index.json": as_json({"schemaVersion": 2, "mediaType": INDEX, "manifests": [index]}),
    "manifest.json": as_json(docker),
    **layout.entries,
  }
  folders = [Entry(name, b"", 0o755) for name in ("blobs/", "blobs/sha256/")]
  return tar(folders + [Entry(name, data) for name, data in sorted(files.items())], release.time)


def configuration(release: Release, architecture, layer: bytes) -> dict:
  created = datetime.fromtimestamp(release.time, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
  return {
    "created": created, "os": "linux", **architecture.oci,
    "config": {"Entrypoint": ["/initlet"], "Labels": annotations(release)},
    "rootfs": {"type": "layers", "diff_ids": [f"sha256:{digest(layer)}"]},
    "history": [{"created": created, "created_by": "COPY initlet /initlet"}],
  }


def annotations(release: Release) -> dict:
  return {
    "org.opencontainers.image.title": "initlet",
    "org.opencontainers.image.description": release.summary,
    "org.opencontainers.image.licenses": release.licence_name,
    "org.opencontainers.image.source": release.address,
    "org.opencontainers.image.revision": release.commit,
    "org.opencontainers.image.version": release.version,
  }
