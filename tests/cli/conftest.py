"""What tests of several commands share."""

from typing import Any

import pytest
from argon2.exceptions import HashingError
from argon2.low_level import hash_secret_raw

from assertjournal.core.clock import Clock
from assertjournal.data.keys import kdf
from assertjournal.services.safety.journals import Journals


@pytest.fixture
def short_of_memory(monkeypatch: pytest.MonkeyPatch) -> Journals:
    """Return journals whose keys would cost more memory than the computer has left."""

    def short(secret: bytes, salt: bytes, **costs: Any) -> bytes:
        if costs["memory_cost"] > kdf.LEAST_MEMORY_KIB:
            raise HashingError
        return hash_secret_raw(secret, salt, **costs)

    monkeypatch.setattr(kdf, "hash_secret_raw", short)
    return Journals(Clock(), kdf.KdfSettings(2 * kdf.LEAST_MEMORY_KIB, 1, 1))
