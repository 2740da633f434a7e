"""Provisioning profiles: a property list in a signed envelope (Apple TN3125)."""

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import property_list
from certificates import Certificate, certificate, open_envelope

KEYS = ("Entitlements", "ProvisionedDevices", "ExpirationDate", "DeveloperCertificates", "UUID", "Name")


@dataclass(frozen=True)
class Profile:
    # Why no device takes it; None: the envelope holds.
    problem: str | None
    # None: nothing in it can be read.
    values: dict[str, Any] | None
    certificates: tuple[Certificate, ...] = ()
    # Every certificate of it could be read.
    complete: bool = True

    @property
    def granted(self) -> dict[str, Any]:
        return _dictionary(self.values, "Entitlements")

    @property
    def application_identifier(self) -> str:
        found = self.granted.get("application-identifier", "")
        return found if isinstance(found, str) else ""

    @property
    def bundle_id(self) -> str:
        """What of the application identifier is behind the prefix."""
        whole = self.application_identifier
        named = self._texts("ApplicationIdentifierPrefix") + self._texts("TeamIdentifier")
        prefix = next((one for one in named if one and whole.startswith(f"{one}.")), whole[:10])
        return whole[len(prefix) + 1 :]

    @property
    def kind(self) -> str:
        values = self.values or {}
        if values.get("ProvisionsAllDevices", False) is not False:
            return "enterprise"
        if "ProvisionedDevices" not in values:
            return "app-store"
        return "development" if self.granted.get("get-task-allow") is True else "ad-hoc"

    @property
    def is_free(self) -> bool:
        return (self.values or {}).get("LocalProvision") is True

    @property
    def platforms(self) -> list[str]:
        return self._texts("Platform")

    @property
    def created(self) -> datetime | None:
        return self._date("CreationDate")

    @property
    def expires(self) -> datetime | None:
        return self._date("ExpirationDate")

    def holds(self, signer: Certificate) -> bool:
        """The newer form inside names certificates by their digest."""
        newer = (self.values or {}).get("DER-Encoded-Profile", b"")
        is_listed = any(one.sha256 == signer.sha256 for one in self.certificates)
        return is_listed or (isinstance(newer, bytes) and bytes.fromhex(signer.sha256) in newer)

    def _texts(self, key: str) -> list[str]:
        found = (self.values or {}).get(key)
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []

    def _date(self, key: str) -> datetime | None:
        found = (self.values or {}).get(key)
        return found.replace(tzinfo=timezone.utc) if isinstance(found, datetime) else None


def _dictionary(values: dict[str, Any] | None, key: str) -> dict[str, Any]:
    found = (values or {}).get(key)
    return found if isinstance(found, dict) else {}


def read(data: bytes) -> Profile:
    values = _list_in(data)
    if values is not None:
        return _profile("it has no signature around it", values)
    envelope = open_envelope(data)
    values = _list_in(envelope.content) or _list_in(_cut_out(data))
    return _profile(envelope.problem, values)


def _profile(problem: str | None, values: dict[str, Any] | None) -> Profile:
    if values is None or not any(key in values for key in KEYS):
        return Profile(problem or "there is no profile in it", None)
    listed = values.get("DeveloperCertificates", [])
    read_ = [certificate(one) if isinstance(one, bytes) else None for one in listed]
    return Profile(problem, values, tuple(one for one in read_ if one), None not in read_)


def _list_in(data: bytes) -> dict[str, Any] | None:
    try:
        return property_list.dictionary(data)
    except ValueError:
        return None


def _cut_out(data: bytes) -> bytes:
    """From an envelope that OpenSSL cannot open."""
    start, end = data.find(b"<?xml"), data.find(b"</plist>")
    return data[start : end + len(b"</plist>")] if 0 <= start < end else b""
