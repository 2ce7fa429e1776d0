"""The files of dist/, as those use them who install from it."""

import gzip
import hashlib
import json
import os
import re
import shutil
import sys
from pathlib import Path
from zipfile import ZipFile

from .architectures import ALL, architecture_of
from .checking import DIST, ROOT, expect, expect_same, run, status
from .completions import completions
from .release import Release, digest
from .signature import sign


class Check:
  def __init__(self, work: Path):
    self.work = work
    self.commit = run("git", "-c", "safe.directory=*", "rev-parse", "HEAD", cwd=ROOT).strip()
    self.host = architecture_of(Path(sys.executable).read_bytes())
    said = run(next(DIST.glob(f"initlet-*-linux-{self.host.name}")), "--version")
    self.version = said.split(" ")[2]
    self.line = f"initlet version {self.version} - git.{self.commit[:7]}\n"

  def executable(self, architecture) -> Path:
    return DIST / f"initlet-{self.version}-linux-{architecture.name}"

  def folder(self, *names) -> Path:
    path = self.work.joinpath(*names)
    path.mkdir(parents=True)
    return path

  def hashes(self):
    run("sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS", cwd=DIST)
    listed = [line.split("  ")[1] for line in (DIST / "SHA256SUMS").read_text().splitlines()]
    expect(
      sorted([*listed, "SHA256SUMS"]) == sorted(path.name for path in DIST.iterdir()),
      "SHA256SUMS is not about all files")

  def executables(self, architecture):
    """It is for the machine that its name says, says its version, and runs as PID 1 of
    an empty root."""
    built = architecture_of(self.executable(architecture).read_bytes())
    expect(built is architecture, f"the executable for {architecture.name} is for {built}")
    emulator = shutil.which(architecture.emulator)
    expect(run(emulator, self.executable(architecture), "--version") == self.line, "--version")
    root = self.folder("root", architecture.name)
    for source, name in [
      (self.executable(architecture), "initlet"), (emulator, "emulator"), ("/bin/busybox", "sh")]:
      shutil.copy(source, root / name)
    ended = status(
      "unshare", "--pid", "--fork", "--kill-child", "chroot", root,
      "/emulator", "/initlet", "--", "/sh", "-c", "exit 42")
    expect(ended.returncode == 42, f"{architecture.name}: {ended}")

  def archives(self, architecture):
    name = self.executable(architecture).name
    folder = self.folder("archive", architecture.name)
    run("tar", "--extract", "--gzip", "--file", DIST / f"{name}.tar.gz", "--directory", folder)
    expect_same(folder / name / "initlet", self.executable(architecture))
    expect_same(folder / name / "LICENSE", ROOT / "LICENSE")
    expect_same(folder / name / "initlet.1", ROOT / "Sources/initlet/initlet.1")
    expect(os.access(folder / name / "initlet", os.X_OK), "the mode in the archive")
    self.shells(
      folder / name / "completions/initlet.bash", folder / name / "completions/_initlet",
      folder / name / "completions/initlet.fish")
    expect(len(list((folder / name).rglob("*"))) == 7, "more in the archive")

  def shells(self, *paths):
    """The completions of this executable's options, for bash, zsh and fish."""
    text = run(self.executable(self.host), "--help")
    for path, data in zip(paths, completions(text).values(), strict=True):
      expect(path.read_bytes() == data, f"{path} is of other options")

  def debian_packages(self, architecture):
    """Installed into a system of its own, since nothing here is to be kept, and whole,
    which not every image of Debian wants."""
    system = self.folder("debian", architecture.name)
    (system / "var/lib/dpkg").mkdir(parents=True)
    (system / "var/lib/dpkg/status").touch()
    package = DIST / f"initlet_{self.version}_{architecture.debian}.deb"
    run(
      "dpkg", "--root", system, "--force-architecture", "--log=/dev/null",
      "--path-include=/*", "--install", package)
    expect_same(system / "usr/bin/initlet", self.executable(architecture))
    expect(os.access(system / "usr/bin/initlet", os.X_OK), "the mode in the Debian package")
    share = system / "usr/share"
    self.shells(
      share / "bash-completion/completions/initlet", share / "zsh/vendor-completions/_initlet",
      share / "fish/vendor_completions.d/initlet.fish")
    said = run(
      "lintian", "--allow-root", "--display-info", "--pedantic",
      "--fail-on", "error,warning,info,pedantic", package)
    expect(said == "", said)
    changelog = self.work / f"changelog-{architecture.name}"
    changelog.write_bytes(
      gzip.decompress((system / "usr/share/doc/initlet/changelog.gz").read_bytes()))
    parsed = run("dpkg-parsechangelog", "--all", "--file", changelog)
    expect("warning" not in parsed, parsed)
    expect(parsed.startswith(f"Source: initlet\nVersion: {self.version}\n"), parsed)
    page = run(
      "man", "--warnings", "--local-file", system / "usr/share/man/man1/initlet.1.gz",
      env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80"})
    expect("warning" not in page and "leaves no process behind" in page, page)

  def rpm_packages(self, architecture):
    """Installed into a system of its own as well."""
    system = self.folder("rpm", architecture.name)
    package = DIST / f"initlet-{self.version}-1.{architecture.rpm}.rpm"
    run("rpm", "--checksig", "--nosignature", package)
    run(
      "rpm", "--root", system, "--ignorearch", "--nosignature", "--noplugins",
      "--install", package)
    expect_same(system / "usr/bin/initlet", self.executable(architecture))
    expect_same(system / "usr/share/licenses/initlet/LICENSE", ROOT / "LICENSE")
    expect(os.access(system / "usr/bin/initlet", os.X_OK), "the mode in the RPM package")
    share = system / "usr/share"
    self.shells(
      share / "bash-completion/completions/initlet", share / "zsh/site-functions/_initlet",
      share / "fish/vendor_completions.d/initlet.fish")
    said = run(
      "rpm", "--query", "--package", "--nosignature",
      "--queryformat", "%{NAME} %{VERSION} %{ARCH} %{BUILDHOST}", package)
    expect(said == f"initlet {self.version} {architecture.rpm} localhost", said)
    needs = run("rpm", "--query", "--package", "--nosignature", "--requires", package)
    expect(all(line.startswith("rpmlib(") for line in needs.splitlines()), needs)

  def wheels(self, architecture):
    """The tags decide for which machines pip installs it."""
    pip = self.tool("pip")
    wheel = next(DIST.glob(f"*-{'.'.join(architecture.wheel)}.whl"))
    common = [
      "install", "--quiet", "--disable-pip-version-check", "--root-user-action=ignore",
      "--no-index", "--only-binary=:all:"]
    for platform in architecture.wheel:
      target = self.folder("wheel", platform)
      run(pip, *common, "--platform", platform, "--target", target, wheel)
      expect_same(target / "bin/initlet", self.executable(architecture))
    target = self.folder("other", architecture.name)
    refused = status(
      pip, *common, "--platform", "manylinux_2_17_s390x", "--target", target, wheel)
    expect("not a supported wheel" in refused.stdout, "a wheel for any machine")

  def tool(self, name: str, *packages) -> Path:
    """A program of a fresh environment."""
    environment = self.work / "environment"
    if not environment.exists():
      run("/usr/bin/python3", "-m", "venv", environment)
    if packages:
      run(environment / "bin/pip", "install", "--disable-pip-version-check", *packages)
    return environment / "bin" / name

  def own_wheel(self):
    """By its name, as anybody would; pip picks the wheel."""
    installed = self.tool("initlet", "--no-index", "--find-links", DIST, "initlet")
    expect_same(installed, self.executable(self.host))
    path = f"{installed.parent}:{os.environ['PATH']}"
    expect(run("initlet", "--version", env={"PATH": path}) == self.line, "initlet on PATH")

  def project_page(self):
    """PyPI shows the description of a wheel, where no path and no anchor leads anywhere."""
    for wheel in DIST.glob("*.whl"):
      text = metadata(wheel)
      links = re.findall(r"\]\(([^)]+)\)|(?:src|href)=\"([^\"]+)", text)
      wrong = [link for pair in links for link in pair if link and not link.startswith("https:")]
      expect(links and not wrong, f"{wheel.name}: links to {wrong}")

  def image(self, architecture):
    """Both of the ways in which engines read it: as an OCI layout, from which they
    choose, and as what `docker save` writes."""
    archive = DIST / f"initlet-{self.version}-oci.tar"
    machine = architecture.oci["architecture"]
    variant = architecture.oci.get("variant")
    choice = ["--override-os", "linux", "--override-arch", machine]
    if variant:
      choice += ["--override-variant", variant]
    for kind, reference in [
      ("oci-archive", self.version), ("docker-archive", f"initlet:{self.version}-{machine}")]:
      folder = self.work / f"{kind}-{architecture.name}"
      run("skopeo", *choice, "copy", f"{kind}:{archive}:{reference}", f"dir:{folder}")
      manifest = json.loads((folder / "manifest.json").read_text())
      config = json.loads((folder / name_of(manifest["config"])).read_text())
      expect(config["architecture"] == machine, f"{kind}: {config}")
      expect(config["config"]["Entrypoint"] == ["/initlet"], f"{kind}: {config}")
      labels = config["config"]["Labels"]
      for name, value in [
        ("version", self.version), ("revision", self.commit), ("licenses", "ISC"),
        ("source", Release.address)]:
        expect(labels[f"org.opencontainers.image.{name}"] == value, f"{kind}: {labels}")
      root = self.folder(f"{kind}-root", architecture.name)
      for layer in manifest["layers"]:
        run("tar", "--extract", "--file", folder / name_of(layer), "--directory", root)
      expect_same(root / "initlet", self.executable(architecture))
      expect(len(list(root.iterdir())) == 1, f"{kind}: more than the one file")

  def bill_of_materials(self):
    path = DIST / f"initlet-{self.version}.spdx.json"
    run(self.tool("pyspdxtools", "spdx-tools==0.8.3"), "--infile", path, "--version", "SPDX-2.3")
    document = json.loads(path.read_text())
    for package in document["packages"]:
      references = [each["referenceLocator"] for each in package["externalRefs"]]
      expect(references[0].startswith("pkg:"), f"{package['name']} has no purl")
      expect(package["supplier"].startswith("Organization: "), f"{package['name']}: no supplier")
    files = document["files"]
    expect(len(files) == len(ALL), "not all executables in the bill")
    for file in files:
      data = (DIST / file["fileName"]).read_bytes()
      for checksum in file["checksums"]:
        found = hashlib.new(checksum["algorithm"].lower(), data).hexdigest()
        expect(found == checksum["checksumValue"], f"{file['fileName']} is not the one billed")


  def source_archive(self):
    """It has all files of the commit, and knows which one that is."""
    name = f"initlet-{self.version}"
    folder = self.folder("sources")
    run("tar", "--extract", "--gzip", "--file", DIST / f"{name}.tar.gz", "--directory", folder)
    expect((folder / name / ".commit").read_text() == f"{self.commit}\n", "the sources' commit")
    tracked = run("git", "-c", "safe.directory=*", "ls-tree", "-r", "--name-only", "HEAD", cwd=ROOT)
    found = [path.relative_to(folder / name) for path in (folder / name).rglob("*")
      if not path.is_dir()]
    expect(sorted(map(str, found)) == sorted(tracked.splitlines()), "the files of the sources")

  def provenance(self):
    statement = json.loads((DIST / f"initlet-{self.version}.intoto.json").read_text())
    subjects = {each["name"]: each["digest"]["sha256"] for each in statement["subject"]}
    others = {"SHA256SUMS", f"initlet-{self.version}.intoto.json"}
    expect(
      subjects.keys() == {path.name for path in DIST.iterdir()} - others,
      "the provenance is not about all files")
    for name, value in subjects.items():
      expect(digest((DIST / name).read_bytes()) == value, f"the provenance is of another {name}")
    build = statement["predicate"]["buildDefinition"]
    source, *tools = build["resolvedDependencies"]
    expect(source["digest"]["gitCommit"] == self.commit, "the provenance is of another commit")
    requirements = (ROOT / ".ci/release/wheel/requirements.txt").read_text()
    expect(len(tools) == 1 + requirements.count("=="), "not all build requirements")

  def signatures(self):
    """By a key that is made for it and thrown away."""
    home = self.folder("keys")
    home.chmod(0o700)
    signed = self.work / "signed"
    shutil.copytree(DIST, signed)
    os.environ["GNUPGHOME"] = str(home)
    run(
      "gpg", "--batch", "--pinentry-mode", "loopback", "--passphrase", "",
      "--quick-generate-key", "throw-away@initlet.example", "ed25519", "sign", "1d")
    sign(signed, "throw-away@initlet.example")
    for path in DIST.iterdir():
      run("gpg", "--batch", "--verify", signed / f"{path.name}.asc", signed / path.name)
    (signed / "SHA256SUMS").write_text("of something else\n")
    changed = status("gpg", "--batch", "--verify", signed / "SHA256SUMS.asc", signed / "SHA256SUMS")
    expect(changed.returncode == 1 and "BAD signature" in changed.stdout, changed.stdout)
    run("gpgconf", "--kill", "all")
    del os.environ["GNUPGHOME"]


def metadata(wheel: Path) -> str:
  with ZipFile(wheel) as archive:
    name = next(name for name in archive.namelist() if name.endswith("/METADATA"))
    return archive.read(name).decode()


def name_of(descriptor: dict) -> str:
  return descriptor["digest"].partition(":")[2]
