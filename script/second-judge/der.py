"""DER, as far as signatures need it: entitlements, and what Apple adds to a signer's attributes."""

from datetime import datetime, timezone
from typing import Any, Iterator

import property_list

CD_HASHES = bytes.fromhex("06092a864886f763640901")
CD_DIGESTS = bytes.fromhex("06092a864886f763640902")
SIGNING_TIME = bytes.fromhex("06092a864886f70d010905")
DIGEST_ALGORITHMS = {
    bytes.fromhex("2b0e03021a"): "sha1",
    bytes.fromhex("608648016503040201"): "sha256",
    bytes.fromhex("608648016503040202"): "sha384",
}


def elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Tag and content of each element. Raises ValueError where the bytes end too early."""
    at = 0
    while at < len(data):
        if at + 2 > len(data):
            raise ValueError("an element has no length")
        tag, length, at = data[at], data[at + 1], at + 2
        if length & 0x80:
            size = length & 0x7F
            length, at = int.from_bytes(data[at : at + size], "big"), at + size
        if at + length > len(data):
            raise ValueError("an element is longer than what holds it")
        yield tag, data[at : at + length]
        at += length


def _value(tag: int, content: bytes) -> Any:
    match tag:
        case 0x01:
            return content != b"\0"
        case 0x02:
            return int.from_bytes(content, "big", signed=True)
        case 0x04:
            return content
        case 0x0C:
            return content.decode()
        case 0x30:
            return [_value(*one) for one in elements(content)]
        case 0xB0 | 0x31:
            return _dictionary(content)
    raise ValueError(f"the tag {tag:#x} is none of a property list")


def _dictionary(content: bytes) -> dict[str, Any]:
    found = {}
    for _, pair in elements(content):
        (_, key), (tag, value) = elements(pair)
        found[key.decode()] = _value(tag, value)
    return found


def entitlements(data: bytes) -> dict[str, Any]:
    """A version and a dictionary, in one element of the application's own; of 2020, a bare set of pairs."""
    ((tag, content),) = elements(data)
    if tag == 0x70:
        (_, _version), (tag, content) = elements(content)
    if tag not in (0xB0, 0x31):
        raise ValueError("these are no entitlements")
    return _dictionary(content)


def _attribute(cms: bytes, oid: bytes) -> list[tuple[int, bytes]] | None:
    """The values of a signed attribute. It is looked for by its bytes: OpenSSL verifies what holds them."""
    at = cms.find(oid)
    if at < 0:
        return None
    _, values = next(elements(cms[at + len(oid) :][: _whole(cms[at + len(oid) :])]))
    return list(elements(values))


def _whole(data: bytes) -> int:
    """Bytes of the first element, with its head."""
    if not data[1] & 0x80:
        return 2 + data[1]
    size = data[1] & 0x7F
    return 2 + size + int.from_bytes(data[2 : 2 + size], "big")


def listed_cdhashes(cms: bytes) -> set[bytes] | None:
    values = _attribute(cms, CD_HASHES)
    if values is None:
        return None
    return {bytes(one) for _, content in values for one in property_list.dictionary(content)["cdhashes"]}


def listed_digests(cms: bytes) -> set[tuple[str, bytes]] | None:
    values = _attribute(cms, CD_DIGESTS)
    if values is None:
        return None
    found = set()
    for _, content in values:
        (_, algorithm), (_, digest) = elements(content)
        found.add((DIGEST_ALGORITHMS.get(algorithm, algorithm.hex()), digest))
    return found


def signing_time(cms: bytes) -> datetime | None:
    values = _attribute(cms, SIGNING_TIME)
    if not values:
        return None
    tag, content = values[0]
    form = "%y%m%d%H%MZ" if tag == 0x17 else "%Y%m%d%H%MZ"
    # Without the seconds: there are signers whose minute has 61.
    return datetime.strptime(f"{content[:-3].decode()}Z", form).replace(tzinfo=timezone.utc)
