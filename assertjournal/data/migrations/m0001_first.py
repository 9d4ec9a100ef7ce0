"""Schema 1: everything that the first release keeps.

`entry.number` is an INTEGER PRIMARY KEY because the search index refers to it: SQLite may renumber implicit row ids
when it copies a database. Former words leave the search index at once (`secure-delete`). The `flush` between the old
and the new words of an entry is needed for that: without it SQLite 3.53 goes on finding long-repeated words that were
taken out. Moments are UTC texts ending in Z, days ISO dates, lists and objects canonical JSON.
"""

from datetime import datetime

from assertjournal.data.database.connection import Connection
from assertjournal.data.disk.serialization import moment_text

_RATING = "INTEGER CHECK ({0} BETWEEN 0 AND 10)"
_STATEMENTS = (
    """CREATE TABLE meta (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        journal_id TEXT NOT NULL,
        generation INTEGER NOT NULL,
        created_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE person (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        name TEXT NOT NULL,
        also_called TEXT NOT NULL,
        relationship TEXT NOT NULL,
        wanted TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE conversation (
        id TEXT NOT NULL PRIMARY KEY,
        title TEXT NOT NULL,
        person TEXT REFERENCES person (id) ON DELETE SET NULL,
        intent TEXT,
        safe TEXT,
        status TEXT,
        planned_for TEXT,
        occasion TEXT NOT NULL,
        happened_on TEXT,
        scenario TEXT,
        hard {_RATING.format("hard")},
        nervous {_RATING.format("nervous")},
        sure {_RATING.format("sure")},
        created_at TEXT NOT NULL,
        modified_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX conversation_newest ON conversation (modified_at, id)",
    "CREATE INDEX conversation_person ON conversation (person)",
    f"""CREATE TABLE conversation_rating (
        conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        date TEXT NOT NULL,
        hard {_RATING.format("hard")},
        nervous {_RATING.format("nervous")},
        sure {_RATING.format("sure")},
        PRIMARY KEY (conversation, date)
    ) STRICT""",
    """CREATE TABLE entry (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        worksheet TEXT,
        worksheet_version INTEGER,
        conversation TEXT REFERENCES conversation (id) ON DELETE SET NULL,
        date TEXT NOT NULL,
        created_at TEXT NOT NULL,
        modified_at TEXT NOT NULL,
        private INTEGER NOT NULL CHECK (private IN (0, 1)),
        tags TEXT NOT NULL,
        deleted_at TEXT,
        title TEXT NOT NULL,
        answers TEXT NOT NULL,
        search_text TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX entry_newest ON entry (date, created_at, id) WHERE deleted_at IS NULL",
    "CREATE INDEX entry_worksheet ON entry (conversation, worksheet, created_at)",
    """CREATE VIRTUAL TABLE entry_index USING fts5(
        title, search_text, content='entry', content_rowid='number',
        tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
    )""",
    "INSERT INTO entry_index(entry_index, rank) VALUES ('secure-delete', 1)",
    """CREATE TRIGGER entry_inserted AFTER INSERT ON entry BEGIN
        INSERT INTO entry_index(rowid, title, search_text) VALUES (new.number, new.title, new.search_text);
    END""",
    """CREATE TRIGGER entry_deleted AFTER DELETE ON entry BEGIN
        INSERT INTO entry_index(entry_index, rowid, title, search_text)
            VALUES ('delete', old.number, old.title, old.search_text);
    END""",
    """CREATE TRIGGER entry_updated AFTER UPDATE ON entry BEGIN
        INSERT INTO entry_index(entry_index, rowid, title, search_text)
            VALUES ('delete', old.number, old.title, old.search_text);
        INSERT INTO entry_index(entry_index) VALUES ('flush');
        INSERT INTO entry_index(rowid, title, search_text) VALUES (new.number, new.title, new.search_text);
    END""",
    """CREATE TABLE entry_version (
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        at TEXT NOT NULL,
        reason TEXT NOT NULL,
        name TEXT NOT NULL,
        title TEXT NOT NULL,
        answers TEXT NOT NULL,
        private INTEGER NOT NULL CHECK (private IN (0, 1)),
        tags TEXT NOT NULL,
        PRIMARY KEY (entry, number)
    ) STRICT""",
    """CREATE TABLE value (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        own INTEGER NOT NULL CHECK (own IN (0, 1))
    ) STRICT""",
    f"""CREATE TABLE value_rating (
        id TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL REFERENCES value (id) ON DELETE CASCADE,
        date TEXT NOT NULL,
        importance {_RATING.format("importance")},
        lived {_RATING.format("lived")}
    ) STRICT""",
    "CREATE INDEX value_rating_value ON value_rating (value, date)",
    """CREATE TABLE rehearsal (
        id TEXT NOT NULL PRIMARY KEY,
        conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        date TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX rehearsal_conversation ON rehearsal (conversation, date)",
    """CREATE TABLE summary (
        id TEXT NOT NULL PRIMARY KEY,
        made_at TEXT NOT NULL,
        since TEXT,
        until TEXT,
        conversation TEXT REFERENCES conversation (id) ON DELETE SET NULL,
        entries TEXT NOT NULL
    ) STRICT""",
    "CREATE TABLE preset (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, choices TEXT NOT NULL) STRICT",
    "CREATE TABLE objection (id TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL) STRICT",
    """CREATE TABLE own_scenario (
        id TEXT NOT NULL PRIMARY KEY,
        title TEXT NOT NULL,
        setting TEXT,
        intent TEXT,
        relationship TEXT,
        answers TEXT NOT NULL
    ) STRICT""",
    "CREATE TABLE own_worksheet (id TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL) STRICT",
    "CREATE TABLE support_card (one INTEGER PRIMARY KEY CHECK (one = 1), answers TEXT NOT NULL) STRICT",
    "CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
)


def first(connection: Connection, journal_id: str, now: datetime) -> None:
    """Lay out an empty journal."""
    for statement in _STATEMENTS:
        connection.execute(statement)
    connection.execute(
        "INSERT INTO meta (one, journal_id, generation, created_at) VALUES (1, ?, 0, ?)",
        (journal_id, moment_text(now)),
    )
