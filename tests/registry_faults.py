"""Answers that are wrong in a way of their own."""

from __future__ import annotations

import gzip
import json
import time
from typing import Any

from werkzeug import Response

BOMB = gzip.compress(b" " * 20_000_000)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE PubmedArticleSet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    "<PubmedArticleSet>&b;</PubmedArticleSet>"
)


def json_answer(value: Any, status: int = 200) -> Response:
    return Response(json.dumps(value), status=status, mimetype="application/json")


def cut_off(body: bytes) -> Response:
    """A response that promises more bytes than it sends."""
    response = Response(body[: len(body) // 2], mimetype="application/json")
    response.automatically_set_content_length = False
    response.headers["Content-Length"] = str(len(body))
    return response


def dripping(body: bytes, pause_s: float) -> Any:
    for start in range(0, len(body), 100):
        time.sleep(pause_s)
        yield body[start : start + 100]


def twisted(body: bytes) -> bytes:
    """The same JSON with every innermost value of another type than documented."""

    def twist(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: twist(item) for key, item in value.items()}
        if isinstance(value, list):
            return [twist(item) for item in value] + [7, None, {"x": []}]
        return [value] if isinstance(value, str) else {"was": str(value)}

    try:
        return json.dumps(twist(json.loads(body))).encode()
    except ValueError:
        return b"<PubmedArticleSet><PubmedArticle><Other/></PubmedArticle></PubmedArticleSet>"
