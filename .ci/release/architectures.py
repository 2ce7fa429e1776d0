"""The architectures, and what everybody calls them."""

from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Architecture:
  name: str
  """In the names of the files, as `uname -m` says it or nearly so."""
  triple: str | None
  """What the compiler calls it; nothing for the machine that it runs on."""
  debian: str
  oci: dict
  wheel: str
  """The platform tags: the executable needs no libc, so both kinds of them."""
  emulator: str
  options: tuple = ()
  """More for the compiler."""

  @property
  def build_options(self) -> list:
    if not self.triple:
      return [*self.options]
    # As Package.swift says.
    saving = ["-Xlinker", "-mllvm", "-Xlinker", "-enable-ipra=false"]
    return ["--triple", self.triple, *saving, *self.options]


ALL = [
  Architecture(
    "x86_64", None, "amd64", {"architecture": "amd64"},
    "manylinux_2_12_x86_64.manylinux2010_x86_64.musllinux_1_1_x86_64",
    "qemu-x86_64-static"),
  Architecture(
    "aarch64", "aarch64-none-none-elf", "arm64",
    {"architecture": "arm64", "variant": "v8"},
    "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
    "qemu-aarch64-static"),
  Architecture(
    "riscv64", "riscv64-none-none-eabi", "riscv64", {"architecture": "riscv64"},
    "manylinux_2_31_riscv64.musllinux_1_2_riscv64",
    "qemu-riscv64-static"),
  Architecture(
    "armv7", "armv7-none-none-eabi", "armhf",
    {"architecture": "arm", "variant": "v7"},
    "manylinux_2_17_armv7l.manylinux2014_armv7l.musllinux_1_1_armv7l",
    "qemu-arm-static"),
  Architecture(
    "i686", "i686-unknown-none-elf", "i386", {"architecture": "386"},
    "manylinux_2_12_i686.manylinux2010_i686.musllinux_1_1_i686",
    "qemu-i386-static",
    # The driver would link for bare x86 through the host's gcc, if there is one.
    ("-Xswiftc", "-Xclang-linker", "-Xswiftc", "--target=i686-linux-gnu")),
]
