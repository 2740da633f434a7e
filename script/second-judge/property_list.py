"""Property lists by Python's own library."""

import plistlib
import struct
from typing import Any
from xml.parsers.expat import ExpatError

FAULTS = (ValueError, ExpatError, plistlib.InvalidFileException, IndexError, OverflowError, struct.error)


def dictionary(data: bytes) -> dict[str, Any]:
    """Raises ValueError. The library knows XML by its declaration, which some signers leave out."""
    is_xml = data.lstrip()[:1] == b"<"
    try:
        found = plistlib.loads(data, fmt=plistlib.FMT_XML if is_xml else None)
    except FAULTS as reason:
        raise ValueError(f"it is no property list: {reason}") from reason
    if not isinstance(found, dict):
        raise ValueError("it is no dictionary")
    return found
