"""Keys: either secret opens them, nothing else does, and a hostile header costs nothing."""

import hashlib
import json
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from assertjournal.core.errors import (
    EmptyPassphrase,
    JournalDamaged,
    MadeByNewerVersion,
    NotAJournal,
    NotEnoughMemory,
    WrongSecret,
)
from assertjournal.data.disk.strict_json import canonical
from assertjournal.data.keys import kdf
from assertjournal.data.keys.kdf import SHIPPED_KDF, KdfSettings
from assertjournal.data.keys.key_header import KeyHeader, parse_header
from assertjournal.data.keys.keys import NewKeys, create_keys, unwrap, with_passphrase, with_recovery_key
from tests.support.builders import CHEAP_KDF, PASSPHRASE
from tests.support.source_tree import ROOT


@pytest.fixture(scope="module")
def keys() -> NewKeys:
    return create_keys(PASSPHRASE, CHEAP_KDF)


def sealed(header: KeyHeader, **changes: Any) -> bytes:
    """Return a header with changed values and a checksum that fits them."""
    content = {**json.loads(header.encode()), **changes}
    content.pop("sha256")
    return canonical({**content, "sha256": hashlib.sha256(canonical(content)).hexdigest()})


def with_kdf(header: KeyHeader, **changes: Any) -> bytes:
    slots = json.loads(header.encode())["slots"]
    slots[0]["kdf"].update(changes)
    return sealed(header, slots=slots)


def test_a_guess_at_the_shipped_settings_costs_a_quarter_of_a_gigabyte() -> None:
    assert KdfSettings(memory_kib=262144, time_cost=3, parallelism=4) == SHIPPED_KDF


def test_both_secrets_give_the_same_key(keys: NewKeys) -> None:
    assert unwrap(keys.header, passphrase=PASSPHRASE) == keys.key
    assert unwrap(keys.header, recovery_key=keys.recovery_key) == keys.key


def test_every_journal_has_keys_of_its_own(keys: NewKeys) -> None:
    other = create_keys(PASSPHRASE, CHEAP_KDF)

    assert other.key.secret != keys.key.secret
    assert other.key.journal_id != keys.key.journal_id


def test_a_passphrase_is_the_same_however_its_accents_are_typed() -> None:
    header = create_keys(unicodedata.normalize("NFC", "café"), CHEAP_KDF).header

    assert unwrap(header, passphrase=unicodedata.normalize("NFD", "café"))


@pytest.mark.parametrize("wrong", [PASSPHRASE + " ", PASSPHRASE.upper(), "x"])
def test_another_passphrase_is_refused(keys: NewKeys, wrong: str) -> None:
    with pytest.raises(WrongSecret):
        unwrap(keys.header, passphrase=wrong)


def test_the_recovery_key_of_another_journal_is_refused(keys: NewKeys) -> None:
    other = create_keys(PASSPHRASE, CHEAP_KDF)

    with pytest.raises(WrongSecret, match="another journal"):
        unwrap(keys.header, recovery_key=other.recovery_key)


def test_an_empty_passphrase_is_refused(keys: NewKeys) -> None:
    with pytest.raises(EmptyPassphrase):
        create_keys("", CHEAP_KDF)
    with pytest.raises(EmptyPassphrase):
        unwrap(keys.header, passphrase="")


def test_secrets_do_not_show_in_what_is_printed(keys: NewKeys) -> None:
    shown = repr(keys)

    assert keys.recovery_key not in shown
    assert repr(keys.key.secret) not in shown


REFUSED = (WrongSecret, JournalDamaged, MadeByNewerVersion, NotAJournal)


def flips(whole: bytes) -> Iterator[bytes]:
    for place in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        yield bytes(flipped)


def test_every_flipped_bit_is_refused(keys: NewKeys) -> None:
    tried, opened = 0, []
    for flipped in flips(keys.header.encode()):
        for secret in ({"passphrase": PASSPHRASE}, {"recovery_key": keys.recovery_key}):
            tried += 1
            with suppress(*REFUSED):
                opened.append(unwrap(parse_header(flipped), **secret))

    assert opened == []
    assert tried > 9000


def test_a_flipped_bit_behind_a_checksum_that_fits_never_gives_a_wrong_key(keys: NewKeys) -> None:
    content = json.loads(keys.header.encode())
    del content["sha256"]
    opened = []
    for flipped in flips(canonical(content)):
        with suppress(ValueError, *REFUSED):
            resealed = canonical({**json.loads(flipped), "sha256": hashlib.sha256(flipped).hexdigest()})
            opened.append(unwrap(parse_header(resealed), passphrase=PASSPHRASE))

    assert set(opened) == {keys.key}


def test_weakened_settings_are_refused_even_with_a_fitting_checksum(keys: NewKeys) -> None:
    weakened = parse_header(with_kdf(keys.header, m_kib=32))

    with pytest.raises(WrongSecret):
        unwrap(weakened, passphrase=PASSPHRASE)


def test_the_keys_of_one_journal_do_not_pass_for_those_of_another(keys: NewKeys) -> None:
    renamed = parse_header(sealed(keys.header, journal_id="0" * 32))

    with pytest.raises(WrongSecret):
        unwrap(renamed, passphrase=PASSPHRASE)


@pytest.mark.parametrize(
    "changes",
    [
        {"m_kib": 2**40},
        {"m_kib": 1024 * 1024 + 1},
        {"m_kib": 1024 * 1024, "t": 4},
        {"m_kib": 0},
        {"m_kib": True},
        {"m_kib": "64"},
        {"t": 21},
        {"t": 0},
        {"p": 17},
        {"m_kib": 64, "p": 9},
        {"v": 16},
        {"name": "pbkdf2"},
        {"salt": ""},
        {"salt": 5},
        {"surplus": 1},
    ],
)
def test_settings_out_of_bounds_are_refused_before_they_are_used(keys: NewKeys, changes: dict[str, Any]) -> None:
    with pytest.raises(JournalDamaged):
        parse_header(with_kdf(keys.header, **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"generation": 0},
        {"generation": True},
        {"journal_id": "xyz"},
        {"journal_id": 5},
        {"slots": []},
        {"slots": {}},
        {"slots": [5]},
        {"surplus": 1},
        {"version": "1"},
        {"version": True},
    ],
)
def test_a_header_of_another_shape_is_damaged(keys: NewKeys, changes: dict[str, Any]) -> None:
    with pytest.raises(JournalDamaged):
        parse_header(sealed(keys.header, **changes))


@pytest.mark.parametrize("which", [0, 1])
def test_two_slots_for_one_kind_of_secret_are_refused(keys: NewKeys, which: int) -> None:
    slots = json.loads(keys.header.encode())["slots"]

    with pytest.raises(JournalDamaged):
        parse_header(sealed(keys.header, slots=[slots[which]] * 2))


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"5", b"[]", b"\xff\xfe", b"[" * 60_000, b"{}" + b" " * 70_000, b'{"format":1,"format":1}', b"NaN"],
)
def test_what_is_no_header_is_damaged(content: bytes) -> None:
    with pytest.raises(JournalDamaged):
        parse_header(content)


def test_a_newer_header_is_named_as_such(keys: NewKeys) -> None:
    with pytest.raises(MadeByNewerVersion):
        parse_header(sealed(keys.header, version=2, slots="of another shape"))


def test_a_header_of_something_else_is_no_journal(keys: NewKeys) -> None:
    with pytest.raises(NotAJournal):
        parse_header(sealed(keys.header, format="something-else"))


def test_too_little_memory_is_not_called_a_wrong_passphrase() -> None:
    with pytest.raises(NotEnoughMemory, match="256 MB"):
        run_with_little_memory("kdf.passphrase_key('x', bytes(16), kdf.SHIPPED_KDF)")


def test_a_new_journal_makes_do_with_less_memory_down_to_the_floor() -> None:
    _key, used = kdf.affordable_key("x", bytes(16), KdfSettings(64, 1, 1))
    assert used == KdfSettings(64, 1, 1)

    assert run_with_little_memory("print(kdf.affordable_key('x', bytes(16), kdf.SHIPPED_KDF)[1].memory_kib)") == "65536"


def run_with_little_memory(statement: str) -> str:
    """Run a statement in a process that may grow by 100 MB only; raise NotEnoughMemory if it does."""
    program = f"""
import resource
from assertjournal.core.errors import NotEnoughMemory
from assertjournal.data.keys import kdf
size = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize() + 100 * 1024 * 1024
resource.setrlimit(resource.RLIMIT_AS, (size, size))
try:
    {statement}
except NotEnoughMemory as error:
    print("refused:", error)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=Path(ROOT), capture_output=True, text=True, check=True)
    if done.stdout.startswith("refused:"):
        raise NotEnoughMemory(done.stdout)
    return done.stdout.strip()


def test_a_new_passphrase_takes_the_place_of_every_old_one_and_of_nothing_else(keys: NewKeys) -> None:
    header, key = with_passphrase(keys.header, "other words", CHEAP_KDF, passphrase=PASSPHRASE)

    assert key == keys.key == unwrap(header, passphrase="other words") == unwrap(header, recovery_key=keys.recovery_key)
    assert (header.journal_id, header.generation) == (keys.header.journal_id, keys.header.generation + 1)
    with pytest.raises(WrongSecret):
        unwrap(header, passphrase=PASSPHRASE)


def test_the_same_passphrase_again_is_wrapped_afresh(keys: NewKeys) -> None:
    header, _key = with_passphrase(keys.header, PASSPHRASE, CHEAP_KDF, recovery_key=keys.recovery_key)

    assert header.slots[0].salt != keys.header.slots[0].salt
    assert header.slots[0].nonce != keys.header.slots[0].nonce
    assert header.slots[1] == keys.header.slots[1]


def test_exactly_one_secret_is_needed_for_a_new_passphrase(keys: NewKeys) -> None:
    with pytest.raises(ValueError, match="one of passphrase and recovery_key"):
        with_passphrase(keys.header, "new", CHEAP_KDF, passphrase=PASSPHRASE, recovery_key=keys.recovery_key)


def test_a_new_recovery_key_takes_the_place_of_the_old_one_and_of_nothing_else(keys: NewKeys) -> None:
    fresh = with_recovery_key(keys.header, passphrase=PASSPHRASE)

    assert fresh.key == keys.key == unwrap(fresh.header, recovery_key=fresh.recovery_key)
    assert fresh.header.slots[0] == keys.header.slots[0]
    assert (fresh.header.journal_id, fresh.header.generation) == (keys.header.journal_id, keys.header.generation + 1)
    with pytest.raises(WrongSecret, match="a newer one has replaced it"):
        unwrap(fresh.header, recovery_key=keys.recovery_key)


def test_a_recovery_key_can_be_renewed_with_itself(keys: NewKeys) -> None:
    fresh = with_recovery_key(keys.header, recovery_key=keys.recovery_key)

    assert unwrap(fresh.header, passphrase=PASSPHRASE) == unwrap(fresh.header, recovery_key=fresh.recovery_key)


def test_a_header_with_one_secret_left_is_read(keys: NewKeys) -> None:
    header = KeyHeader(keys.header.journal_id, 1, keys.header.slots[:1])

    assert parse_header(header.encode()) == header


def test_a_header_at_the_shipped_cost_is_read(keys: NewKeys) -> None:
    costs = {"m_kib": SHIPPED_KDF.memory_kib, "t": SHIPPED_KDF.time_cost, "p": SHIPPED_KDF.parallelism}

    assert dict(parse_header(with_kdf(keys.header, **costs)).slots[0].kdf).items() >= costs.items()


def test_the_dearest_guess_costs_four_times_the_shipped_memory(keys: NewKeys) -> None:
    most = {"m_kib": 4 * SHIPPED_KDF.memory_kib, "t": SHIPPED_KDF.time_cost}

    assert parse_header(with_kdf(keys.header, **most))
    with pytest.raises(JournalDamaged):
        parse_header(with_kdf(keys.header, m_kib=most["m_kib"], t=most["t"] + 1))
