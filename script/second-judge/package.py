"""An IPA: its app, and all code in it, by the places that Apple gives it."""

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Iterator

import macho
import provisioning
import property_list
import seal
import signature

APP = re.compile(r"Payload/[^/]+\.app(?=/)")
BUNDLE = re.compile(r"/[^/]+\.(?:app|appex|framework|xpc|bundle)(?=/)")
IN_PLACE = re.compile(r"(?:/Frameworks|\.(?:app|appex|framework|xpc))$")
WITH_PROFILE = ("app", "extension", "app-clip", "watch-app")


class Unreadable(ValueError):
    pass


@dataclass(eq=False)
class Code:
    """Something that is signed by itself."""

    kind: str
    path: str
    # None: there is no Info.plist that can be read.
    info: dict[str, Any] | None
    executable: str
    # None: it is not there.
    binary: bytes | None
    seal: bytes | None
    profile: provisioning.Profile | None
    parent: "Code | None"
    is_static: bool = False
    slices: list[macho.Slice] = field(default_factory=list)
    signatures: list[signature.Signature] = field(default_factory=list)
    # What shows that it is not as it was signed.
    faults: list[str] = field(default_factory=list)
    info_changed: bool = False

    def text(self, key: str) -> str:
        found = (self.info or {}).get(key)
        return found if isinstance(found, str) else ""

    @property
    def bundle_id(self) -> str:
        return self.text("CFBundleIdentifier")

    @property
    def has_profile(self) -> bool:
        return self.kind in WITH_PROFILE

    @property
    def on_watch(self) -> bool:
        return "/Watch/" in self.path

    @property
    def in_place(self) -> bool:
        """Code that the system looks at; what lies elsewhere is data to it, which the seal around it covers."""
        if self.kind == "bundle":
            return False
        return self.kind != "library" or IN_PLACE.search(self.path.rpartition("/")[0]) is not None


@dataclass
class Package:
    app: Code
    code: list[Code]


def read(path: Path) -> Package:
    """Raises Unreadable."""
    try:
        with zipfile.ZipFile(path) as archive:
            files = _files(archive)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, OSError, struct.error) as reason:
        raise Unreadable(str(reason)) from reason
    apps = {found.group() for name in files if (found := APP.match(name))}
    with_info = [app for app in apps if f"{app}/Info.plist" in files]
    if len(with_info) != 1:
        raise Unreadable(f"there are {len(with_info)} apps")
    return _package(with_info[0], files)


def _files(archive: zipfile.ZipFile) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for entry in archive.infolist():
        if entry.flag_bits & 1:
            raise Unreadable("it is encrypted")
        name = _name(entry)
        if entry.is_dir() or not name.startswith("Payload/"):
            continue
        if name in files and APP.match(name):
            raise Unreadable(f"{name} is there twice")
        files[name] = archive.read(entry)
    return files


def _name(entry: zipfile.ZipInfo) -> str:
    """Macs write UTF-8 and do not say so."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode()
        except UnicodeError:
            pass
    return name.removeprefix("./")


def _package(folder: str, files: dict[str, bytes]) -> Package:
    found: dict[str, Code] = {}
    inside = {name: data for name, data in files.items() if name.startswith(f"{folder}/")}
    app = _code("app", folder, inside, None)
    if app.info is None or not app.bundle_id:
        raise Unreadable("the app has no Info.plist with an identifier")
    found[folder] = app
    for path, kind in sorted(_places(folder, inside)):
        if kind != "bundle" or f"{path}/_CodeSignature/CodeResources" in inside:
            parent = next(found[up] for up in _above(path) if up in found and found[up].has_profile)
            found.setdefault(path, _code(kind, path, inside, parent))
    return Package(app, list(found.values()))


def _above(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _places(folder: str, files: dict[str, bytes]) -> set[tuple[str, str]]:
    places = set()
    for name in files:
        for match in BUNDLE.finditer(name, len(folder)):
            places.add((name[: match.end()], _kind(name[: match.end()])))
        if name.endswith(".dylib"):
            places.add((name, "library"))
    return places


def _kind(path: str) -> str:
    folder = path.split("/")[-2]
    by_ending = {"appex": "extension", "framework": "framework", "xpc": "xpc-service"}
    by_folder = {"AppClips": "app-clip", "Watch": "watch-app", "com.apple.WatchPlaceholder": "watch-app"}
    ending = path.rpartition(".")[2]
    return by_ending.get(ending) or (by_folder.get(folder, "bundle") if ending == "app" else "bundle")


def _code(kind: str, path: str, files: dict[str, bytes], parent: Code | None) -> Code:
    if kind == "library":
        code = Code(kind, path, None, path.rpartition("/")[2], files[path], None, None, parent)
    else:
        info = _info(files.get(f"{path}/Info.plist"))
        name = (info or {}).get("CFBundleExecutable")
        name = name if isinstance(name, str) else ""
        own = files.get(f"{path}/embedded.mobileprovision")
        code = Code(
            kind,
            path,
            info,
            name,
            files.get(f"{path}/{name}"),
            files.get(f"{path}/_CodeSignature/CodeResources"),
            None if own is None else provisioning.read(own),
            parent,
        )
    _read_binary(code, files.get(f"{path}/Info.plist"))
    if code.seal is not None:
        below = {name[len(path) + 1 :]: data for name, data in files.items() if name.startswith(f"{path}/")}
        code.faults += seal.faults(code.seal, below, code.executable)
    return code


def _info(data: bytes | None) -> dict[str, Any] | None:
    try:
        return None if data is None else property_list.dictionary(data)
    except ValueError:
        return None


def _read_binary(code: Code, info: bytes | None) -> None:
    if code.binary is None or macho.is_static(code.binary):
        code.is_static = code.binary is not None
        return
    try:
        code.slices = macho.slices(code.binary)
    except macho.NotMachO:
        return
    for part in code.slices:
        try:
            found = signature.read(part)
        except (ValueError, struct.error) as reason:
            code.faults.append(f"the signature cannot be read: {reason}")
            continue
        if found is None:
            continue
        if code.kind != "library":
            code.info_changed |= not signature.compare_part(found, signature.INFO, info)
            signature.compare_part(found, signature.RESOURCES, code.seal)
        code.signatures.append(found)
        code.faults += found.faults
