"""A second judge of IPAs: says what the doctor should find, and shows where the doctor says otherwise."""

import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Iterator

import der
import doctor
import package
import rules
from granting import signers

# What follows from a cause need not be told beside it: docs/doctor.md.
OF_ANOTHER_SYSTEM = {"old-signature", "no-application-identifier", "unsupported-architecture", "ends-at-launch"}
CONSEQUENCES = {
    "simulator-build": OF_ANOTHER_SYSTEM,
    "unsupported-platform": OF_ANOTHER_SYSTEM,
    "free-account-profile": {"development-signed", "profile-expires-soon"},
    "old-signature": {"no-application-identifier"},
}
# Of a file that is no IPA, the doctor may say what it is.
RECOGNISED = {"unreadable-ipa", "simulator-build", "unsupported-platform"}


def moment_of(found: package.Package) -> datetime:
    """When the build was new: just signed, with its profile and its certificate valid."""
    times = [der.signing_time(one.cms) for one in found.app.signatures if one.cms]
    profile = found.app.profile
    starts = [one.not_before for one in signers(found.app)]
    starts += [profile.created] if profile and profile.created else []
    known = [one for one in [*times, *starts] if one is not None]
    return max(known, default=datetime.now(timezone.utc)) + timedelta(minutes=1)


def judged(path: Path, at: datetime | None) -> tuple[datetime, set[rules.Finding]]:
    try:
        found = package.read(path)
    except package.Unreadable:
        return at or datetime.now(timezone.utc), {("unreadable-ipa", rules.ERROR)}
    moment = at or moment_of(found)
    return moment, rules.judge(found, moment)


def differences(ours: set[rules.Finding], judges: set[rules.Finding]) -> Iterator[str]:
    if ("unreadable-ipa", rules.ERROR) in judges:
        if not RECOGNISED & {rule for rule, level in ours if level == rules.ERROR}:
            yield "unreadable-ipa: the doctor reads it, the judge does not"
        return
    told = {rule for rule, _ in ours | judges}
    follows = {one for cause in told for one in CONSEQUENCES.get(cause, ())}
    for rule, level in sorted(ours ^ judges):
        if rule not in follows and rule not in rules.NOT_ASKED:
            who = "the doctor alone" if (rule, level) in ours else "the judge alone"
            yield f"{rule} ({level}): {who}"


def in_words(findings: set[rules.Finding]) -> str:
    return ", ".join(f"{rule} ({level})" for rule, level in sorted(findings)) or "nothing"


@dataclass(frozen=True)
class Verdict:
    path: Path
    at: datetime
    ours: set[rules.Finding]
    judges: set[rules.Finding]

    @property
    def differences(self) -> list[str]:
        return list(differences(self.ours, self.judges))


def verdict(path: Path, at: datetime | None, said: doctor.Said | None) -> Verdict:
    moment, judges = judged(path, at)
    return Verdict(path, moment, doctor.findings(path, moment, said), judges)


def report(verdicts: list[Verdict]) -> int:
    differing = [one for one in verdicts if one.differences]
    for one in verdicts:
        print(f"{'differs' if one.differences else 'same   '}  {one.path}  ({one.at:%Y-%m-%d %H:%M})")
        print(f"           doctor: {in_words(one.ours)}")
        print(f"           judge:  {in_words(one.judges)}")
        for line in one.differences:
            print(f"         ! {line}")
    print(f"{len(verdicts)} IPAs, {len(differing)} of them judged differently")
    return 1 if differing or not verdicts else 0


def ipas_below(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if one.suffix.lower() == ".ipa" and one.is_file())


def _date(text: str) -> datetime:
    found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)


def main() -> int:
    parser = argparse.ArgumentParser(prog="script/try-ipas", description=__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="with IPAs, at any depth")
    source.add_argument(
        "--findings", type=Path, metavar="FILE", help="what `inspect --json` said, and of which IPAs: it is not run"
    )
    parser.add_argument(
        "--at", type=_date, metavar="DATE", help="day of the check; without it each build is judged as of its signing"
    )
    given = parser.parse_args()
    said = doctor.by_file(given.findings) if given.findings else None
    paths = ipas_below(given.folder) if said is None else [Path(one) for one in said]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return report(list(pool.map(lambda path: verdict(path, given.at, said), paths)))


if __name__ == "__main__":
    sys.exit(main())
