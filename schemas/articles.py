"""The table ``articles``."""

from schemas.columns import article
from schemas.table import TableModel


class Articles(
    TableModel,
    table="articles",
    grain="one row per article version",
    columns=(
        article.ARTICLE_ID,
        article.TITLE,
        article.PUBLISHER,
        article.ARTICLE_URL,
        article.BYLINE,
        article.PUBLISHED_ON,
        article.LANGUAGE,
        article.N_WORDS,
        article.TEXT_SHA256,
        article.SOURCE_SHA256,
        article.MEDIA_TYPE,
        article.RIGHTS,
    ),
    key=("article_id",),
    is_required=True,
):
    """The articles that were read. An edited article is another version, with another `article_id`."""
