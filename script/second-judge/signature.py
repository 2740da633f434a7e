"""Code signatures: the blobs behind an executable, and whether they agree with it (kern/cs_blobs.h)."""

import hashlib
import struct
from dataclasses import dataclass, field
from typing import Any

import der
import property_list
from certificates import Certificate, open_envelope
from macho import Slice

SUPER_BLOB, DIRECTORY = 0xFADE0CC0, 0xFADE0C02
INFO, REQUIREMENTS, RESOURCES, ENTITLEMENTS, DER_ENTITLEMENTS = 1, 2, 3, 5, 7
FIRST_ALTERNATE, CMS = 0x1000, 0x10000
HASHES = {1: ("sha1", 20), 2: ("sha256", 32), 3: ("sha256", 20), 4: ("sha384", 48)}
MAIN_BINARY = 1


@dataclass
class Directory:
    slot: int
    data: bytes
    version: int
    identifier: str
    team: str | None
    limit: int
    kind: int
    page_size: int
    special: dict[int, bytes]
    pages: list[bytes]
    # None: the version of the directory has none.
    flags: int | None

    def hash(self, data: bytes) -> bytes:
        name, size = HASHES[self.kind]
        return hashlib.new(name, data).digest()[:size]


@dataclass
class Signature:
    directories: list[Directory]
    # What the signature claims in either form; None: that form is not there.
    xml: dict[str, Any] | None = None
    der: dict[str, Any] | None = None
    # Nobody signed: ad hoc, or by the linker.
    anonymous: bool = True
    signers: tuple[Certificate, ...] = ()
    cms: bytes = b""
    envelope_holds: bool = True
    # Everything that says that the bytes are not those that were signed.
    faults: list[str] = field(default_factory=list)

    @property
    def claims(self) -> dict[str, Any]:
        return (self.der if self.der is not None else self.xml) or {}


def _directory(slot: int, data: bytes) -> Directory:
    magic, _, version, _, hashes, ident, specials, codes, limit = struct.unpack_from(">9I", data)
    size, kind, _, page = struct.unpack_from("4B", data, 36)
    if magic != DIRECTORY or kind not in HASHES or HASHES[kind][1] != size:
        raise ValueError("a code directory has no known form")
    team = struct.unpack_from(">I", data, 48)[0] if version >= 0x20200 else 0
    wide = struct.unpack_from(">Q", data, 56)[0] if version >= 0x20300 else 0
    flags = struct.unpack_from(">Q", data, 80)[0] if version >= 0x20400 else None
    at = {-index: data[hashes - index * size :][:size] for index in range(1, specials + 1)}
    return Directory(
        slot=slot,
        data=data,
        version=version,
        identifier=_text(data, ident),
        team=_text(data, team) if team else None,
        limit=wide or limit,
        kind=kind,
        page_size=1 << page if page else 0,
        special={-index: value for index, value in at.items() if any(value)},
        pages=[data[hashes + index * size :][:size] for index in range(codes)],
        flags=flags,
    )


def _text(data: bytes, at: int) -> str:
    return data[at : data.index(b"\0", at)].decode(errors="replace")


def _blobs(data: bytes) -> dict[int, bytes]:
    magic, _, count = struct.unpack_from(">3I", data)
    if magic != SUPER_BLOB:
        raise ValueError("the signature does not begin as one")
    found: dict[int, bytes] = {}
    for index in range(count):
        slot, at = struct.unpack_from(">2I", data, 12 + 8 * index)
        _, size = struct.unpack_from(">2I", data, at)
        found.setdefault(slot, data[at : at + size])
    return found


def read(part: Slice) -> Signature | None:
    """None: there is none. Raises ValueError or struct.error when it has no known form."""
    if part.signature is None:
        return None
    start, data = part.signature
    blobs = _blobs(data)
    slots = [slot for slot in blobs if slot == 0 or FIRST_ALTERNATE <= slot < FIRST_ALTERNATE + 5]
    found = Signature([_directory(slot, blobs[slot]) for slot in sorted(slots)])
    if not found.directories or found.directories[0].slot != 0:
        raise ValueError("there is no code directory")
    _compare_code(found, part.data, start)
    for slot in (REQUIREMENTS, ENTITLEMENTS, DER_ENTITLEMENTS):
        compare_part(found, slot, blobs.get(slot))
    _read_entitlements(found, blobs)
    _read_signer(found, blobs.get(CMS, b"")[8:])
    return found


def _compare_code(found: Signature, data: bytes, start: int) -> None:
    first = found.directories[0]
    for one in found.directories:
        if (one.identifier, one.team, one.limit) != (first.identifier, first.team, first.limit):
            found.faults.append("the code directories disagree")
        if one.limit != start:
            found.faults.append(f"the code is sealed up to {one.limit}, not to {start}")
        size = one.page_size or max(one.limit, 1)
        code = data[: one.limit]
        pages = [one.hash(code[at : at + size]) for at in range(0, len(code), size)]
        if pages != one.pages:
            found.faults.append("the code is not that which was signed")


def compare_part(found: Signature, slot: int, data: bytes | None) -> bool:
    """Whether the directories say of this part what it is; otherwise that is a fault."""
    for one in found.directories:
        expected = one.special.get(slot)
        if expected != (None if data is None else one.hash(data)):
            found.faults.append(f"slot {slot} is not what was signed")
            return False
    return True


def _read_entitlements(found: Signature, blobs: dict[int, bytes]) -> None:
    try:
        if ENTITLEMENTS in blobs:
            found.xml = property_list.dictionary(blobs[ENTITLEMENTS][8:])
        if DER_ENTITLEMENTS in blobs:
            found.der = der.entitlements(blobs[DER_ENTITLEMENTS][8:])
    except ValueError as reason:
        found.faults.append(f"the entitlements cannot be read: {reason}")
        return
    if None not in (found.xml, found.der) and found.xml != found.der:
        found.faults.append("the entitlements differ between their two forms")


def _read_signer(found: Signature, cms: bytes) -> None:
    if not cms:
        return
    found.anonymous, found.cms = False, cms
    envelope = open_envelope(cms, detached=found.directories[0].data)
    found.signers = envelope.signers
    found.envelope_holds = envelope.problem is None
    if envelope.problem is not None:
        found.faults.append(f"the signature does not hold: {envelope.problem}")
    teams = {one.team for one in envelope.signers if one.team}
    team = found.directories[0].team
    if team and teams and teams != {team}:
        found.faults.append("the team of the signature is not that of its signer")
    _compare_lists(found)


def _compare_lists(found: Signature) -> None:
    """What the signer lists are the directories that are there; an alternate in SHA-1 need not be listed."""
    whole = [(HASHES[one.kind][0], _digest(one)) for one in found.directories]
    asked = [one for one, of in zip(whole, found.directories) if of.slot == 0 or of.kind != 1]
    hashes, digests = der.listed_cdhashes(found.cms), der.listed_digests(found.cms)
    if hashes is not None and not {one[:20] for _, one in asked} <= hashes <= {one[:20] for _, one in whole}:
        found.faults.append("the signer lists other code directories")
    if digests is not None and (not digests or not digests <= set(whole)):
        found.faults.append("the signer lists other digests")
    if hashes is None and not set(asked[1:]) <= (digests or set()):
        found.faults.append("the signer does not list all code directories")


def _digest(one: Directory) -> bytes:
    return hashlib.new(HASHES[one.kind][0], one.data).digest()
