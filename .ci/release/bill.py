"""The bill of materials, SPDX 2.3: what the executables are made of.

They hold nothing but this package and the parts of Swift's standard library that
the compiler has taken into it.
"""

import json
from datetime import datetime, timezone
from urllib.parse import quote

from .release import Release, digest

SUPPLIER = "Organization: the initlet authors"


def bill(release: Release, swift: str, files: dict) -> bytes:
  """The document, for executables by the names of their files."""
  package = {
    **component("initlet", release.version, release.licence_name, SUPPLIER),
    "downloadLocation": release.source,
    "homepage": release.address,
    "externalRefs": [purl(f"pkg:generic/initlet@{release.version}?vcs_url={quote(release.source)}")],
    "summary": release.summary,
    "filesAnalyzed": True,
    "packageVerificationCode": {"packageVerificationCodeValue": verification_code(files)},
    "licenseInfoFromFiles": [release.licence_name],
    "hasFiles": [file_id(name) for name in files],
    "sourceInfo": f"built from the git commit {release.commit}",
    "primaryPackagePurpose": "APPLICATION",
  }
  library = {
    **component(
      "swift-standard-library", swift, "Apache-2.0 WITH Swift-exception",
      "Organization: the Swift project"),
    "summary": "Embedded Swift's standard library, as far as it is used",
    "downloadLocation": f"https://github.com/swiftlang/swift/tree/swift-{swift}-RELEASE",
    "externalRefs": [purl(f"pkg:github/swiftlang/swift@swift-{swift}-RELEASE")],
    "filesAnalyzed": False,
    "primaryPackagePurpose": "LIBRARY",
  }
  document = {
    "spdxVersion": "SPDX-2.3",
    "dataLicense": "CC0-1.0",
    "SPDXID": "SPDXRef-DOCUMENT",
    "name": f"initlet-{release.version}",
    "documentNamespace":
      f"https://spdx.org/spdxdocs/initlet-{release.version}-{release.commit}",
    "creationInfo": {
      "created":
        datetime.fromtimestamp(release.time, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
      "creators": [SUPPLIER, "Tool: initlet-dist"],
    },
    "packages": [package, library],
    "files": [file(release, name, data) for name, data in files.items()],
    "relationships": [
      relationship("SPDXRef-DOCUMENT", "DESCRIBES", package["SPDXID"]),
      *(relationship(package["SPDXID"], "CONTAINS", file_id(name)) for name in files),
      *(
        relationship(file_id(name), "STATIC_LINK", library["SPDXID"])
        for name in files),
    ],
  }
  return (json.dumps(document, indent=2) + "\n").encode()


def component(name: str, version: str, licence: str, supplier: str) -> dict:
  return {
    "SPDXID": f"SPDXRef-Package-{name}",
    "name": name,
    "versionInfo": version,
    "supplier": supplier,
    "licenseConcluded": licence,
    "licenseDeclared": licence,
    "copyrightText": "NOASSERTION",
  }


def purl(locator: str) -> dict:
  return {
    "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": locator}


def file(release: Release, name: str, data: bytes) -> dict:
  return {
    "SPDXID": file_id(name),
    "fileName": f"./{name}",
    "fileTypes": ["BINARY", "APPLICATION"],
    "checksums": [
      {"algorithm": algorithm.upper(), "checksumValue": digest(data, algorithm)}
      for algorithm in ("sha1", "sha256")
    ],
    "licenseConcluded": release.licence_name,
    "licenseInfoInFiles": [release.licence_name],
    "copyrightText": "NOASSERTION",
  }


def file_id(name: str) -> str:
  return f"SPDXRef-File-{name.replace('_', '-')}"


def relationship(element: str, kind: str, other: str) -> dict:
  return {
    "spdxElementId": element, "relationshipType": kind, "relatedSpdxElement": other}


def verification_code(files: dict) -> str:
  """As clause 7.9 of the specification has it."""
  return digest("".join(sorted(digest(data, "sha1") for data in files.values())).encode(), "sha1")
