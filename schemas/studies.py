"""The table ``studies``."""

from typing import Any

import pandas as pd

from schemas.columns import study
from schemas.table import TableModel, row_rule
from schemas.vocabulary import Resolution

EARLY_VIEW_YEARS = 10
"""A study may wait years for its issue; more than this between the two is a mistake."""


class Studies(
    TableModel,
    table="studies",
    grain="one row per study",
    columns=(
        study.STUDY_ID,
        study.STUDY_TITLE,
        study.STUDY_DOI,
        study.STUDY_PMID,
        study.STUDY_PMCID,
        study.STUDY_AUTHORS,
        study.STUDY_CONTAINER,
        study.YEAR_PUBLISHED,
        study.YEAR_ONLINE,
        study.CSL_TYPE,
        study.DESIGN,
        study.EVIDENCE_LEVEL,
        study.N_PARTICIPANTS,
        study.STUDY_POPULATION,
        study.COUNTRIES,
        study.IS_OPEN_ACCESS,
        study.LICENSE,
        study.STUDY_STATUS,
        study.RESOLUTION,
        study.REGISTRIES,
        study.MESH_TERMS,
        study.FUNDING,
        study.CONFLICT_STATEMENT,
        study.N_CITATIONS,
        study.N_CITATIONS_ON,
        study.ABSTRACT_SHA256,
        study.ABSTRACT_REGISTRY,
        study.ABSTRACT_LICENSE,
        study.ABSTRACT_TEXT,
    ),
    key=("study_id",),
):
    """The studies that the articles cite.

    A reference that could not be resolved still has its study here (`resolution` is `unresolved`, most
    columns null), so that no join loses rows.
    """

    @row_rule("resolution", "registries")
    @classmethod
    def unresolved_has_no_registry(cls, frame: pd.DataFrame) -> Any:
        """An unresolved study is in no registry."""
        listed = pd.Series([bool(names) for names in frame["registries"]], index=frame.index, dtype=bool)
        return (frame["resolution"] != Resolution.UNRESOLVED.value) | ~listed

    @row_rule("year_online", "year_published")
    @classmethod
    def years_plausible(cls, frame: pd.DataFrame) -> Any:
        """Online and issue years lie at most ten years apart."""
        apart = (frame["year_published"] - frame["year_online"]).abs()
        return (apart <= EARLY_VIEW_YEARS).fillna(True)

    @row_rule("n_citations", "n_citations_on")
    @classmethod
    def count_has_date(cls, frame: pd.DataFrame) -> Any:
        """A number of citations says when it was counted."""
        return frame["n_citations"].isna() | frame["n_citations_on"].notna()

    @row_rule("abstract_text", "abstract_license")
    @classmethod
    def abstract_is_licensed(cls, frame: pd.DataFrame) -> Any:
        """An abstract's text is here only under a licence that lets it be passed on."""
        return frame["abstract_text"].isna() | frame["abstract_license"].notna()
