"""What the installer refuses about code that lies in the app (MIInstallerErrorDomain)."""

import re
from datetime import datetime
from typing import Any, Iterator

from granting import covers, identifiers_covered, is_vouched_for, signers
from package import Code, Package
from signature import Signature

FRAMEWORK = re.compile(r"(?:(?:PlugIns|Extensions)/[^/]+\.appex/)?Frameworks/[^/]+\.framework")
COMPARED = re.compile(r"Frameworks/[^/]+\.framework|(?:PlugIns|Extensions)/[^/]+\.appex")
INTENTS = ("com.apple.intents-service", "com.apple.intents-ui-service")
WIDGET = "com.apple.widgetkit-extension"
PARENTS = "com.apple.developer.parent-application-identifiers"


def _place(code: Code, package: Package) -> str:
    return code.path[len(package.app.path) + 1 :]


def is_compared(code: Code, package: Package) -> bool:
    return COMPARED.fullmatch(_place(code, package)) is not None


def is_unsigned(code: Code) -> bool:
    if not code.slices or any(part.signature is None for part in code.slices):
        return True
    if any(one.anonymous for one in code.signatures):
        return True
    return code.kind != "library" and code.seal is None


def has_xml_alone(code: Code) -> bool:
    return any(one.xml is not None and one.der is None for one in code.signatures)


def _dictionary(value: Any) -> dict[str, Any] | None:
    return value if isinstance(value, dict) else None


def _texts(value: Any) -> list[str] | None:
    is_list = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return value if is_list else None


def faults(package: Package, at: datetime) -> Iterator[str]:
    names = (package.app.info or {}).get("INAlternativeAppNames")
    if isinstance(names, list) and len(names) > 3:
        yield "132"
    for code in package.code[1:]:
        if code.has_profile and not _place(code, package).startswith("com.apple.WatchPlaceholder/"):
            yield from _faults_of(code, package, at)
    yield from _frameworks(package)
    yield from _twins(package)
    yield from _intents_twice(package)


def _faults_of(code: Code, package: Package, at: datetime) -> Iterator[str]:
    parent = code.parent or package.app
    if is_unsigned(code):
        yield "unsigned"
    if not code.bundle_id.startswith(f"{parent.bundle_id}.") or code.bundle_id == f"{parent.bundle_id}.":
        yield "no child of what holds it"
    yield from _profile(code, package, at)
    known = {one.sha256 for one in signers(package.app)}
    if any(one.not_after <= at and one.sha256 not in known for one in signers(code)):
        yield "the certificate is over"
    if code.info is not None and code.kind == "extension" and not code.on_watch:
        yield from _extension(code, code.info)
    if code.info is not None and code.kind == "watch-app":
        yield from _watch(code, code.info, package)
    if code.kind == "app-clip" and any(_is_orphan(one.claims) for one in code.signatures):
        yield "of another app"


def _is_orphan(claims: dict[str, Any]) -> bool:
    own, parents = claims.get("application-identifier"), claims.get(PARENTS)
    named = [one for one in parents if isinstance(one, str)] if isinstance(parents, list) else []
    return isinstance(own, str) and bool(named) and not any(own.startswith(f"{one}.") for one in named)


def _profile(code: Code, package: Package, at: datetime) -> Iterator[str]:
    if is_vouched_for(code, package, at):
        return
    own, of_app = code.profile, package.app.profile
    if own is None:
        yield "no profile"
    if own is None or own.values is None:
        return
    if own.kind == "app-store" and not (of_app and of_app.values is not None and of_app.kind == "app-store"):
        yield "a profile for the store"
    is_covered = identifiers_covered(code, own) if code.signatures else covers(own.bundle_id, code.bundle_id)
    if not is_covered:
        yield "a profile for another identifier"
    if own.expires is not None and own.expires <= at:
        yield "the profile is over"


def _extension(code: Code, info: dict[str, Any]) -> Iterator[str]:
    old, new = _dictionary(info.get("NSExtension")), _dictionary(info.get("EXAppExtensionAttributes"))
    is_kit = code.path.split("/")[-2] == "Extensions"
    if not code.text("CFBundleVersion"):
        yield "33"
    if not code.text("CFBundleName"):
        yield "52"
    if is_kit and new is None:
        yield "182"
    if not is_kit and new is None and old is None:
        yield "39"
    point = (old or {}).get("NSExtensionPointIdentifier") or (new or {}).get("EXExtensionPointIdentifier")
    if (old is not None or new is not None) and not point:
        yield "45"
    if old is not None and new is None and point:
        yield from _entry(old, point)
    if old is not None and point in INTENTS:
        yield from _intents(old)


def _entry(old: dict[str, Any], point: str) -> Iterator[str]:
    has_entry = bool(old.get("NSExtensionPrincipalClass") or old.get("NSExtensionMainStoryboard"))
    if point == WIDGET and has_entry:
        yield "152"
    if point != WIDGET and not has_entry:
        yield "42"


def _intents(old: dict[str, Any]) -> Iterator[str]:
    attributes = _dictionary(old.get("NSExtensionAttributes")) or {}
    handled = _texts(attributes.get("IntentsSupported"))
    restricted = _texts(attributes.get("IntentsRestrictedWhileLocked", []))
    if not handled:
        yield "114"
    if restricted is None:
        yield "115"
    elif handled and set(restricted) - set(handled):
        yield "116"


def _intents_twice(package: Package) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for code in package.code:
        old = _dictionary((code.info or {}).get("NSExtension"))
        point = (old or {}).get("NSExtensionPointIdentifier")
        if old is None or point not in INTENTS or not is_compared(code, package):
            continue
        attributes = _dictionary(old.get("NSExtensionAttributes")) or {}
        handled = {(point, one) for one in _texts(attributes.get("IntentsSupported")) or []}
        if handled & seen:
            yield "117"
        seen |= handled


def _watch(code: Code, info: dict[str, Any], package: Package) -> Iterator[str]:
    kinds = [key for key in ("WKApplication", "WKWatchKitApp") if info.get(key) is True]
    if len(kinds) != 1:
        yield "144" if kinds else "92"
    companion = info.get("WKCompanionAppBundleIdentifier")
    if not companion and info.get("WKWatchOnly") is not True:
        yield "97"
    if companion and companion != package.app.bundle_id:
        yield "of another app"
    if "4" not in {str(one) for one in info.get("UIDeviceFamily", [])}:
        yield "102"
    beside = [one for one in package.code if re.fullmatch(r"Watch/[^/]+\.app", _place(one, package))]
    if len(beside) > 1:
        yield "91"


def _frameworks(package: Package) -> Iterator[str]:
    for code in package.code:
        if FRAMEWORK.fullmatch(_place(code, package)) is None:
            continue
        if code.info is None:
            yield "no Info.plist"
        elif not code.bundle_id:
            yield "no identifier"
        elif code.binary is None:
            yield "11" if code.executable else "71"


def _twins(package: Package) -> Iterator[str]:
    seen = {package.app.bundle_id}
    for code in package.code:
        if is_compared(code, package) and code.bundle_id:
            if code.bundle_id in seen:
                yield "an identifier twice"
            seen.add(code.bundle_id)
