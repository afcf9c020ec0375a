"""Changes for people (``CHANGES.md``) and for machines (``changes.json``)."""

from __future__ import annotations

import json
from typing import Any

from flows.publish.changes.model import Changes, TableChanges

N_SHOWN = 20
"""Rows of a kind that CHANGES.md names; changes.json names all."""

CAUSES = {
    "article_added": "of articles that are new",
    "article_removed": "of articles that are no longer read",
    "article_edited": "of articles whose source was edited",
    "article_same": "of articles whose source is the same",
    "no_article": "of no single article (studies, findings)",
}


def changes_json(changes: Changes) -> str:
    """The changes as JSON, complete."""
    value = {
        "before": changes.before,
        "after": changes.after,
        "made_by": {name: {"from": old, "to": new} for name, (old, new) in changes.made_by.items()},
        "inputs": dict(changes.inputs),
        "schema": [
            {"table": change.table, "column": change.column, "what": change.what, "breaks": change.breaks}
            for change in changes.schema
        ],
        "notices": list(changes.notices),
        "tables": {table.name: _table_value(table) for table in changes.tables},
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _table_value(table: TableChanges) -> dict[str, Any]:
    counts: dict[str, Any] = {"rows_before": table.n_before, "rows_after": table.n_after}
    if not table.is_listed:
        return counts
    changed = {
        row.key: {name: {"from": old, "to": new} for name, (old, new) in row.cells.items()}
        for row in table.changed
    }
    lists = {"added": list(table.added), "removed": list(table.removed), "changed": changed}
    return counts | lists | {"causes": dict(table.causes)}


def changes_markdown(changes: Changes) -> str:
    """The changes for a reader: counts, causes, and the first rows of each kind."""
    if changes.before is None:
        lines = [f"# {changes.after}", "The first release: there is none before it to compare with."]
        return "\n\n".join([*lines, _counts(changes)]) + "\n"
    parts = [f"# From {changes.before} to {changes.after}", _counts(changes), _causes(changes)]
    if changes.notices:
        rows = [f"- {_notice(notice)}" for notice in changes.notices]
        parts.append("## New notices on studies\n\n" + _cut(rows))
    if changes.schema:
        rows = [f"- {change}{' (breaks readers)' if change.breaks else ''}" for change in changes.schema]
        parts.append("## Schema\n\n" + "\n".join(rows))
    flips = [
        f"- `{row.key}`: {row.cells['verdict'][0]} → {row.cells['verdict'][1]}" for row in changes.flips()
    ]
    if flips:
        parts.append("## Verdicts that are another\n\n" + _cut(flips))
    parts += [_rows(table) for table in changes.tables if table.is_listed and not table.is_empty]
    return "\n\n".join(parts) + "\n"


def _counts(changes: Changes) -> str:
    lines = [
        "| table | before | after | added | changed | removed |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for table in changes.tables:
        cells = [f"{table.n_before:,}", f"{table.n_after:,}"]
        kinds = (table.added, table.changed, table.removed)
        cells += [f"{len(kind):,}" if table.is_listed else "" for kind in kinds]
        lines.append(f"| {table.name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _causes(changes: Changes) -> str:
    lines = ["## Why"]
    for kind in ("added", "changed", "removed"):
        names = changes.inputs.get(kind, ())
        if names:
            shown = ", ".join(names[:N_SHOWN]) + (" …" if len(names) > N_SHOWN else "")
            lines.append(f"- inputs {kind} ({len(names)}): {shown}")
    for name, (old, new) in changes.made_by.items():
        lines.append(f"- `{name}` was {_short(old)}, is {_short(new)}")
    totals: dict[str, int] = {}
    for table in changes.tables:
        for cause, count in table.causes.items():
            totals[cause] = totals.get(cause, 0) + count
    lines += [f"- {count:,} rows {CAUSES[cause]}" for cause, count in totals.items()]
    if totals.get("article_same"):
        lines.append(f"- rows of articles that are the same differ because of {_culprit(changes)}")
    if len(lines) == 1:
        lines.append("- neither inputs nor code nor studies differ")
    return "\n".join(lines)


def _culprit(changes: Changes) -> str:
    suspects = {"code": ("code_sha256", "code_version"), "the curated studies": ("studies_sha256",)}
    found = [who for who, names in suspects.items() if any(name in changes.made_by for name in names)]
    return found[0] if len(found) == 1 else " or ".join(found) or "something that is not recorded"


def _rows(table: TableChanges) -> str:
    lines = [f"- `{row.key}` {_cells(row.cells)}" for row in table.changed]
    parts = [f"## {table.name}"]
    if lines:
        parts.append("Changed:\n\n" + _cut(lines))
    for name, keys in (("Added", table.added), ("Removed", table.removed)):
        if keys:
            more = f" … and {len(keys) - N_SHOWN:,} more" if len(keys) > N_SHOWN else ""
            parts.append(f"{name}: " + ", ".join(f"`{key}`" for key in keys[:N_SHOWN]) + more)
    return "\n\n".join(parts)


def _cells(cells: Any) -> str:
    return "; ".join(f"{name}: {_short(old)} → {_short(new)}" for name, (old, new) in cells.items())


def _short(value: Any) -> str:
    text = "null" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:79] + "…"


def _notice(notice: Any) -> str:
    return ", ".join(f"{name} {value}" for name, value in notice.items() if value not in (None, "", []))


def _cut(lines: list[str]) -> str:
    more = [f"- … and {len(lines) - N_SHOWN:,} more, see changes.json"] if len(lines) > N_SHOWN else []
    return "\n".join([*lines[:N_SHOWN], *more])
