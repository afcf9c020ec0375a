"""What changed from one release to the next: schema, rows by key, and why where that is known."""

from flows.publish.changes.compare import Release, changes_between, read_release
from flows.publish.changes.model import Changes, TableChanges
from flows.publish.changes.render import changes_json, changes_markdown
from flows.publish.changes.schema import SchemaChange, breaking, schema_changes

__all__ = [
    "Changes",
    "Release",
    "SchemaChange",
    "TableChanges",
    "breaking",
    "changes_between",
    "changes_json",
    "changes_markdown",
    "read_release",
    "schema_changes",
]
