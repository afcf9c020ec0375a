"""A local server that answers as the registries do, about made-up studies, and errs as it is told to.

    with Replay() as replay:
        settings = replay.settings(tmp_path)            # RegistrySettings, mode online, all registries here
        environment = replay.environment(tmp_path)      # the same as TEARSHEET_* variables, for a command
        replay.faults = lambda number, path: "status_500" if number == 3 else None

Tests use the fixture ``replay`` of ``tests/conftest.py``: one server a session, cleared before each test.
"""

from __future__ import annotations

import logging
import re
import socket
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import registry_formats as formats
import registry_formats_medline as medline
from pytest_httpserver import HTTPServer
from registry_faults import BOMB, LAUGHS, cut_off, dripping, json_answer, twisted
from registry_studies import STUDIES, MadeUpStudy
from werkzeug import Request, Response

FaultPlan = Callable[[int, str], str | Response | None]
FAULTS = (
    "status_500", "status_503", "status_429", "html", "html_404", "truncated", "cut_off", "empty",
    "wrong_charset", "other_json", "no_answer", "redirect_elsewhere", "redirect_loop", "redirect_private",
    "too_large", "bomb", "slow", "drip", "entities", "nested", "wrong_types",
)  # fmt: skip
"""What the server can do wrong."""
TRANSIENT_FAULTS = ("status_500", "status_503", "status_429", "no_answer", "truncated", "cut_off", "html")
"""Those that asking again gets over."""
_MAX_TEST_BYTES = 200_000


logging.getLogger("werkzeug").setLevel(logging.WARNING)


class Replay:
    """The server. ``studies`` is what it knows; ``faults(number, path)`` names what goes wrong."""

    def __init__(self) -> None:
        self.server = HTTPServer(host="127.0.0.1", port=0, threaded=True)
        self.server.expect_request(re.compile(".*")).respond_with_handler(self._handle)
        self.server.start()
        self._guard = threading.Lock()
        self.clear()

    def __enter__(self) -> Replay:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        self.server.stop()

    def clear(self, studies: Sequence[MadeUpStudy] = STUDIES) -> None:
        """Forget all requests and faults."""
        self.studies = tuple(studies)
        self.faults: FaultPlan = lambda number, path: None
        self.requests: list[Request] = []
        self.faulted: list[str] = []
        self.headers: dict[str, str] = {}
        self.n_at_once = 0
        self.most_at_once = 0
        self.delay_s = 0.0
        self.elsewhere = "http://elsewhere.example/page"

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def options(self, folder: Path, **changes: Any) -> dict[str, Any]:
        """Settings under which all registries are this server, fast and without pauses."""
        return {
            "mode": "online",
            "snapshots": folder / "snapshots",
            "contact_email": "someone@example.org",
            "crossref_url": f"{self.base}/crossref",
            "openalex_url": f"{self.base}/openalex",
            "europepmc_url": f"{self.base}/europepmc",
            "pubmed_url": f"{self.base}/pubmed",
            "unpaywall_url": f"{self.base}/unpaywall",
            "retraction_watch_url": f"{self.base}/retraction_watch.csv",
            "allowed_private_hosts": "127.0.0.1",
            "pause_factor": 0.0,
            "backoff_initial_s": 0.0,
            "total_timeout_s": 5.0,
            "max_response_bytes": _MAX_TEST_BYTES,
            "request_budget": 100_000,
            **changes,
        }

    def settings(self, folder: Path, **changes: Any) -> Any:
        """The same as :class:`RegistrySettings`."""
        from flows.resolve.registries import RegistrySettings

        return RegistrySettings(**self.options(folder, **changes))

    def environment(self, folder: Path, **changes: Any) -> dict[str, str]:
        """The same as environment variables; what is None is left out."""
        options = self.options(folder, **changes).items()
        return {f"TEARSHEET_{key.upper()}": str(value) for key, value in options if value is not None}

    def paths(self) -> list[str]:
        """The paths asked so far."""
        return [request.path for request in self.requests]

    def _handle(self, request: Request) -> Response:
        with self._guard:
            self.requests.append(request)
            number = len(self.requests)
            self.n_at_once += 1
            self.most_at_once = max(self.most_at_once, self.n_at_once)
        try:
            time.sleep(self.delay_s)
            fault = self.faults(number, request.path)
            if fault is not None:
                with self._guard:
                    self.faulted.append(str(fault))
                return fault if isinstance(fault, Response) else self._faulty(fault, request)
            response = self.answer(request)
            response.headers.extend(self.headers)
            return response
        finally:
            with self._guard:
                self.n_at_once -= 1

    def answer(self, request: Request) -> Response:
        """What the registry under the path's first part answers."""
        _, registry, *rest = unquote(request.path).split("/", 2)
        path = rest[0] if rest else ""
        answers = {
            "crossref": self._crossref,
            "openalex": self._openalex,
            "europepmc": self._europepmc,
            "pubmed": self._pubmed,
            "unpaywall": self._unpaywall,
            "retraction_watch.csv": lambda *_: Response(
                formats.retraction_watch_csv(self.studies), mimetype="text/csv"
            ),
        }
        return answers[registry](path, request)

    def _crossref(self, path: str, request: Request) -> Response:
        if path == "works":
            found = self._ranked(request.args["query.bibliographic"], int(request.args["rows"]))
            items = [formats.crossref_work(study) for study in found]
            return json_answer({"status": "ok", "message-type": "work-list", "message": {"items": items}})
        doi = path.removeprefix("works/")
        for study in self.studies:
            if study.doi == doi:
                return json_answer(
                    {"status": "ok", "message-type": "work", "message": formats.crossref_work(study)}
                )
            for notice in study.notices:
                if notice.doi == doi:
                    return json_answer({"status": "ok", "message": formats.crossref_notice(study, notice)})
        return Response("Resource not found.", status=404, mimetype="text/plain")

    def _openalex(self, path: str, request: Request) -> Response:
        if path == "works":
            found = self._ranked(request.args["search"], int(request.args["per_page"]))
            return json_answer(
                {"meta": {"count": len(found)}, "results": [formats.openalex_work(study) for study in found]}
            )
        kind, _, value = path.removeprefix("works/").partition(":")
        for study in self.studies:
            if getattr(study, kind) == value:
                return json_answer(formats.openalex_work(study))
        return json_answer({"error": "Not Found", "message": f"{path} not found"}, 404)

    def _europepmc(self, path: str, request: Request) -> Response:
        if path.endswith("/fullTextXML"):
            pmcid = path.split("/", maxsplit=1)[0]
            open_ones = [study for study in self.studies if study.pmcid == pmcid and study.is_open]
            if not open_ones:
                return Response("", status=404, mimetype="application/xml")
            return Response(medline.full_text(open_ones[0]), mimetype="application/xml")
        query = request.args["query"]
        assert request.args["resultType"] == "core"
        if found := re.fullmatch(r'DOI:"(.+)"', query):
            studies = [study for study in self.studies if study.doi == found[1]]
        elif found := re.fullmatch(r"EXT_ID:(\d+) AND SRC:MED", query):
            studies = [study for study in self.studies if study.pmid == found[1]]
        elif found := re.fullmatch(r"PMCID:(PMC\d+)", query):
            studies = [study for study in self.studies if study.pmcid == found[1]]
        else:
            studies = self._ranked(re.sub(r"\b[A-Z_]+:", " ", query), int(request.args["pageSize"]))
        results = [medline.europepmc_result(study) for study in studies]
        return json_answer({"version": "6.9", "hitCount": len(results), "resultList": {"result": results}})

    def _pubmed(self, path: str, request: Request) -> Response:
        assert request.args["db"] == "pubmed"
        known = [study for study in self.studies if study.pmid]
        if path == "esearch.fcgi":
            term = request.args["term"]
            if found := re.match(r'"(.+?)"\[AID\]', term):
                ids = [study.pmid for study in known if study.doi == found[1]]
            else:
                words = re.sub(r"\[\w+\]|\bAND\b|\d{4}:\d{4}\[dp\]", " ", term)
                ids = [study.pmid for study in self._ranked(words, int(request.args["retmax"])) if study.pmid]
            result = {"count": str(len(ids)), "retmax": "5", "retstart": "0", "idlist": ids}
            return json_answer({"header": {"type": "esearch", "version": "0.3"}, "esearchresult": result})
        asked = request.args["id"].split(",")
        articles = [medline.pubmed_article(study) for study in known if study.pmid in asked]
        return Response(medline.pubmed_set(articles), mimetype="text/xml")

    def _unpaywall(self, path: str, request: Request) -> Response:
        if "@" not in request.args.get("email", ""):
            return json_answer({"error": True, "message": "Email address required"}, 422)
        doi = path.removeprefix("v2/")
        for study in self.studies:
            if study.doi == doi:
                return json_answer(formats.unpaywall_object(study))
        return json_answer(
            {"HTTP_status_code": 404, "error": True, "message": f"'{doi}' isn't in Unpaywall."}, 404
        )

    def _ranked(self, text: str, n_rows: int) -> list[MadeUpStudy]:
        """Studies by shared words, as a search engine would rank them."""
        asked = set(re.findall(r"\w+", text.lower()))

        def n_shared(study: MadeUpStudy) -> int:
            names = " ".join(family for family, _ in study.authors)
            own = f"{study.title} {names} {study.journal} {study.year}"
            return len(asked & set(re.findall(r"\w+", own.lower())))

        ranked = sorted(self.studies, key=lambda study: -n_shared(study))
        return [study for study in ranked if n_shared(study) >= 2][:n_rows]

    def _faulty(self, fault: str, request: Request) -> Response:
        right = self.answer(request).get_data()
        if fault == "no_answer":
            request.environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
            return Response("")
        if fault in ("slow", "drip"):
            return Response(dripping(right, 0.2 if fault == "drip" else 3.0), mimetype="application/json")
        deep = b'{"message":' + b'{"a":' * 50_000 + b"1" + b"}" * 50_001
        made: dict[str, Callable[[], Response]] = {
            "status_500": lambda: Response("oops", status=500),
            "status_503": lambda: Response("busy", status=503),
            "status_429": lambda: Response("slower", status=429, headers={"Retry-After": "0"}),
            "html": lambda: Response("<!DOCTYPE html><html><body>Log in</body></html>", mimetype="text/html"),
            "html_404": lambda: Response("<html>Not here</html>", status=404, mimetype="text/html"),
            "truncated": lambda: Response(right[: len(right) // 2], mimetype="application/json"),
            "cut_off": lambda: cut_off(right),
            "empty": lambda: Response("", mimetype="application/json"),
            "wrong_charset": lambda: Response(
                '{"message": "na\xefve"}'.encode("latin-1"), mimetype="application/json"
            ),
            "other_json": lambda: json_answer(["something", "else"]),
            "redirect_elsewhere": lambda: Response("", status=302, headers={"Location": self.elsewhere}),
            "redirect_loop": lambda: Response("", status=302, headers={"Location": request.url}),
            "redirect_private": lambda: Response(
                "", status=302, headers={"Location": "http://169.254.169.254/meta"}
            ),
            "too_large": lambda: Response(right + b" " * 2 * _MAX_TEST_BYTES, mimetype="application/json"),
            "bomb": lambda: Response(BOMB, mimetype="application/json", headers={"Content-Encoding": "gzip"}),
            "entities": lambda: Response(LAUGHS, mimetype="text/xml"),
            "nested": lambda: Response(deep, mimetype="application/json"),
            "wrong_types": lambda: Response(twisted(right), mimetype="application/json"),
        }
        return made[fault]()
