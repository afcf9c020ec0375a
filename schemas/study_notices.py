"""The table ``study_notices``."""

from schemas.columns import notice, study
from schemas.table import TableModel, foreign_key


class StudyNotices(
    TableModel,
    table="study_notices",
    grain="one row per study and notice about it, as one registry records it",
    columns=(
        notice.NOTICE_ID,
        study.STUDY_ID,
        notice.NOTICE_KIND,
        notice.REGISTRY,
        notice.ISSUED_ON,
        notice.NOTICE_DOI,
        notice.REASON,
    ),
    key=("notice_id",),
    foreign_keys=(foreign_key("study_id", "studies"),),
    sort_key=("study_id", "notice_id"),
):
    """Retractions, corrections and expressions of concern that were published about the studies.

    Two registries that record the same notice have a row each. What they amount to is `studies.status`.
    """
