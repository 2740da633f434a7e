"""The doctor's rules, asked once more: which of them say something about a package, and how gravely."""

import re
from datetime import datetime, timedelta
from typing import Callable, Iterator

import nested
from granting import claimed_identifiers, covers, identifiers_covered, is_vouched_for, refused_claims, signers
from package import Code, Package

Finding = tuple[str, str]
Rule = Callable[[Package, datetime], Iterator[Finding]]

ERROR, WARNING, NOTICE = "error", "warning", "notice"
# Those that ask about a day: the judge and the doctor have to mean the same one.
ABOUT_A_DAY = {"profile-expired", "certificate-expired", "profile-expires-soon"}
# About the place where a build goes, inputs, or the archive's form: not asked here.
NOT_ASKED = {
    "team-not-allowed",
    "ipa-too-large",
    "site-not-public",
    "device-ids-public",
    "ipa-behind-redirect",
    "hard-to-stream",
}
OLD_MODEL = re.compile(r"(?:iPhone[1-5]|iPad[1-3]|iPod[1-5]),")
LEAST_VERSION = 0x20400


def platforms(code: Code) -> list[str]:
    info = code.info or {}
    listed = info.get("CFBundleSupportedPlatforms")
    named = listed if isinstance(listed, list) and listed else [info.get("DTPlatformName")]
    return [one.lower() for one in named if isinstance(one, str) and one]


def _major(code: Code) -> int:
    found = re.match(r"\d+", code.text("MinimumOSVersion"))
    return int(found.group()) if found else 0


def platform(package: Package, _at: datetime) -> Iterator[Finding]:
    app = package.app
    named, built = platforms(app), [part.platform for part in app.slices]
    by_info = "iphonesimulator" in named and "iphoneos" not in named
    if by_info or (built and set(built) == {"ios-simulator"}):
        yield "simulator-build", ERROR
    foreign = bool(named) and not {"iphoneos", "iphonesimulator"} & set(named)
    foreign |= bool(built) and not {None, "ios", "ios-simulator"} & set(built)
    offered = app.profile.platforms if app.profile else []
    foreign |= bool(offered) and "ios" not in {one.lower() for one in offered}
    families = [str(one) for one in (app.info or {}).get("UIDeviceFamily", [])]
    foreign |= (not named or "iphoneos" in named) and bool(families) and not {"1", "2"} & set(families)
    foreign |= (app.info or {}).get("ITSWatchOnlyContainer") is True
    if foreign:
        yield "unsupported-platform", ERROR


def architecture(package: Package, _at: datetime) -> Iterator[Finding]:
    models = (package.app.info or {}).get("UISupportedDevices", [])
    is_thinned = bool(models) and all(OLD_MODEL.match(str(one)) for one in models)
    for code in package.code:
        cpus = {part.cpu for part in code.slices}
        if code.on_watch or code.kind not in ("app", "extension", "app-clip", "framework") or not cpus:
            continue
        modern = cpus - {"arm", "i386", "x86_64"}
        if not modern:
            yield "unsupported-architecture", WARNING if is_thinned else ERROR
        elif modern == {"arm64e"} and code.kind == "app":
            yield "unsupported-architecture", WARNING


def store(package: Package, _at: datetime) -> Iterator[Finding]:
    if any(part.encrypted for part in package.app.slices):
        yield "fairplay-encrypted", ERROR


def unsigned(package: Package, _at: datetime) -> Iterator[Finding]:
    for code in package.code:
        is_asked = code.kind == "app" or (not code.has_profile and code.in_place and (code.slices or code.is_static))
        if is_asked and nested.is_unsigned(code):
            yield "unsigned", ERROR


def format_(package: Package, _at: datetime) -> Iterator[Finding]:
    for code in package.code:
        versions = [max(one.version for one in signature.directories) for signature in code.signatures]
        is_old = any(version < LEAST_VERSION for version in versions)
        is_main = code.has_profile and code.kind != "extension"
        if code.in_place and (is_old or (is_main and nested.has_xml_alone(code))):
            yield "old-signature", ERROR if _major(package.app) >= 15 and not code.on_watch else WARNING


def launch(package: Package, _at: datetime) -> Iterator[Finding]:
    for code in package.code:
        if code.on_watch or code.kind not in ("app", "extension"):
            continue
        if any(_lacks_main_flag(one) for one in code.signatures):
            yield "ends-at-launch", ERROR if _major(package.app) >= 26 else WARNING
        elif code.kind == "extension" and nested.has_xml_alone(code):
            yield "ends-at-launch", WARNING


def _lacks_main_flag(signature: nested.Signature) -> bool:
    flags = signature.directories[0].flags
    return flags is not None and bool(signature.claims) and not flags & 1


def profile(package: Package, _at: datetime) -> Iterator[Finding]:
    for code in package.code:
        if code.has_profile and code.profile is not None and code.profile.problem is not None:
            yield "invalid-profile", ERROR
    own = package.app.profile
    if own is None:
        yield "no-profile", ERROR
    elif own.values is not None:
        if own.kind == "app-store":
            yield "app-store-profile", ERROR
        if own.kind == "development":
            yield "development-signed", WARNING
        if own.kind == "enterprise":
            yield "enterprise-trust", NOTICE
        if own.kind in ("development", "ad-hoc") and not own.values["ProvisionedDevices"]:
            yield "no-devices", ERROR
        if own.is_free:
            yield "free-account-profile", ERROR


def tampering(package: Package, _at: datetime) -> Iterator[Finding]:
    if any(code.in_place and code.faults for code in package.code):
        yield "modified-after-signing", ERROR


def identifiers(package: Package, _at: datetime) -> Iterator[Finding]:
    for code in package.code:
        asked = code.kind == "app" or nested.is_compared(code, package)
        known = [one.directories[0].identifier for one in code.signatures]
        signed = not any(one.anonymous for one in code.signatures)
        if asked and code.bundle_id and signed and not code.info_changed and {*known} - {code.bundle_id}:
            yield "signing-identifier-mismatch", ERROR
    app = package.app
    if any(not one.anonymous for one in app.signatures) and not claimed_identifiers(app):
        yield "no-application-identifier", ERROR
    yield from _bundle_id(app)


def _bundle_id(app: Code) -> Iterator[Finding]:
    if app.profile is None or app.profile.values is None:
        return
    claims = claimed_identifiers(app)
    fits = covers(app.profile.bundle_id, app.bundle_id)
    if not identifiers_covered(app, app.profile):
        yield "bundle-id-mismatch", ERROR
    elif not fits and (not app.signatures or app.profile.is_free):
        yield "bundle-id-mismatch", ERROR
    elif not app.info_changed and any(not covers(one.partition(".")[2], app.bundle_id) for one in claims):
        yield "bundle-id-mismatch", WARNING


def signer(package: Package, _at: datetime) -> Iterator[Finding]:
    told = {one.sha256 for one in signers(package.app)}
    for code in package.code:
        own = code.profile if code.has_profile else (code.parent.profile if code.parent else None)
        if own is None or own.values is None or not own.complete or not code.in_place:
            continue
        if not all(one.envelope_holds for one in code.signatures):
            continue
        strangers = [one for one in signers(code) if not own.holds(one)]
        if any(code.has_profile or one.sha256 not in told for one in strangers):
            yield "signer-not-in-profile", ERROR


def entitlements(package: Package, at: datetime) -> Iterator[Finding]:
    for code in package.code:
        own = code.profile
        if code.has_profile and own is not None and own.values is not None and refused_claims(code, own):
            if not is_vouched_for(code, package, at):
                yield "entitlement-not-in-profile", ERROR


def ends(package: Package, at: datetime) -> Iterator[Finding]:
    app = package.app
    own = app.profile if app.profile and app.profile.values is not None else None
    expires = own.expires if own else None
    who = signers(app)
    if expires is not None and expires <= at:
        yield "profile-expired", ERROR
    if any(one.not_after <= at or one.not_before > at for one in who):
        yield "certificate-expired", ERROR
    elif own and own.complete and own.certificates and all(one.not_after <= at for one in own.certificates):
        yield "certificate-expired", ERROR
    left = [one for one in [expires, *(one.not_after for one in who)] if one is not None and one > at]
    if left and min(left) - at <= timedelta(days=14):
        yield "profile-expires-soon", WARNING


def nested_code(package: Package, at: datetime) -> Iterator[Finding]:
    if next(nested.faults(package, at), None):
        yield "nested-code", ERROR


RULES: tuple[Rule, ...] = (
    platform, architecture, store, unsigned, format_, launch, profile, tampering,
    identifiers, signer, entitlements, ends, nested_code,
)  # fmt: skip


def judge(package: Package, at: datetime) -> set[Finding]:
    return {finding for rule in RULES for finding in rule(package, at)}
