"""`python -m tests.packages`: make the wheel, the frozen folder and the .deb in dist/, and try each one out."""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from dev import ROOT
from tests.packages.debian import make_deb, try_deb
from tests.packages.frozen import make_frozen, try_frozen
from tests.packages.trial import Trial, line_of
from tests.packages.wheel import make_wheel, try_wheel

TARGET = ROOT / "dist"
PACKAGES = 3


def main() -> int:
    """Make and try all; the first failure ends it with what went wrong, and a package left out is one, too."""
    TARGET.mkdir(exist_ok=True)
    trials = [_wheel(), *_frozen_and_deb()]
    print(f"\n{len(trials)} of {PACKAGES} self-tests passed. The packages are in {TARGET.relative_to(ROOT)}.")
    print(*map(line_of, trials), sep="\n")
    return 0 if len(trials) == PACKAGES else 1


def _wheel() -> Trial:
    print("The wheel", flush=True)
    with TemporaryDirectory(prefix="wheel-") as folder:
        return try_wheel(make_wheel(TARGET), Path(folder))


def _frozen_and_deb() -> list[Trial]:
    print("The frozen folder", flush=True)
    frozen = make_frozen(TARGET)
    with TemporaryDirectory(prefix="frozen-") as folder:
        trials = [try_frozen(frozen, Path(folder))]
    if shutil.which("dpkg-deb") is None:
        print("There is no dpkg-deb here, so there is no .deb. Install the package “dpkg”.", flush=True)
        return trials
    print("The .deb", flush=True)
    with TemporaryDirectory(prefix="deb-") as folder:
        return [*trials, try_deb(make_deb(frozen, TARGET, Path(folder)), Path(folder))]


if __name__ == "__main__":
    sys.exit(main())
