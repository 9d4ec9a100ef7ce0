"""The tables as peewee sees them: columns hold texts and numbers just as the database does.

The schema itself is laid out by the migrations. A test compares the two.
"""

from collections.abc import Mapping, Sequence

from peewee import AutoField, CompositeKey, IntegerField, Model, TextField

from assertjournal.data.database.database import database


class BaseModel(Model):
    """A row of any table."""

    class Meta:
        database = database
        legacy_table_names = False


class PersonRow(BaseModel):
    """A person; `also_called` is a JSON list."""

    id = TextField(primary_key=True)
    label = TextField()
    name = TextField()
    also_called = TextField()
    relationship = TextField()
    wanted = TextField()
    note = TextField()

    class Meta:
        table_name = "person"


class ConversationRow(BaseModel):
    """A conversation; `person` is a person's id, the ratings are the newest, `entries_kept` is a JSON list."""

    id = TextField(primary_key=True)
    title = TextField()
    person = TextField(null=True)
    intent = TextField(null=True)
    safe = TextField(null=True)
    status = TextField(null=True)
    planned_for = TextField(null=True)
    occasion = TextField()
    happened_on = TextField(null=True)
    scenario = TextField(null=True)
    hard = IntegerField(null=True)
    nervous = IntegerField(null=True)
    sure = IntegerField(null=True)
    created_at = TextField()
    modified_at = TextField()
    deleted_at = TextField(null=True)
    entries_kept = TextField()

    class Meta:
        table_name = "conversation"


class ConversationRatingRow(BaseModel):
    """The ratings of a conversation as given on a day."""

    conversation = TextField()
    date = TextField()
    hard = IntegerField(null=True)
    nervous = IntegerField(null=True)
    sure = IntegerField(null=True)

    class Meta:
        table_name = "conversation_rating"
        primary_key = CompositeKey("conversation", "date")


class EntryRow(BaseModel):
    """An entry; `tags` and `answers` are JSON, `search_text` is what the search index reads beside the title."""

    number = AutoField()
    id = TextField(unique=True)
    kind = TextField()
    worksheet = TextField(null=True)
    worksheet_version = IntegerField(null=True)
    conversation = TextField(null=True)
    date = TextField()
    created_at = TextField()
    modified_at = TextField()
    private = IntegerField()
    tags = TextField()
    deleted_at = TextField(null=True)
    title = TextField()
    answers = TextField()
    search_text = TextField()

    class Meta:
        table_name = "entry"


class EntryVersionRow(BaseModel):
    """A former state of an entry."""

    entry = TextField()
    number = IntegerField()
    at = TextField()
    reason = TextField()
    name = TextField()
    title = TextField()
    answers = TextField()
    private = IntegerField()
    tags = TextField()

    class Meta:
        table_name = "entry_version"
        primary_key = CompositeKey("entry", "number")


class ValueRow(BaseModel):
    """A value; `own` is 1 for own words."""

    id = TextField(primary_key=True)
    label = TextField()
    own = IntegerField()

    class Meta:
        table_name = "value"


class ValueRatingRow(BaseModel):
    """A value as it was rated on a day."""

    id = TextField(primary_key=True)
    value = TextField()
    date = TextField()
    importance = IntegerField(null=True)
    lived = IntegerField(null=True)

    class Meta:
        table_name = "value_rating"


class RehearsalRow(BaseModel):
    """One time that a conversation was said aloud."""

    id = TextField(primary_key=True)
    conversation = TextField()
    date = TextField()

    class Meta:
        table_name = "rehearsal"


class SummaryRow(BaseModel):
    """A session summary that was made: when, of what range or conversation, with which entries (a JSON list)."""

    id = TextField(primary_key=True)
    made_at = TextField()
    since = TextField(null=True)
    until = TextField(null=True)
    conversation = TextField(null=True)
    entries = TextField()

    class Meta:
        table_name = "summary"


class PresetRow(BaseModel):
    """Choices for a session summary under a name; `choices` is a JSON object."""

    id = TextField(primary_key=True)
    name = TextField()
    choices = TextField()

    class Meta:
        table_name = "preset"


class ObjectionRow(BaseModel):
    """Something that the other person might say."""

    id = TextField(primary_key=True)
    text = TextField()

    class Meta:
        table_name = "objection"


class OwnScenarioRow(BaseModel):
    """A scenario of the user's own; `answers` is a JSON object per worksheet."""

    id = TextField(primary_key=True)
    title = TextField()
    setting = TextField(null=True)
    intent = TextField(null=True)
    relationship = TextField(null=True)
    answers = TextField()

    class Meta:
        table_name = "own_scenario"


class OwnWorksheetRow(BaseModel):
    """A worksheet of the user's own, as the text of its file."""

    id = TextField(primary_key=True)
    text = TextField()

    class Meta:
        table_name = "own_worksheet"


class SupportCardRow(BaseModel):
    """The only support card; `answers` is JSON."""

    one = AutoField()
    answers = TextField()

    class Meta:
        table_name = "support_card"


class SettingRow(BaseModel):
    """What the program remembers inside the journal; `value` is JSON."""

    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "setting"


def put(table: type[BaseModel], values: Mapping[str, object], key: Sequence[str] = ("id",)) -> None:
    """Insert a row, or replace the whole content of the row with this key."""
    others = [name for name in values if name not in key]
    table.insert(values).on_conflict(conflict_target=key, preserve=others).execute()
