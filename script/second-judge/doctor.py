"""What our own doctor says about an IPA: `tap-to-install inspect --json`, on the day that is asked about."""

import json
import os
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
COMMAND = HERE.parent.parent / "bin" / "tap-to-install.mjs"

Findings = set[tuple[str, str]]
# By path of the IPA.
Said = dict[str, Findings]


def by_file(file: Path) -> Said:
    return {one["file"]: _pairs(one) for one in json.loads(file.read_text())}


def _pairs(one: dict[str, Any]) -> Findings:
    return {(finding["rule"], finding["level"]) for finding in one["findings"]}


def findings(path: Path, at: datetime, said: Said | None) -> Findings:
    if said is not None:
        return said[str(path)]
    words = ["node", "--import", str(HERE / "clock.mjs"), str(COMMAND), "inspect", "--json", str(path)]
    environment = {**os.environ, "TRY_IPAS_AT": at.isoformat()}
    run = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        raise SystemExit(f"{path}: the doctor could not answer\n{run.stderr}")
    return _pairs(json.loads(run.stdout)[0])
