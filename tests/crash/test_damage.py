"""Damage to a journal's file is always found, and never called a wrong passphrase."""

import random
from pathlib import Path

from tests.crash.damage import run


def test_every_flipped_bit_and_every_cut_is_found_and_called_damage(tmp_path: Path) -> None:
    damages = run(tmp_path, 300, 60, random.Random(3))

    assert (damages.tried, damages.detected, damages.misnamed) == (360, 360, 0)
