"""References to studies that only the prose describes."""

from __future__ import annotations

from collections.abc import Sequence

from flows.document import Document
from flows.extract.linking.profiles import Profile
from flows.records import CitedReference
from schemas.identifiers import make_id
from schemas.vocabulary import ReferenceIssue, ReferenceType


def prose_references(
    document: Document, profiles: Sequence[Profile], n_listed: int
) -> tuple[CitedReference, ...]:
    """Make a reference of each study that the article describes without listing or linking it.

    Args:
        document: the article.
        profiles: the prose studies that claims lean on; repeats are made once.
        n_listed: how many references are listed, so that positions go on from there.

    Returns:
        One reference each, in the order of the text, and sets ``reference_id`` of its profile.
    """
    made: dict[int, CitedReference] = {}
    for profile in profiles:
        if id(profile) in made:
            continue
        cue, offset = profile.cues[0]
        start, end = offset + cue.start, offset + cue.end
        raw = document.text[start:end]
        profile.reference_id = make_id(
            "cited_references",
            document.article_id,
            "prose",
            raw,
            document.text[max(0, start - 40) : end + 40],
        )
        made[id(profile)] = CitedReference(
            reference_id=profile.reference_id,
            article_id=document.article_id,
            reference_type=ReferenceType.PROSE,
            position=n_listed + len(made) + 1,
            raw_text=raw,
            char_start=start,
            char_end=end,
            authors=tuple(name.title() for name in sorted(profile.authors)),
            title=profile.title,
            year=min(profile.years) if profile.years else None,
            container_title=profile.journals[0] if profile.journals else None,
            issues=(ReferenceIssue.NO_IDENTIFIER,),
        )
    return tuple(made.values())
