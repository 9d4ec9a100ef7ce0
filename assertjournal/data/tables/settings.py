"""What the program remembers inside the journal: the open page and the like."""

import json

from assertjournal.data.disk.serialization import json_text
from assertjournal.data.tables.rows import SettingRow
from assertjournal.data.tables.rows import put as put_row


def get(key: str) -> object | None:
    """Return what is kept under a key, as it comes from JSON, or None where there is nothing."""
    row = SettingRow.get_or_none(SettingRow.key == key)
    content: object | None = None if row is None else json.loads(row.value)
    return content


def put(key: str, value: object) -> None:
    """Store anything that JSON can express under a key."""
    put_row(SettingRow, {"key": key, "value": json_text(value)}, key=("key",))
