"""The passphrase of every measured journal; alone, so that a measured process need not import more."""

PASSPHRASE = "invented words for measuring"  # noqa: S105
