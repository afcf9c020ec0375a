"""Which of the records that a reference was held beside is meant, and how surely."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flows.lexicon.phrases import content_words as stems
from flows.records import CitedReference, Study
from flows.resolve.compare import fold, has_other_words, is_other_work, is_shortened, is_telling, shared_words
from flows.resolve.comparison import Comparison
from flows.resolve.tables import GENERIC_WORDS
from schemas.vocabulary import MatchMethod, ReferenceType, Resolution

SAME_JOURNAL = 0.9
SURELY_SAME_TITLE = 0.97
SAME_TITLE = 0.9
LIKE_TITLE = 0.75
OTHER_TITLE = 0.6
"""Below it a title printed beside a DOI is that of another work."""
MARGIN = 0.04
"""Two records whose scores are closer than this fit equally well. ``benchmarks/matching.py`` prints what
other margins would cost and gain."""
MAX_YEARS_OFF = 3
INFERRED = 0.6
"""Score of a study that was found by journal, year and topic alone."""


@dataclass(frozen=True, slots=True)
class Match:
    """A record that a reference was matched to."""

    found: Comparison
    method: MatchMethod
    score: float


@dataclass(frozen=True, slots=True)
class Decision:
    """The match, or none; whether several records fit equally well; whether a printed DOI is disbelieved."""

    match: Match | None
    is_ambiguous: bool = False
    is_doi_false: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether an identifier led to a record that all else agrees with: nothing better can be found."""
        if self.match is None or self.match.method not in {MatchMethod.DOI, MatchMethod.PMID}:
            return False
        found = self.match.found
        return not found.n_against and (found.title is None or found.title >= SAME_TITLE)


def decide(
    reference: CitedReference, compared: Sequence[Comparison], topic: str = "", margin: float = MARGIN
) -> Decision:
    """Decide which record a reference means.

    In this order: a printed identifier, unless the rest of the reference speaks against it; the title, borne
    out or at least not spoken against by author, year, journal and place; author, year and journal together.

    Args:
        reference: as printed.
        compared: the reference beside each record, one a study.
        topic: what the article is about; only for references that print no title.
        margin: by how much the best must be ahead of the next.
    """
    is_doi_false = False
    for method, has_identifier in _IDENTIFIERS:
        for found in compared:
            if not has_identifier(reference, found.study):
                continue
            if _is_believed(reference, found) and not _is_outdone(found, compared, margin):
                score = 1.0 if found.title is None else round(0.9 + 0.1 * found.title, 4)
                return Decision(Match(found, method, score), is_doi_false=is_doi_false)
            is_doi_false = is_doi_false or method is MatchMethod.DOI
    if reference.doi and not is_doi_false:
        compared = [found for found in compared if found.study.doi is None or _is_misprinted_doi(found)]
    by_title = [found for found in compared if _fits_by_title(reference, found)]
    if by_title:
        best, is_alone = _best(by_title, margin)
        match = Match(best, MatchMethod.TITLE, best.score) if is_alone else None
        return Decision(match, not is_alone, is_doi_false)
    scored = [(found, _bibliographic_score(reference, found, topic)) for found in compared]
    fitting = [(found, score) for found, score in scored if score > 0]
    placed = [(found, score) for found, score in fitting if found.pages == 1.0]
    if len(placed or fitting) == 1:
        ((found, score),) = placed or fitting
        return Decision(Match(found, MatchMethod.BIBLIOGRAPHIC, score), is_doi_false=is_doi_false)
    return Decision(None, len(fitting) > 1, is_doi_false)


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.casefold() == other.casefold()


_IDENTIFIERS: tuple[tuple[MatchMethod, Callable[[CitedReference, Study], bool]], ...] = (
    (MatchMethod.DOI, lambda reference, study: _same(reference.doi, study.doi)),
    (MatchMethod.PMID, lambda reference, study: _same(reference.pmid, study.pmid)),
    (MatchMethod.PMID, lambda reference, study: _same(reference.pmcid, study.pmcid)),
)


def _is_believed(reference: CitedReference, found: Comparison) -> bool:
    """Whether the rest of the reference bears its identifier out, or at least does not speak against it."""
    if found.title is None or found.title >= OTHER_TITLE:
        if found.title is None:
            return True
        if found.n_against and reference.title and _is_sister(reference.title, found):
            return False
        # Others' paper of the same title, in another journal or year, is another work all the same.
        return found.author != 0.0 or found.n_against < 2
    if reference.title is None or not is_telling(fold(reference.title)):
        return found.n_against < 2
    if found.year == 1.0 and (found.journal or 0.0) >= SAME_JOURNAL:
        return found.author != 0.0
    return (found.author or 0.0) > 0.0 and found.year != 0.0


def _is_outdone(found: Comparison, compared: Sequence[Comparison], margin: float) -> bool:
    """Whether another record fits all that is printed, and clearly better than the identifier's own."""
    if found.title is None or not found.n_known_beside_title:
        return False
    return any(
        (other.title or 0.0) >= SURELY_SAME_TITLE
        and other.n_against == 0
        and other.score >= found.score + margin
        and is_telling(fold(other.study.title))
        for other in compared
    )


def _is_misprinted_doi(found: Comparison) -> bool:
    """Whether all else agrees, so that another DOI is a slip and not another work, such as the preprint."""
    return (
        (found.title or 0.0) >= SURELY_SAME_TITLE
        and found.author == 1.0
        and found.year == 1.0
        and (found.journal or 0.0) >= SAME_JOURNAL
        and not found.is_elsewhere
    )


def _fits_by_title(reference: CitedReference, found: Comparison) -> bool:
    if found.title is None or found.n_against >= 2 or found.years_off > MAX_YEARS_OFF:
        return False
    if found.is_other_version or (found.is_other_journal and found.year not in {None, 1.0}):
        return False
    if found.author == 0.0 and found.title < SURELY_SAME_TITLE:
        return False
    is_corroborated = (found.author or 0.0) > 0.0 and found.year != 0.0
    if found.title < LIKE_TITLE:
        is_short = reference.title is not None and is_shortened(reference.title, found.study.title)
        return is_short and is_corroborated and found.author == 1.0 and (found.journal or 0.0) >= SAME_JOURNAL
    if reference.title and found.pages != 1.0 and _is_sister(reference.title, found):
        return False
    if found.title < SAME_TITLE:
        return is_corroborated and not found.is_other_journal and found.author == 1.0
    if found.years_off > 1 and not (
        found.title >= SURELY_SAME_TITLE and found.author != 0.0 and not found.is_other_journal
    ):
        return False
    return is_telling(fold(found.study.title)) or (is_corroborated and found.year is not None)


def _is_sister(title: str, found: Comparison) -> bool:
    """Whether it is another work by its title: a word in another's place is no slip ("mood", "memory")."""
    if found.title is not None and found.title >= SURELY_SAME_TITLE:
        return is_other_work(title, found.study.title)
    return is_other_work(title, found.study.title) or has_other_words(title, found.study.title)


def _best(fitting: Sequence[Comparison], margin: float) -> tuple[Comparison, bool]:
    ranked = sorted(fitting, key=lambda found: (-found.score, found.study.study_id))
    return ranked[0], len(ranked) == 1 or ranked[0].score - ranked[1].score >= margin


def _bibliographic_score(reference: CitedReference, found: Comparison, topic: str) -> float:
    """How well author, year and journal alone name a record; 0 where they do not."""
    has_title = reference.title is not None and is_telling(fold(reference.title))
    if (found.journal or 0.0) < SAME_JOURNAL or not found.year or found.author == 0.0 or found.is_elsewhere:
        return 0.0
    is_prose = reference.reference_type is ReferenceType.PROSE
    if not is_prose and reference.title is not None:
        shared = shared_words(reference.title, found.study.title)
        if has_title or (shared is not None and shared < 0.5):
            return 0.0
    if found.study.resolution is Resolution.REGISTRY:
        # Among all papers of a journal and year, not among a few: more must speak for it.
        is_placed = found.pages == 1.0 or found.volume == 1.0
        if not is_placed and _n_shared_stems(reference, found.study, topic) < 2:
            return 0.0
    if found.year == found.author == 1.0:
        return 0.8
    if not _n_shared_stems(reference, found.study, topic if is_prose else ""):
        return 0.0
    if found.author is not None:
        return 0.7
    return INFERRED if is_prose and found.year == 1.0 else 0.0


def _n_shared_stems(reference: CitedReference, study: Study, topic: str) -> int:
    """Word stems that the record's title shares with what is said of the study, or with the topic."""
    journal = set(stems(study.container_title or ""))
    said = set(stems(" ".join((reference.raw_text, reference.title or "", topic)))) - journal
    return len(said & (set(stems(study.title)) - _GENERIC_STEMS))


_GENERIC_STEMS = frozenset(stem for word in GENERIC_WORDS for stem in stems(word))
