"""How fast and by how many at once each registry lets itself be asked.

Crossref: https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/ (one
request at a time in the public pool, three in the polite pool). OpenAlex:
https://developers.openalex.org/api-reference/authentication. NCBI:
https://www.ncbi.nlm.nih.gov/books/NBK25497/ (3 requests a second, 10 with a key). Unpaywall:
https://unpaywall.org/products/api (100,000 calls a day). Europe PMC names no limit; ours is a modest one.
What a registry says in its headers is obeyed where it asks for less.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flows.resolve.registries.settings import RegistrySettings


@dataclass(frozen=True, slots=True)
class Manners:
    """Requests under way at once, and seconds from the start of one to the start of the next."""

    n_at_once: int
    pause_s: float


def manners_of(registry: str, settings: RegistrySettings) -> Manners:
    """The manners towards one registry, as the settings (contact, keys) entitle to."""
    known = {
        "crossref": Manners(3, 1 / 10) if settings.contact_email else Manners(1, 1 / 5),
        "openalex": Manners(3, 1 / 10),
        "europepmc": Manners(3, 1 / 10),
        "pubmed": Manners(3, 1 / 10) if settings.ncbi_key else Manners(3, 1 / 3),
        "unpaywall": Manners(2, 1 / 10),
        "retraction_watch": Manners(1, 1.0),
    }
    if registry == "crossref" and settings.crossref_token:
        return Manners(5, 1 / 50)
    return known[registry]


def told_pause_s(headers: Mapping[str, str]) -> float | None:
    """Seconds from request to request by ``x-rate-limit-limit`` and ``x-rate-limit-interval`` (Crossref).

    >>> told_pause_s({"x-rate-limit-limit": "5", "x-rate-limit-interval": "1s"})
    0.2
    """
    limit = re.fullmatch(r"\s*(\d{1,6})\s*", headers.get("x-rate-limit-limit", ""))
    interval = re.fullmatch(
        r"\s*(\d{1,6}(?:\.\d{1,3})?)\s*(ms|s|m)?\s*", headers.get("x-rate-limit-interval", "")
    )
    if limit is None or interval is None or int(limit[1]) == 0:
        return None
    unit = {"ms": 0.001, "m": 60.0}.get(interval[2] or "s", 1.0)
    return float(interval[1]) * unit / int(limit[1])


def told_at_once(headers: Mapping[str, str]) -> int | None:
    """Requests under way at once by ``x-concurrency-limit`` (Crossref)."""
    found = re.fullmatch(r"\s*(\d{1,6})\s*", headers.get("x-concurrency-limit", ""))
    return max(1, int(found[1])) if found else None
