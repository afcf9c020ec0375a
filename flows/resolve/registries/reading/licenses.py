"""Licences as registries write them, into SPDX identifiers; which let an abstract be passed on."""

from __future__ import annotations

import re
from typing import Any

# Each with an example that a test runs: what is written → identifier. The first that fits counts.
LICENSES: tuple[tuple[str, str, str], ...] = (
    (r"creativecommons\.org/publicdomain/zero|\bcc[- ]?0\b", "CC0-1.0", "cc0"),
    (r"creativecommons\.org/publicdomain/mark|\bpublic[- ]domain\b|^pd$", "public-domain", "public-domain"),
    (
        r"creativecommons\.org/licenses/(?P<kind>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>\d\.\d)",
        "CC-{kind}-{version}",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    (
        r"\bcc[- ](?P<kind>by(?:[- ]nc)?(?:[- ](?:nd|sa))?)(?:[- ](?:v\.? ?)?(?P<version>\d\.\d))?\b",
        "CC-{kind}-{version}",
        "cc by-nc-nd",
    ),
    (
        r"creative commons attribution(?P<nc>[- ]non-?commercial)?(?P<nd>[- ]no-?deriv\w*)?"
        r"(?P<sa>[- ]share-?alike)?(?: \((?:cc[- ])?by[^)]*\))?(?: (?P<version>\d\.\d))?",
        "CC-{kind}-{version}",
        "Creative Commons Attribution 4.0 International License",
    ),
)
"""How open licences are written: by address (Crossref), by short name (the others), in words."""

REDISTRIBUTABLE = re.compile(r"CC0-1\.0|public-domain|CC-BY(?:-SA)?(?:-\d\.\d)?")
"""Licences under which an abstract's text may stand in a release: those without NC and ND."""


def license_of(value: Any) -> str | None:
    """The SPDX identifier of a licence; None for what is no open licence that we know.

    >>> [license_of(text) for text in ("http://creativecommons.org/licenses/by-nc/4.0/", "cc-by", "own")]
    ['CC-BY-NC-4.0', 'CC-BY', None]
    """
    if not isinstance(value, str):
        return None
    text = " ".join(value.lower().split())[:500]
    for pattern, name, _ in LICENSES:
        found = re.search(pattern, text)
        if found is None:
            continue
        groups = found.groupdict()
        kind = (groups.get("kind") or "").replace(" ", "-").upper()
        if "nc" in groups:
            # In words a reservation may follow anywhere: "…, which permits non-commercial use".
            has = {**groups, "nc": groups["nc"] or re.search(r"non-? ?commercial", text)}
            kind = "BY" + "".join(f"-{part.upper()}" for part in ("nc", "nd", "sa") if has[part])
        return name.format(kind=kind, version=groups.get("version") or "").rstrip("-")
    return None


def is_redistributable(license_id: str | None) -> bool:
    """Whether an abstract under this licence may stand in a release as it is.

    >>> is_redistributable("CC-BY-4.0"), is_redistributable("CC-BY-NC-4.0"), is_redistributable(None)
    (True, False, False)
    """
    return license_id is not None and REDISTRIBUTABLE.fullmatch(license_id) is not None
