"""What a profile allows (Apple TN3125): who, what, and where."""

from datetime import datetime
from typing import Any

from certificates import Certificate
from package import Code, Package
from provisioning import Profile


def covers(pattern: str, identifier: str) -> bool:
    if not pattern.endswith("*"):
        return pattern == identifier
    return identifier.startswith(pattern[:-1]) and len(identifier) > len(pattern) - 1


def grants(granted: Any, claimed: Any) -> bool:
    """Strings by equality or a `*` at the end, lists one by one; `false` and an empty list claim nothing."""
    if claimed is False:
        return True
    if isinstance(claimed, list):
        return all(_one(granted, one) for one in claimed)
    if isinstance(claimed, dict):
        inner = granted if isinstance(granted, dict) else {}
        return granted == "*" or all(grants(inner.get(key), value) for key, value in claimed.items())
    return _one(granted, claimed)


def _one(granted: Any, claimed: Any) -> bool:
    if isinstance(granted, list):
        return any(_one(one, claimed) for one in granted)
    if isinstance(granted, str) and granted.endswith("*") and isinstance(claimed, str):
        return claimed.startswith(granted[:-1])
    if granted == "*":
        return True
    if isinstance(claimed, (list, dict)):
        return grants(granted, claimed)
    return type(granted) is type(claimed) and granted == claimed


def signers(code: Code) -> list[Certificate]:
    found = {one.sha256: one for signature in code.signatures for one in signature.signers}
    return list(found.values())


def claimed_identifiers(code: Code) -> list[str]:
    claims = [signature.claims.get("application-identifier") for signature in code.signatures]
    return [one for one in claims if isinstance(one, str)]


def refused_claims(code: Code, profile: Profile) -> set[str]:
    return {
        key
        for signature in code.signatures
        for key, value in signature.claims.items()
        if key != "application-identifier" and not grants(profile.granted.get(key), value)
    }


def identifiers_covered(code: Code, profile: Profile) -> bool:
    return all(covers(profile.application_identifier, one) for one in claimed_identifiers(code))


def is_vouched_for(code: Code, package: Package, at: datetime) -> bool:
    """iOS asks for one profile of the IPA that fits, not for the one that lies beside the code."""
    profiles = [one.profile for one in package.code if one.has_profile and one.profile is not None]
    return any(_vouches(one, code, at) for one in profiles)


def _vouches(profile: Profile, code: Code, at: datetime) -> bool:
    who = signers(code)
    if not who or profile.values is None or profile.kind == "app-store":
        return False
    if profile.expires is not None and profile.expires <= at:
        return False
    is_known = all(profile.holds(one) for one in who)
    return is_known and identifiers_covered(code, profile) and not refused_claims(code, profile)
