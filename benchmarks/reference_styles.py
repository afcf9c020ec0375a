"""Made-up references in the styles that the labelled sets hardly contain: magazines, blogs, press releases.

``make_references(n, seed)`` draws names, topics and journals from the short lists of
``data/reference_styles.yaml`` and prints them in one of its styles. A style is a few templates: ``{author}``,
``{title}``, ``{journal}``, ``{year}``, ``{volume}``, ``{issue}``, ``{pages}`` are fields, else is outside.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

_DATA = yaml.safe_load((Path(__file__).parent / "data" / "reference_styles.yaml").read_text(encoding="utf-8"))
SURNAMES, GIVEN, PARTICLES = _DATA["surnames"], _DATA["given"], _DATA["particles"]
GROUPS, JOURNALS, PAPERS = _DATA["groups"], _DATA["journals"], _DATA["papers"]
EXPOSURES, OUTCOMES, PEOPLE, TITLES = _DATA["exposures"], _DATA["outcomes"], _DATA["people"], _DATA["titles"]
STYLES: dict[str, list[str]] = _DATA["styles"]
MONTHS, PREFIXES, SUFFIXES = _DATA["months"], _DATA["prefixes"], _DATA["suffixes"]


@dataclass(frozen=True)
class MadeUp:
    """A made-up reference: its style, its text and the text of each field."""

    style: str
    text: str
    fields: dict[str, str]


def _name(rng: random.Random, form: str) -> str:
    surname = (rng.choice(PARTICLES) if rng.random() < 0.05 else "") + rng.choice(SURNAMES)
    if rng.random() < 0.06:
        surname += "-" + rng.choice(SURNAMES)
    given, second = rng.choice(GIVEN), rng.choice(GIVEN)
    double = rng.random() < 0.4
    initials = given[0] + (second[0] if double else "")
    dotted = f"{given[0]}." + (f" {second[0]}." if double else "")
    return {
        "vancouver": f"{surname} {initials}",
        "apa": f"{surname}, {dotted}",
        "tight": f"{surname}, {dotted.replace(' ', '')}",
        "front": f"{dotted} {surname}",
        "full": f"{given} {second[0] + '. ' if double else ''}{surname}",
        "inverted": f"{surname}, {given}",
        "bare": surname,
    }[form]


def _authors(rng: random.Random, style: str) -> str:
    if rng.random() < 0.05:
        return rng.choice(GROUPS)
    forms = {
        "vancouver": ["vancouver"],
        "ama": ["vancouver"],
        "apa": ["apa", "apa", "tight"],
        "mla": ["inverted"],
    }
    forms |= {
        "chicago": ["inverted"],
        "harvard": ["apa", "tight"],
        "numbered_nature": ["apa", "front"],
        "press": ["full", "apa"],
    }
    form = rng.choice(forms.get(style, ["vancouver", "apa", "tight", "front", "full", "bare", "inverted"]))
    n = rng.choice((1, 1, 2, 2, 3, 4, 6))
    if form == "bare":
        n = min(n, 3)
    names = [_name(rng, form) for _ in range(n)]
    if form == "inverted" and n > 1:
        names[1:] = [_name(rng, "full") for _ in names[1:]]
    et_al = (
        rng.choice((" et al", ", et al", " et al.", ", et al.", " and colleagues"))
        if rng.random() < 0.25
        else ""
    )
    if n == 1 or form == "vancouver" or et_al:
        return ", ".join(names[: 3 if et_al else n]) + et_al
    last = rng.choice((" & ", " and ", ", & ", ", and ", ", "))
    return ", ".join(names[:-1]) + last + names[-1]


def _title(rng: random.Random) -> str:
    slots = {
        "x": rng.choice(EXPOSURES),
        "y": rng.choice(OUTCOMES),
        "p": rng.choice(PEOPLE),
        "a": "".join(rng.sample("ACEHLNRST", 4)),
    }
    title = rng.choice(TITLES).format(**slots)
    title = title[0].upper() + title[1:]
    if rng.random() < 0.3:
        small = {"of", "on", "in", "and", "a", "the", "with", "for", "to", "as", "from"}
        words = [
            word if number and word in small else word[:1].upper() + word[1:]
            for number, word in enumerate(title.split())
        ]
        title = " ".join(words)
    return title


def _values(rng: random.Random, style: str) -> dict[str, str]:
    full, short = rng.choice(JOURNALS).split("|")
    year = rng.choice((rng.randint(1985, 2024), rng.randint(2010, 2024)))
    first = rng.randint(1, 2200)
    last = first + rng.randint(2, 19)
    dash = rng.choice("--–")
    pages = rng.choice(
        (
            f"{first}{dash}{last}",
            f"{first}{dash}{last}",
            f"e{first + 1000}",
            f"{first}",
            f"k{first}",
            f"{10000 + first}",
        )
    )
    month = rng.choice(MONTHS)
    date = rng.choice(
        (f"{month} {rng.randint(1, 28)}, {year}", f"{rng.randint(1, 28)} {month} {year}", f"{month} {year}")
    )
    if style in ("apa", "press"):
        date = rng.choice((f"{year}, {month} {rng.randint(1, 28)}", f"{year}, {month}", date))
    elif style == "vancouver":
        date = f"{year} {month[:3]}" + rng.choice(("", f" {rng.randint(1, 28)}"))
    return {
        "author": _authors(rng, style),
        "group": rng.choice(GROUPS),
        "title": _title(rng),
        "journal": short if style in ("vancouver", "ama") or rng.random() < 0.25 else full,
        "paper": rng.choice(PAPERS),
        "year": str(year) + ("a" if rng.random() < 0.02 else ""),
        "date": date,
        "date0": f"{rng.randint(1, 28)} {month} {min(2024, year + 1)}",
        "volume": str(rng.randint(1, 390)),
        "issue": rng.choice(
            (
                str(rng.randint(1, 24)),
                str(rng.randint(1, 12)),
                f"{rng.randint(1, 5)}-{rng.randint(6, 9)}",
                "Suppl 1",
            )
        ),
        "pages": pages,
        "doi": f"10.{rng.randint(1000, 9999)}/{rng.choice(('j.', 's', 'journal.', ''))}"
        f"{rng.randint(1000, 999999)}.{rng.randint(1, 99)}",
        "pmid": str(rng.randint(9000000, 38000000)),
        "url": rng.choice(("https://www.", "http://", "www.", "https://"))
        + rng.choice(
            (
                "example.org/report.pdf",
                "health.example.com/news/sleep-study",
                "example.ac.uk/publications/2019/42",
                "example.gov/diet",
            )
        ),
    }


def _shelf_values(rng: random.Random) -> dict[str, str]:
    """What books, chapters, theses and proceedings are printed with."""
    names = ["books", "containers", "conferences", "series", "places", "publishers", "theses"]
    drawn = {name: rng.choice(_DATA[name]) for name in names}
    editors = [_name(rng, "front") for _ in range(rng.choice((1, 2, 2, 3)))]
    return {
        "book": drawn["books"],
        "container": drawn["containers"],
        "conference": drawn["conferences"],
        "series": drawn["series"],
        "place": drawn["places"],
        "publisher": drawn["publishers"],
        "thesis": drawn["theses"],
        "editors": " and ".join(filter(None, (", ".join(editors[:-1]), editors[-1]))),
        "month": rng.choice(MONTHS),
        "m": str(rng.randint(2, 900)),
        "n": str(rng.randint(80, 640)),
    }


FIELD_OF = {
    "date": "year",
    "group": "author",
    "paper": "journal",
    "book": "title",
    "m": "volume",
    "n": "pages",
}
"""Slots that are fields by another name. As in the AnyStyle set, books and proceedings have no journal."""
OUTSIDE = frozenset(
    {"url", "pmid", "date0", "container", "conference", "series", "place", "publisher", "thesis"}
    | {"editors", "month"}
)


def make_reference(rng: random.Random, style: str) -> MadeUp:
    """Print one made-up reference in a style of :data:`STYLES`."""
    values = _values(rng, style) | _shelf_values(rng)
    fields: dict[str, str] = {}

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name not in OUTSIDE:
            fields[FIELD_OF.get(name, name)] = values[name]
        return values[name]

    body = re.sub(r"\{(\w+)\}", fill, rng.choice(STYLES[style]))
    if values["author"].endswith("."):
        body = body.replace(values["author"] + ".", values["author"])
    if values["title"].endswith("?"):
        body = body.replace(values["title"] + ".", values["title"])
    return MadeUp(style, rng.choice(PREFIXES) + body + rng.choice(SUFFIXES), fields)


def make_references(n: int, seed: int) -> list[MadeUp]:
    """``n`` made-up references, the styles in turn."""
    rng = random.Random(seed)
    styles = sorted(STYLES)
    return [make_reference(rng, styles[number % len(styles)]) for number in range(n)]
