"""Certificates and signed envelopes, as OpenSSL's programs see them."""

import functools
import hashlib
import re
import subprocess
import tempfile
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path

PEM = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n?", re.DOTALL)
LENIENT = ("-nosigs", "-no_content_verify", "-no_attr_verify")
# What OpenSSL prints of the parts of a signer: the signed attributes, and the signature over them.
SIGNED_PART = re.compile(r"^ *(\d+):d=5 +hl=(\d+) l= *(\d+) (?:cons: cont \[ 0 \]|prim: OCTET STRING)", re.MULTILINE)


@dataclass(frozen=True)
class Certificate:
    pem: str
    sha256: str
    # Hashes of the names.
    subject: str
    issuer: str
    team: str | None
    not_before: datetime
    not_after: datetime


@dataclass(frozen=True)
class Envelope:
    """A CMS SignedData: whether it holds, what is in it, and who signed."""

    problem: str | None
    content: bytes
    signers: tuple[Certificate, ...]
    certificates: tuple[Certificate, ...]


def _openssl(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["openssl", *words], input=given, capture_output=True, check=False)


@functools.lru_cache(maxsize=None)
def certificate(given: bytes) -> Certificate | None:
    """From PEM or DER; None when OpenSSL cannot read it."""
    form = "PEM" if given.startswith(b"-----") else "DER"
    names = ("-subject", "-nameopt", "RFC2253", "-subject_hash", "-issuer_hash")
    more = ("-fingerprint", "-sha256", "-dates", "-outform", "PEM")
    run = _openssl("x509", "-inform", form, *names, *more, given=given)
    text = run.stdout.decode(errors="replace")
    pem = PEM.search(text)
    if run.returncode != 0 or pem is None:
        return None
    subject_hash, issuer_hash = re.findall(r"^[0-9a-f]{8}$", text, re.MULTILINE)
    team = re.search(r"^subject=(?:.*,)?OU=([^,+\n]+)", text, re.MULTILINE)
    print_ = re.search(r"Fingerprint=([0-9A-F:]+)", text)
    return Certificate(
        pem=pem.group(),
        sha256=print_.group(1).replace(":", "").lower() if print_ else "",
        subject=subject_hash,
        issuer=issuer_hash,
        team=team.group(1) if team else None,
        not_before=_date(text, "notBefore"),
        not_after=_date(text, "notAfter"),
    )


def _date(text: str, name: str) -> datetime:
    found = re.search(rf"{name}=(.+)", text)
    stamp = datetime.strptime(found.group(1) if found else "", "%b %d %H:%M:%S %Y GMT")
    return stamp.replace(tzinfo=timezone.utc)


@functools.lru_cache(maxsize=None)
def open_envelope(cms: bytes, detached: bytes | None = None) -> Envelope:
    """Verifies the signature, and that each certificate was issued by the one that it names and that is there."""
    with tempfile.TemporaryDirectory(prefix="second-judge-") as folder:
        first = _verify(Path(folder), cms, detached)
        if first.problem is not None and detached is not None and _holds_as_written(Path(folder), cms, detached):
            first = replace(_verify(Path(folder), cms, detached, *LENIENT), problem=None)
        if first.problem is not None:
            lenient = _verify(Path(folder), cms, detached, *LENIENT)
            return Envelope(first.problem, lenient.content, lenient.signers, lenient.certificates)
    return Envelope(_broken_link(first), first.content, first.signers, first.certificates)


def _verify(folder: Path, cms: bytes, detached: bytes | None, *more: str) -> Envelope:
    source, content, signers, certificates = (folder / name for name in ("cms", "content", "signers", "all"))
    source.write_bytes(cms)
    words = ["-in", str(source), "-signer", str(signers), "-certsout", str(certificates)]
    if detached is not None:
        (folder / "detached").write_bytes(detached)
        words += ["-content", str(folder / "detached")]
    words += ["-out", str(content), "-noverify", "-binary", "-inform", "DER", *more]
    run = _openssl("cms", "-verify", *words)
    problem = None if run.returncode == 0 else run.stderr.decode(errors="replace").strip().splitlines()[-1]
    found = content.read_bytes() if content.exists() else b""
    return Envelope(problem, found, _certificates_in(signers), _certificates_in(certificates))


def _holds_as_written(folder: Path, cms: bytes, detached: bytes) -> bool:
    """Before it verifies, OpenSSL sorts values of attributes that a signer of Apple's left unsorted."""
    parts = SIGNED_PART.findall(_openssl("asn1parse", "-inform", "DER", given=cms).stdout.decode(errors="replace"))
    signers = _verify(folder, cms, detached, *LENIENT).signers
    if len(parts) < 2 or len(signers) != 1:
        return False
    attributes, signature = (cms[int(at) :][: int(head) + int(size)] for at, head, size in parts[-2:])
    (folder / "signature").write_bytes(signature[int(parts[-1][1]) :])
    key = _openssl("x509", "-pubkey", "-noout", given=signers[0].pem.encode()).stdout
    (folder / "key").write_bytes(key)
    files = ("-verify", str(folder / "key"), "-signature", str(folder / "signature"))
    signed = b"\x31" + attributes[1:]
    return any(
        hashlib.new(name, detached).digest() in attributes
        and _openssl("dgst", f"-{name}", *files, given=signed).returncode == 0
        for name in ("sha256", "sha1")
    )


def _certificates_in(file: Path) -> tuple[Certificate, ...]:
    texts = PEM.findall(file.read_text()) if file.exists() else []
    found = (certificate(text.encode()) for text in texts)
    return tuple(one for one in found if one is not None)


def _broken_link(envelope: Envelope) -> str | None:
    for signer in envelope.signers:
        one, seen = signer, set()
        while one.subject != one.issuer and one.sha256 not in seen:
            seen.add(one.sha256)
            issuers = [other for other in envelope.certificates if other.subject == one.issuer]
            if not issuers:
                break
            issuer = next((other for other in issuers if _issued(one, other)), None)
            if issuer is None:
                return "a certificate was not issued by the one that it names"
            one = issuer
    return None


@functools.lru_cache(maxsize=None)
def _issued(one: Certificate, issuer: Certificate) -> bool:
    with tempfile.NamedTemporaryFile("w", prefix="second-judge-", suffix=".pem") as trusted:
        trusted.write(issuer.pem)
        trusted.flush()
        flags = ("-partial_chain", "-no_check_time", "-ignore_critical", "-trusted", trusted.name)
        return _openssl("verify", *flags, given=one.pem.encode()).returncode == 0
