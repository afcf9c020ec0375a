"""From runs of tokens to the values of fields: what is printed, and how it is cleaned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.resolve.strings.runs import Run
from flows.resolve.strings.tokens import Token, span_text

_STATUS = re.compile(
    r"[\s,]*[(\[](?:forthcoming|accepted|in press|in prep(?:aration|\.)?|submitted|under review|to appear"
    r"|n\. ?d\.?)"
    r"[)\]][\s.,:]*$",
    re.I,
)
_ACCESS = re.compile(
    r"\b(?:accessed|retrieved|cited|viewed|abruf|consulté|zugriff|visited)\b[^\d]{0,20}(?:\d{1,2}\W+)?"
    r"[^\d]{0,15}$",
    re.I,
)
_EDGES = " \t,;:*•|–—-"
_QUOTES = {"“": "”", '"': '"', "„": "“”", "«": "»", "‘": "’", "'": "'", "「": "」", "『": "』", "[": "]"}
_OPENER = {")": "(", "]": "["}
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_VOLUME = re.compile(
    r"(?<![^\W\d])(?:[A-Z]{1,2}\s?)?\d+[A-Za-z]?(?:\s?[-–/]\s?\d+)?(?!\w)|(?<!\w)[IVXLCDM]+(?!\w)|\d+"
)
_ISSUE_BEHIND = re.compile(r"\s?[:.(]\s?(?P<issue>\d{1,3}(?:[-–/]\d{1,3})?|suppl\.? ?\d{0,3})\W*$", re.I)
_NUMBERED = re.compile(
    r"(?<!\w)(?:v|vol|volume|bd|jg)\b[.\s]*(?P<volume>\d{1,4}|[IVXLC]{1,7})\b[\s,.;(]*(?:n|no|nr|n°|nº|num|number|issue|iss|h|heft)"
    r"(?![^\W\d_])[.\s]*(?P<issue>\d{1,4}(?:\s?[-–/&]\s?\d{1,4})?)(?!\d)",
    re.I,
)
_DATED_NUMBER = re.compile(r"(?<!\d)20\d\d\.\d\d\.\d\d\.\d{5,}(?!\d)")
_ISSUE_IN_WORDS = re.compile(r"[,;] ?Issue (\d{1,4})(?![\w-])")
_VOLUME_IN_WORDS = re.compile(
    r"[,.(:] ?(?:vols?|volume|bd)\b\.? ?(?P<volume>\d{1,4}(?:[-–]\d{1,4})?|[IVXLC]{1,7})\b"
    r"|[,.(] ?(?P<jahrgang>\d{1,3})\. ?(?:Jg|Jahrgang)\b",
    re.I,
)
_ARTICLE_NUMBER = re.compile(r"(?:(?<=[\d)]):\s?|\bArt(?:icle)?\.? No(?:\.:?|:) ?)([A-Za-z]{1,4}\d{2,8})\b")
_NUMBERS = re.compile(
    r"(?:19|20)\d\d\b[^;\d]{0,12}(?:\d{1,2}\b[^;\d]{0,4})?;\s?(?P<volume>\d{1,4})\s?(?P<issue>\([^()]{1,16}\))?\s?:\s?"
    r"(?P<pages>[a-zA-Z]{0,2}\d{1,8}(?:\s?[-–]\s?[a-zA-Z]?\d{1,8})?)"
)
_BARE_NUMBERS = re.compile(r", (?P<volume>\d{1,4}), (?P<pages>\d{1,6}\s?[-–]\s?\d{1,6})\.?$")
_ISSUE = re.compile(
    r"^\W*(?:(?:no|nr|n°|nº|n|issue|iss|isuue|heft|h|number|num|제)(?![^\W\d_])\.?\s*)?(?P<issue>[^()\s].*?)\W*$",
    re.I,
)
_PAGES = re.compile(
    r"^\W*(?:(?:(?:pp?|pages?|pgs?|pag|seiten|s|ss|article (?:no|number|id)|art(?:icle)?|id)\b\.?[\s:]*)"
    r"|(?:pp?\.?(?=\s?[a-z]?\d)))?"
    r"(?P<pages>.*?)\W*$",
    re.I,
)
_ROMAN = re.compile(r"^[ivxlcdm]+\b", re.I)


def year_in(
    text: str, tokens: Sequence[Token], labels: Sequence[str], runs: Sequence[Run]
) -> tuple[str, int | None]:
    """The printed date and its year: the first date that has one, else the last year outside the fields."""
    dates = [
        text_of(text, tokens, run)
        for run in runs
        if run.label == "date" and not is_access_date(text, tokens[run.first].start)
    ]
    printed = next((date for date in dates if _YEAR.search(date)), None)
    if printed is None:
        issues = [text_of(text, tokens, run) for run in runs if run.label == "issue"]
        printed = next((issue for issue in issues if _YEAR.search(issue)), None)
    if printed is None:
        free = [
            (label != "o-web", token.start, token.text)
            for token, label in zip(tokens, labels, strict=True)
            if label[0] == "o" and _YEAR.fullmatch(token.text) and not is_access_date(text, token.start)
        ]
        printed = max(free)[-1] if free else (dates[0] if dates else "")
    return printed, year_of(printed)


def without_dates(runs: Sequence[Run], text: str, tokens: Sequence[Token]) -> list[Run]:
    """The runs without numbers that are parts of dates.

    That is the day on which a page was looked at ("Accessed 17.03.2005"), and that in a preprint's number
    ("medRxiv 2021.03.11.21250001").
    """
    numbered = _DATED_NUMBER.search(text)
    inside = range(numbered.start(), numbered.end()) if numbered else range(0)
    return [
        run
        for run in runs
        if run.label not in ("volume", "issue", "pages")
        or not (tokens[run.first].start in inside or is_access_date(text, tokens[run.first].start))
    ]


def is_access_date(text: str, start: int) -> bool:
    """Whether what begins at an offset belongs to the day on which a page was looked at.

    >>> is_access_date("Accessed on: 17.03.2005", 13), is_access_date("Sleep 17.03", 6)
    (True, False)
    """
    return _ACCESS.search(text, max(0, start - 40), start) is not None


def text_of(text: str, tokens: Sequence[Token], run: Run | None) -> str:
    """What is printed of a run, with the punctuation that clings to it."""
    return span_text(text, tokens[run.first], tokens[run.last]) if run else ""


def without_status(printed: str) -> str:
    """An author field without what stands for the year of an unpublished work.

    >>> without_status("Lund, M. (forthcoming).")
    'Lund, M.'
    """
    return _STATUS.sub("", printed)


def clean_text(printed: str) -> str | None:
    """A title or name of a journal without the punctuation around it; brackets inside stay balanced."""
    value = printed.strip(_EDGES)
    while value and (shorter := _unwrap(value).strip(_EDGES)) != value:
        value = shorter
    return _without_stop(value) or None


def _unwrap(value: str) -> str:
    """Take one layer of quotation marks, or one bracket or mark without its other half, off a text."""
    closer = _QUOTES.get(value[0], "")
    stripped = value.rstrip(".,;:")
    if len(stripped) > 1 and stripped[-1] in closer and value[0] not in stripped[1:-1]:
        return stripped[1:-1]
    if (closer and not any(mark in value[1:] for mark in closer)) or (value[0] == "(" and ")" not in value):
        return value[1:]
    last = value[-1]
    is_odd = (
        (last in _OPENER and value.count(_OPENER[last]) < value.count(last))
        or (last in "”»" and not any(mark in value for mark in "“«„"))
        or (last in "\"'" and value.count(last) % 2 == 1)
    )
    return value[:-1] if is_odd else value


def _without_stop(value: str) -> str:
    """Take a full stop off the end, but not that of an abbreviated last word ("J. Appl. Physiol.")."""
    if value.endswith("."):
        words = value[:-1].split()
        if not (len(words) > 1 and sum(word.endswith(".") for word in words) * 2 >= len(words)):
            return value[:-1].rstrip(_EDGES)
    return value


def year_of(printed: str) -> int | None:
    """The first year of a printed date.

    >>> year_of("(2015-2016, March)")
    2015
    """
    match = _YEAR.search(printed)
    return int(match[1]) if match else None


def volume_of(printed: str) -> str | None:
    """The number of a volume without "Vol.".

    >>> volume_of("Vol. 43,")
    '43'
    """
    match = _VOLUME.search(printed)
    return match[0] if match else None


def issue_behind(printed: str) -> str | None:
    """The issue that is printed with the volume: behind a colon, a full stop or a bracket.

    >>> issue_behind("Volume XIV:4"), issue_behind("31.2 "), issue_behind("12(Suppl 1)")
    ('4', '2', 'Suppl 1')
    """
    match = _VOLUME.search(printed)
    behind = _ISSUE_BEHIND.match(printed, match.end()) if match else None
    return behind["issue"] if behind else None


def issue_of(printed: str) -> str | None:
    """The number of an issue without "No." and brackets.

    >>> issue_of("(3-4),")
    '3-4'
    """
    match = _ISSUE.match(printed)
    return match["issue"] if match else None


def named_numbers(text: str) -> tuple[str, str] | None:
    """Volume and issue where both are printed with their words.

    >>> named_numbers("Quiet Notes, v. 9, n. 7, e178"), named_numbers("vol. XIV, no. 3-4")
    (('9', '7'), ('XIV', '3-4'))
    """
    match = _NUMBERED.search(text)
    return (match["volume"], match["issue"]) if match else None


def issue_in_words(text: str) -> str | None:
    """The issue that is printed with its word, behind a comma.

    >>> issue_in_words("Quiet Reviews 2014, Issue 7. Art. No.: QR1")
    '7'
    """
    match = _ISSUE_IN_WORDS.search(text)
    return match[1] if match else None


def volume_in_words(text: str) -> str | None:
    """The volume that is printed with its word, behind punctuation.

    >>> volume_in_words("Quiet Notes, vols. 12-15. Rome"), volume_in_words("Ruhe. 10. Jg. (2004), Heft 4")
    ('12-15', '10')
    """
    match = _VOLUME_IN_WORDS.search(text)
    return (match["volume"] or match["jahrgang"]) if match else None


def article_number(text: str) -> str | None:
    """The number of an article behind a volume or issue and a colon, or behind "Art. No.".

    >>> article_number("Quiet Notes 2015 / 2(2): ofv059"), article_number("Issue 2. Art. No.: QR012")
    ('ofv059', 'QR012')
    """
    match = _ARTICLE_NUMBER.search(text)
    return match[1] if match else None


def numbers_in(text: str) -> tuple[str, str, str] | None:
    """Volume, issue and pages where they stand behind the year as in medical journals, or end the reference.

    >>> numbers_in("Sleep Notes. 2012 Aug 3;106(11-12):757-65. Epub 2012")
    ('106', '(11-12)', '757-65')
    """
    match = _NUMBERS.search(text)
    if match is not None:
        return match["volume"], match["issue"] or "", match["pages"]
    match = _BARE_NUMBERS.search(text)
    return (match["volume"], "", match["pages"]) if match else None


def pages_of(printed: str) -> str | None:
    """Pages without "pp."; an article number as it is.

    >>> pages_of("(pp. 11–18).")
    '11–18'
    """
    match = _PAGES.match(printed)
    value = match["pages"] if match else ""
    return value if any(char.isdigit() for char in value) or _ROMAN.match(value) else None
