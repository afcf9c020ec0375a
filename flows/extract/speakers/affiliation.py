"""Who did the study: what an article says of somebody's part in it, wherever it says so.

"The trial was co-led by Ana Lund and Per Moe" makes two authors, later called by family name alone;
"Roe, who was not involved" makes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.extract.speakers.names import NAME, family_name, is_person_name

_VERBS = ("led ", "directed ", "headed ", "authored ", "wrote ", "written ", "ran ", "run ", "designed ",
          "conducted ", "oversaw ")  # fmt: skip
"""What people do with a study; each with the space behind it."""
_STUDY = (
    r"(?:study|trial|research|work|paper|review|meta-analysis|analysis|experiment|survey|project|findings)"
)
_LEFT, _RIGHT = 150, 130
_BY = re.compile(
    rf"(?:jointly )?by (?P<names>{NAME}(?:(?:, (?:and )?|,? and |,? along with |,? with ){NAME}){{0,3}})"
)
"""'… was co-led by Ana Lund and Per Moe'."""
_STUDY_BEFORE = re.compile(rf"\b(?:{_STUDY}|[Tt]he (?:research |study )?(?:team|group))\b[^.;:“”\"]{{0,70}}$")
_THE_STUDY = re.compile(rf"(?:the|this) (?:new |current |latest |large )?(?:[a-z]+(?:-[a-z]+)? )?{_STUDY}\b")
"""'… who co-directed the trial', '… led the work with Lund'."""
_A_STUDY = re.compile(r"an? (?:new |recent |large )?(?:trial|study) (?:of|in|into|on|that|with)\b")
"""'Per Moe of Alba University led a trial of oats': what the story is about."""
_NEAR = re.compile(r",? (?:who )?(?:also )?(?:helped )?(?:co-?)?$")
_APPOSED = re.compile(r"(?:,| (?:of|at|from)\b)[^.;:“”\"]*? (?:who (?:also )?(?:co-?)?|(?:co-?)|)$")
_OTHER = re.compile(
    r"\b(?:not|n[’']t|never|no|nor|neither|earlier|previous|separate|another|similar|different)\b"
)
"""What takes somebody out of the study, or makes it another one."""
_NAME = re.compile(NAME)
_NAME_END = re.compile(r"[A-ZÀ-ÞŠŽČĆŁŚ][\w-]+$")
_NAME_REACH = 30
_TEAM_MARKS = ("’s team ", "'s team ", "’s group ", "'s group ", "’s colleagues ", "'s colleagues ",
               " and her team ", " and his team ", " and her colleagues ", " and his colleagues ",
               " and her co-workers ", " and his co-workers ")  # fmt: skip
_STUDIED = re.compile(
    r"(?:also |then |have |has )?"
    r"(?:analy[sz]ed|found|followed|studied|tested|recruited|tracked|compared|reported|"
    r"measured|looked|scanned|gave|saw|asked|examined|assigned|enrolled|surveyed)\b"
)
_AT = (" of ", " at ", " from ", " in ", " the ")


def authors_named(prose: str) -> frozenset[str]:
    """Family names of those who, the article says, did the study.

    Args:
        prose: the article's paragraphs.

    >>> sorted(authors_named("The trial was co-led by Dr. Ana Lund and Per Moe of Alba University."))
    ['lund', 'moe']
    >>> sorted(authors_named("Ida Roe, who led an earlier trial, said so."))
    []
    """
    named = (*_named(prose), *_with_teams(prose))
    return frozenset(family_name(name) for name in named if is_person_name(name))


def _named(prose: str) -> Iterator[str]:
    for start, end in _verbs(prose):
        left = prose[max(0, start - _LEFT) : start].rsplit("\n", 1)[-1]
        right = prose[end : end + _RIGHT].split("\n", 1)[0]
        by = _BY.match(right)
        if by is not None:
            before = _STUDY_BEFORE.search(left)
            if before is not None and _OTHER.search(before.group()) is None:
                yield from (name.group() for name in _NAME.finditer(by.group("names")))
            continue
        is_opening = _A_STUDY.match(right) is not None
        if _THE_STUDY.match(right) is None and not is_opening:
            continue
        who = _before(left)
        if who is not None and _OTHER.search(left, who.end()) is None:
            yield who.group()


def _with_teams(prose: str) -> Iterator[str]:
    """Those whose team a study is: 'Lund's team followed 400 nurses'."""
    for mark in _TEAM_MARKS:
        at = prose.find(mark)
        while at >= 0:
            end = at + len(mark)
            name = _NAME_END.search(prose, max(0, at - _NAME_REACH), at)
            if name is not None and _STUDIED.match(prose, end) is not None:
                yield name.group()
            at = prose.find(mark, end)


def _verbs(prose: str) -> Iterator[tuple[int, int]]:
    """Where such a verb stands, "co-" before it left out."""
    for verb in _VERBS:
        at = prose.find(verb)
        while at >= 0:
            if at and (prose[at - 1] in " -(" or prose[at - 2 : at] == "co"):
                yield at, at + len(verb)
            at = prose.find(verb, at + len(verb))


def _before(left: str) -> re.Match[str] | None:
    """The person of whom the verb says it: right before it, or before an apposition."""
    found = None
    for name in _NAME.finditer(left):
        is_place = found is not None and left[: name.start()].endswith(_AT)
        rest = left[name.end() :]
        if not is_place and is_person_name(name.group()) and (_NEAR.match(rest) or _APPOSED.match(rest)):
            found = name
    return found
