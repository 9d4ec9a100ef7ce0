"""Working out the key alone, with the settings that ship.

`python -m benchmarks.derive_key` prints the moments of its beginning and its end.
"""

import time

from assertjournal.data.keys.kdf import SHIPPED_KDF, passphrase_key
from benchmarks.passphrase import PASSPHRASE

if __name__ == "__main__":
    began = time.monotonic()
    passphrase_key(PASSPHRASE, bytes(16), SHIPPED_KDF)
    print(began, time.monotonic())
