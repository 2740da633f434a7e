"""The seal of a bundle, _CodeSignature/CodeResources, against the files that are there (Apple TN2206)."""

import hashlib
import re
import unicodedata
from typing import Any, Mapping

import property_list

# What no seal speaks of: itself, the executable, and what the store adds.
OUTSIDE = re.compile(r"(_CodeSignature|SC_Info|_MASReceipt)/|CodeResources$")


def faults(seal: bytes, files: Mapping[str, bytes], executable: str) -> list[str]:
    """Every file that is changed, missing or added; `files` by their path from the folder of the bundle."""
    try:
        root = property_list.dictionary(seal)
        second = "files2" in root and "rules2" in root
        listed = root["files2" if second else "files"]
        rules = [_rule(*one) for one in root["rules2" if second else "rules"].items()]
    except (ValueError, KeyError, TypeError, re.error) as reason:
        return [f"the seal cannot be read: {reason}"]
    found = {unicodedata.normalize("NFC", path): data for path, data in files.items()}
    sealed = {unicodedata.normalize("NFC", path): item for path, item in listed.items()}
    changed = [_fault(path, item, found.get(path)) for path, item in sealed.items() if not _outside(path, executable)]
    added = [
        f"{path} was added"
        for path in found
        if path not in sealed and not _outside(path, executable) and _is_sealed(path, rules)
    ]
    return [one for one in changed if one] + added


def _outside(path: str, executable: str) -> bool:
    return path == executable or OUTSIDE.match(path) is not None


def _rule(pattern: str, value: Any) -> tuple[re.Pattern[str], float, bool]:
    """Pattern, weight, and whether it omits."""
    if isinstance(value, bool):
        return re.compile(pattern), 1, not value
    return re.compile(pattern), value.get("weight", 1), value.get("omit", False)


def _is_sealed(path: str, rules: list[tuple[re.Pattern[str], float, bool]]) -> bool:
    """The heaviest rule decides; of equally heavy ones that which omits."""
    matching = [(weight, omits) for pattern, weight, omits in rules if pattern.search(path)]
    return bool(matching) and not max(matching)[1]


def _fault(path: str, item: Any, data: bytes | None) -> str | None:
    values = item if isinstance(item, dict) else {"hash": item}
    if data is None:
        return None if values.get("optional") else f"{path} is missing"
    if "symlink" in values:
        return None if data == values["symlink"].encode() else f"{path} leads elsewhere"
    if "cdhash" in values or "requirement" in values:
        return None
    expected = values.get("hash2") or values.get("hash")
    name = {20: "sha1", 32: "sha256"}.get(len(expected or b""))
    if name is None:
        return f"{path} is sealed in no known form"
    return None if hashlib.new(name, data).digest() == expected else f"{path} is changed"
