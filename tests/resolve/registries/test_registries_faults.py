"""Whatever goes wrong on the way costs a warning, never a row, and is never taken for "not found"."""

from __future__ import annotations

import dataclasses
import json
import random
import socket
from pathlib import Path

import pytest
from registry_replay import FAULTS, TRANSIENT_FAULTS, Replay
from registry_studies import MICE, NAPS, VITAMIN_D
from werkzeug import Response

from flows.resolve.registries import Answer, Query, Reach, WarningCode, open_registries

NAMES = ("crossref", "openalex", "europepmc", "pubmed", "unpaywall", "retraction_watch")
EXPECTED = {
    "status_500": (Reach.UNREACHABLE, WarningCode.SERVER_ERROR),
    "status_503": (Reach.UNREACHABLE, WarningCode.SERVER_ERROR),
    "status_429": (Reach.UNREACHABLE, WarningCode.RATE_LIMITED),
    "no_answer": (Reach.UNREACHABLE, WarningCode.NO_CONNECTION),
    "slow": (Reach.UNREACHABLE, WarningCode.TIME_OUT),
    "drip": (Reach.UNREACHABLE, WarningCode.TIME_OUT),
    "redirect_loop": (Reach.UNREACHABLE, WarningCode.REDIRECTED),
    "redirect_private": (Reach.REFUSED, WarningCode.ADDRESS_REFUSED),
    "html": (Reach.MALFORMED, WarningCode.WRONG_FORMAT),
    "html_404": (Reach.MALFORMED, WarningCode.WRONG_FORMAT),
    "cut_off": (Reach.MALFORMED, WarningCode.TRUNCATED),
    "too_large": (Reach.MALFORMED, WarningCode.TOO_LARGE),
    "bomb": (Reach.MALFORMED, WarningCode.TOO_LARGE),
}


def lookups(replay: Replay, folder: Path, query: Query, **changes: object) -> dict[str, Answer]:
    with open_registries(replay.settings(folder, **changes)) as registries:
        return {registry.name: registry.lookup(query) for registry in registries}


def no_socket(*_: object, **__: object) -> None:
    raise AssertionError("a socket was opened")


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault(replay: Replay, tmp_path: Path, fault: str) -> None:
    """One fault in every answer of every registry: a clear warning; and once it is over, the answer."""
    replay.faults = lambda number, path: fault
    is_slow = fault in ("slow", "drip")
    names = "crossref" if is_slow else ",".join(NAMES)
    limits = {"total_timeout_s": 0.3, "n_attempts": 1} if is_slow else {"n_attempts": 2}
    query = Query(doi=VITAMIN_D.doi)
    answers = lookups(replay, tmp_path, query, registries=names, max_csv_bytes=200_000, **limits)
    for name, answer in answers.items():
        assert answer.reach in (Reach.UNREACHABLE, Reach.MALFORMED, Reach.REFUSED), (name, answer)
        assert answer.records == ()
        last = answer.warnings[-1]
        assert last.registry == name
        assert len(str(last)) > 20
        if fault in EXPECTED and name != "retraction_watch":
            assert (answer.reach, last.code) == EXPECTED[fault], name
        n_asked = sum(path.split("/")[1].startswith(name) for path in replay.paths())
        if fault in TRANSIENT_FAULTS and name != "retraction_watch":
            assert n_asked == 2, name
    assert not list((tmp_path / "snapshots").glob("requests/**/*.json")), "only answers are kept"
    replay.faults = lambda number, path: None
    for name, answer in lookups(replay, tmp_path, query, registries=names).items():
        assert answer.reach is Reach.ANSWERED, (name, fault, answer)
        assert answer.records[0].study.doi == VITAMIN_D.doi


def test_one_strange_record_costs_itself_only(replay: Replay, tmp_path: Path) -> None:
    """Of several records the ones that can be read are used; the rest is said."""

    def plan(number: int, path: str) -> Response:
        found = json.loads(replay.answer(replay.requests[-1]).get_data())
        items = found["results"] if "results" in found else found["message"]["items"]
        items[1:1] = [{"title": {"not": "text"}}, {}]
        return Response(json.dumps(found), mimetype="application/json")

    replay.faults = plan
    with open_registries(replay.settings(tmp_path, registries="crossref,openalex")) as registries:
        answers = [registry.search(Query(title=NAPS.title, text=NAPS.printed)) for registry in registries]
    for answer in answers:
        assert answer.reach is Reach.ANSWERED
        assert NAPS.doi in [record.study.doi for record in answer.records]
        assert [warning.code for warning in answer.warnings] == [WarningCode.UNEXPECTED_CONTENT] * 2


def test_not_found_is_asked_once(replay: Replay, tmp_path: Path) -> None:
    answers = lookups(
        replay, tmp_path, Query(doi="10.5555/nobody.knows"), registries="crossref,openalex,unpaywall"
    )
    assert [answer.reach for answer in answers.values()] == [Reach.NOT_FOUND] * 3
    assert len(replay.requests) == 3
    replay.faults = lambda number, path: "status_500"
    answers = lookups(
        replay, tmp_path, Query(doi="10.5555/nobody.knows"), registries="crossref,openalex,unpaywall"
    )
    assert [answer.reach for answer in answers.values()] == [Reach.NOT_FOUND] * 3
    assert len(replay.requests) == 3, "a negative answer is a snapshot too"


def test_unreachable_is_never_kept(replay: Replay, tmp_path: Path) -> None:
    replay.faults = lambda number, path: "status_503"
    assert lookups(replay, tmp_path, Query(doi=NAPS.doi))["crossref"].reach is Reach.UNREACHABLE
    offline = lookups(replay, tmp_path, Query(doi=NAPS.doi), mode="offline")
    assert all(answer.reach is Reach.UNREACHABLE for answer in offline.values()), offline
    replay.faults = lambda number, path: None
    assert lookups(replay, tmp_path, Query(doi=NAPS.doi))["crossref"].reach is Reach.ANSWERED


def test_other_record_is_no_answer(replay: Replay, tmp_path: Path) -> None:
    """A registry that answers with another work than was asked for is not believed."""
    replay.clear([dataclasses.replace(NAPS, doi="10.5555/other")])
    original = replay.answer
    try:
        replay.answer = lambda request: original(  # type: ignore[method-assign]
            type(request)({**request.environ, "PATH_INFO": request.path.replace("asked", "other")})
        )
        answers = lookups(
            replay, tmp_path, Query(doi="10.5555/asked"), registries="crossref,openalex,unpaywall"
        )
    finally:
        del replay.answer
    for answer in answers.values():
        assert (answer.reach, answer.records) == (Reach.MALFORMED, ())
        assert answer.warnings[-1].code is WarningCode.OTHER_RECORD
    assert not list((tmp_path / "snapshots").glob("requests/**/*.json"))


def test_registry_is_left_alone_after_a_while(replay: Replay, tmp_path: Path) -> None:
    replay.faults = lambda number, path: "status_500"
    settings = replay.settings(tmp_path, registries="crossref", n_attempts=1, give_up_after=3)
    with open_registries(settings) as (crossref,):
        answers = [crossref.lookup(Query(doi=f"10.5555/x.{number}")) for number in range(10)]
    assert len(replay.requests) == 3
    assert all(answer.reach is Reach.UNREACHABLE for answer in answers)
    assert answers[-1].warnings[-1].code is WarningCode.GIVEN_UP


def test_same_question_is_not_failed_twice(replay: Replay, tmp_path: Path) -> None:
    replay.faults = lambda number, path: "status_500"
    with open_registries(replay.settings(tmp_path, registries="crossref", n_attempts=2)) as (crossref,):
        first, second = (crossref.lookup(Query(doi=NAPS.doi)) for _ in range(2))
    assert first == second
    assert len(replay.requests) == 2


def test_thousand_requests_with_faults_lose_no_row(
    replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """30 % of the answers go wrong at random: every row keeps its answer, and a rebuild has the same ones."""
    made_up = [dataclasses.replace(MICE, doi=f"10.5555/many.{number}") for number in range(210)]
    replay.clear(made_up)
    dice = random.Random(4)
    kinds = [fault for fault in FAULTS if fault not in ("slow", "drip", "bomb", "redirect_elsewhere")]
    replay.faults = lambda number, path: dice.choice(kinds) if dice.random() < 0.3 else None
    names = "crossref,openalex,europepmc,unpaywall"

    def run(**changes: object) -> list[Answer]:
        settings = replay.settings(tmp_path, registries=names, give_up_after=0, **changes)
        with open_registries(settings) as registries:
            return [registry.lookup(Query(doi=study.doi)) for study in made_up for registry in registries]

    answers = run()
    assert len(replay.requests) >= 1_000
    assert len(replay.faulted) > 250
    assert len(answers) == 840
    asked = [study.doi for study in made_up for _ in range(4)]
    for doi, answer in zip(asked, answers, strict=True):
        if answer.reach is Reach.ANSWERED:
            assert [record.study.doi for record in answer.records] == [doi]
        else:
            assert answer.reach in (Reach.UNREACHABLE, Reach.MALFORMED, Reach.REFUSED)
            assert answer.warnings
    n_answered = sum(answer.reach is Reach.ANSWERED for answer in answers)
    assert n_answered > 670, "repeats get over most faults"
    monkeypatch.setattr(socket, "socket", no_socket)
    monkeypatch.setattr(socket, "getaddrinfo", no_socket)
    offline = run(mode="offline")
    for online, stored in zip(answers, offline, strict=True):
        assert online.records == stored.records
        assert stored.reach is (Reach.ANSWERED if online.records else stored.reach)
        assert stored.reach is not Reach.NOT_FOUND
