"""The table ``reference_candidates``."""

from schemas.columns import article, candidate
from schemas.table import TableModel, foreign_key


class ReferenceCandidates(
    TableModel,
    table="reference_candidates",
    grain="one row per reference and record that it was held beside",
    columns=(
        candidate.CANDIDATE_ID,
        article.REFERENCE_ID,
        candidate.CANDIDATE_STUDY_ID,
        candidate.RANK,
        candidate.IS_CHOSEN,
        candidate.CANDIDATE_DOI,
        candidate.CANDIDATE_PMID,
        candidate.CANDIDATE_TITLE,
        candidate.CANDIDATE_CONTAINER,
        candidate.CANDIDATE_YEAR,
        candidate.CANDIDATE_REGISTRIES,
        candidate.IDENTIFIER_SCORE,
        candidate.TITLE_SCORE,
        candidate.AUTHOR_SCORE,
        candidate.YEAR_SCORE,
        candidate.JOURNAL_SCORE,
        candidate.VOLUME_SCORE,
        candidate.PAGES_SCORE,
        candidate.TOTAL_SCORE,
    ),
    key=("candidate_id",),
    foreign_keys=(foreign_key("reference_id", "cited_references"),),
    sort_key=("reference_id", "rank", "candidate_id"),
):
    """Which records came into question for each reference, how far each field agrees, and which was taken.

    The best few of each reference. Of a reference that is `ambiguous` none is chosen: the first ones fit
    equally well. `total_score` is no probability, and the decision does not rest on it alone.
    """
