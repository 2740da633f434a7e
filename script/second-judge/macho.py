"""Mach-O: what the headers of an executable say, and where its signature lies (mach-o/loader.h)."""

import struct
from dataclasses import dataclass

CPUS = {7: "i386", 12: "arm", 0x01000007: "x86_64", 0x0100000C: "arm64", 0x0200000C: "arm64_32"}
ARM64E = 2
PLATFORMS = {
    1: "macos", 2: "ios", 3: "tvos", 4: "watchos", 6: "mac-catalyst", 7: "ios-simulator",
    8: "tvos-simulator", 9: "watchos-simulator", 11: "visionos", 12: "visionos-simulator",
}  # fmt: skip
LC_CODE_SIGNATURE, LC_BUILD_VERSION = 0x1D, 0x32
LC_ENCRYPTION = (0x21, 0x2C)
LC_VERSION_MIN = {0x24: "macos", 0x25: "ios", 0x2F: "tvos", 0x30: "watchos"}
THIN = {b"\xcf\xfa\xed\xfe": 32, b"\xce\xfa\xed\xfe": 28}
FAT = {b"\xca\xfe\xba\xbe": ">IIIII", b"\xca\xfe\xba\xbf": ">IIQQII"}
STATIC = b"!<arch>\n"


class NotMachO(ValueError):
    pass


@dataclass
class Slice:
    data: bytes
    cpu: str
    platform: str | None
    encrypted: bool
    # Where the signature begins, and its bytes; None: there is none.
    signature: tuple[int, bytes] | None


def _parts(data: bytes) -> list[bytes]:
    form = FAT.get(data[:4])
    if form is None:
        return [data]
    (count,) = struct.unpack_from(">I", data, 4)
    heads = [struct.unpack_from(form, data, 8 + i * struct.calcsize(form)) for i in range(count)]
    return [data[head[2] : head[2] + head[3]] for head in heads]


def is_static(data: bytes) -> bool:
    """An archive of object files, alone or in the place of an architecture."""
    try:
        return _parts(data)[0][:8] == STATIC
    except (struct.error, IndexError):
        return False


def slices(data: bytes) -> list[Slice]:
    try:
        return [_slice(part) for part in _parts(data)]
    except struct.error as cut:
        raise NotMachO(f"it is cut off: {cut}") from cut


def _slice(data: bytes) -> Slice:
    header = THIN.get(data[:4])
    if header is None:
        raise NotMachO("it does not begin as a Mach-O file does")
    cpu, subtype, _, count = struct.unpack_from("<IIII", data, 4)
    name = CPUS.get(cpu, f"cpu {cpu}")
    found = Slice(data, name, None, False, None)
    if name == "arm64" and subtype & 0xFFFFFF == ARM64E:
        found.cpu = "arm64e"
    at = header
    for _ in range(count):
        command, size = struct.unpack_from("<II", data, at)
        _read(found, command, at)
        at += size
    return found


def _read(found: Slice, command: int, at: int) -> None:
    data = found.data
    if command == LC_CODE_SIGNATURE:
        start, size = struct.unpack_from("<II", data, at + 8)
        found.signature = (start, data[start : start + size])
    elif command in LC_ENCRYPTION:
        found.encrypted |= struct.unpack_from("<I", data, at + 16)[0] != 0
    elif command == LC_BUILD_VERSION:
        (platform,) = struct.unpack_from("<I", data, at + 8)
        found.platform = PLATFORMS.get(platform, str(platform))
    elif command in LC_VERSION_MIN and found.platform is None:
        system = LC_VERSION_MIN[command]
        is_intel = found.cpu in ("i386", "x86_64") and system != "macos"
        found.platform = f"{system}-simulator" if is_intel else system
