"""Registries are asked as they ask to be: who asks, how fast, how many at once, how often again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from registry_replay import Replay
from registry_studies import NAPS
from werkzeug import Response

from flows.resolve.registries import Query, Reach, WarningCode, open_registries
from flows.resolve.registries.asking.fetching import retry_after
from flows.resolve.registries.asking.manners import manners_of, told_at_once, told_pause_s
from flows.resolve.registries.asking.turns import Turns


class Time:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0
        self.waits: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.now += seconds


def ask_many(
    replay: Replay, folder: Path, registry: str, n_questions: int, **changes: Any
) -> tuple[Time, list[Reach]]:
    time = Time()
    settings = replay.settings(
        folder, registries=registry, **{"pause_factor": 1.0, "give_up_after": 0, **changes}
    )
    with open_registries(settings, clock=time.clock, sleep=time.sleep) as (only,):
        reached = [
            only.lookup(Query(doi=f"10.5555/x.{number}", pmid=str(800_000_000 + number))).reach
            for number in range(n_questions)
        ]
    return time, reached


def test_says_who_asks(replay: Replay, tmp_path: Path) -> None:
    with open_registries(replay.settings(tmp_path)) as registries:
        for registry in registries:
            registry.lookup(Query(doi=NAPS.doi))
    for request in replay.requests:
        assert request.headers["User-Agent"] == "tearsheet/0.1 (mailto:someone@example.org)"
    by_path = {request.path.split("/")[1]: request for request in replay.requests}
    assert by_path["crossref"].args["mailto"] == "someone@example.org"
    assert by_path["openalex"].args["mailto"] == "someone@example.org"
    assert by_path["unpaywall"].args["email"] == "someone@example.org"
    assert by_path["pubmed"].args["email"] == "someone@example.org"
    assert by_path["pubmed"].args["tool"] == "tearsheet"


def test_asks_without_contact_too(replay: Replay, tmp_path: Path) -> None:
    ask_many(replay, tmp_path, "crossref", 1, contact_email=None)
    assert replay.requests[0].headers["User-Agent"] == "tearsheet/0.1"
    assert "mailto" not in replay.requests[0].args


@pytest.mark.parametrize(
    ("registry", "changes", "pause"),
    [
        ("crossref", {"contact_email": None}, 0.2),
        ("crossref", {}, 0.1),
        ("pubmed", {}, 0.333),
        ("pubmed", {"ncbi_key": "k"}, 0.1),
        ("openalex", {}, 0.1),
        ("unpaywall", {}, 0.1),
    ],
)
def test_pace(replay: Replay, tmp_path: Path, registry: str, changes: dict[str, Any], pause: float) -> None:
    time, _ = ask_many(replay, tmp_path, registry, 4, **changes)
    assert len(replay.requests) >= 4
    assert time.waits == [pause] * (len(replay.requests) - 1)


@pytest.mark.parametrize(("contact", "n_at_once"), [(None, 1), ("someone@example.org", 3)])
def test_crossref_pools(replay: Replay, tmp_path: Path, contact: str | None, n_at_once: int) -> None:
    replay.delay_s = 0.03
    settings = replay.settings(tmp_path, registries="crossref", contact_email=contact)
    with open_registries(settings) as (crossref,), ThreadPoolExecutor(8) as workers:
        queries = [Query(doi=f"10.5555/x.{number}") for number in range(16)]
        assert {answer.reach for answer in workers.map(crossref.lookup, queries)} == {Reach.NOT_FOUND}
    assert len(replay.requests) == 16
    assert replay.most_at_once <= n_at_once
    assert replay.most_at_once == n_at_once or contact is not None


def test_obeys_rate_limit_headers(replay: Replay, tmp_path: Path) -> None:
    replay.headers = {"X-Rate-Limit-Limit": "2", "X-Rate-Limit-Interval": "1s", "X-Concurrency-Limit": "1"}
    time, _ = ask_many(replay, tmp_path, "crossref", 4)
    assert time.waits == [0.1, 0.5, 0.5], "from the first answer on"


def test_is_never_faster_than_agreed(replay: Replay, tmp_path: Path) -> None:
    replay.headers = {"X-Rate-Limit-Limit": "500", "X-Rate-Limit-Interval": "1s", "X-Concurrency-Limit": "99"}
    time, _ = ask_many(replay, tmp_path, "crossref", 3, contact_email=None)
    assert time.waits == [0.2, 0.2]


@pytest.mark.parametrize("value", ["7", "Tue, 14 Nov 2023 22:13:27 GMT"])
@pytest.mark.parametrize("status", [429, 503])
def test_obeys_retry_after(replay: Replay, tmp_path: Path, status: int, value: str) -> None:
    replay.faults = lambda number, path: Response("", status, {"Retry-After": value}) if number == 1 else None
    time, reached = ask_many(replay, tmp_path, "crossref", 1)
    assert reached == [Reach.NOT_FOUND]
    assert time.waits == [7.0]
    assert len(replay.requests) == 2


def test_long_retry_after_ends_the_asking(replay: Replay, tmp_path: Path) -> None:
    replay.faults = lambda number, path: Response("", 429, {"Retry-After": "3600"})
    time, reached = ask_many(replay, tmp_path, "crossref", 3)
    assert reached == [Reach.UNREACHABLE] * 3
    assert len(replay.requests) == 1
    assert time.waits == []


@pytest.mark.parametrize("fault", ["status_500", "status_503", "status_429", "no_answer", "cut_off"])
def test_asks_again(replay: Replay, tmp_path: Path, fault: str) -> None:
    replay.faults = lambda number, path: fault if number < 3 else None
    _, reached = ask_many(replay, tmp_path, "crossref", 1, n_attempts=4)
    assert reached == [Reach.NOT_FOUND]
    assert len(replay.requests) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 422])
def test_does_not_ask_again(replay: Replay, tmp_path: Path, status: int) -> None:
    replay.faults = lambda number, path: Response("no", status, mimetype="text/plain")
    _, (reach,) = ask_many(replay, tmp_path, "crossref", 1)
    assert len(replay.requests) == 1
    assert reach is (Reach.NOT_FOUND if status in (404, 410) else Reach.UNREACHABLE)


def test_budget(replay: Replay, tmp_path: Path) -> None:
    _, reached = ask_many(replay, tmp_path, "crossref", 5, request_budget=3)
    assert reached == [Reach.NOT_FOUND] * 3 + [Reach.REFUSED] * 2
    assert len(replay.requests) == 3
    _, reached = ask_many(replay, tmp_path, "crossref", 5, request_budget=3)
    assert reached == [Reach.NOT_FOUND] * 5, "what is stored costs nothing, and a new run has its own budget"


def test_budget_spent_is_said(replay: Replay, tmp_path: Path) -> None:
    with open_registries(replay.settings(tmp_path, registries="crossref", request_budget=0)) as (crossref,):
        answer = crossref.lookup(Query(doi=NAPS.doi))
    assert (answer.reach, answer.warnings[0].code) == (Reach.REFUSED, WarningCode.BUDGET_SPENT)
    assert replay.requests == []


def test_turns_survive_damaged_state(tmp_path: Path) -> None:
    time = Time()
    turns = Turns(tmp_path, "run", 10, 60.0, clock=time.clock, sleep=time.sleep)
    manners = manners_of("pubmed", _no_settings())
    for content in (
        "",
        "[]",
        '{"registries": 3, "runs": []}',
        '{"registries": {"pubmed": {"next_at": "soon"}}}',
        "\xff",
    ):
        (tmp_path / "turns.json").write_text(content, encoding="latin-1")
        with turns.turn("pubmed", manners):
            pass
    (tmp_path / "turns.json").write_text('{"registries": {"pubmed": {"next_at": 9e12}}}')
    with turns.turn("pubmed", manners):
        pass
    assert time.waits == []


def _no_settings() -> Any:
    from flows.resolve.registries import RegistrySettings

    return RegistrySettings()


@pytest.mark.parametrize(
    ("headers", "pause", "n_at_once"),
    [
        ({"x-rate-limit-limit": "50", "x-rate-limit-interval": "1s", "x-concurrency-limit": "3"}, 0.02, 3),
        ({"x-rate-limit-limit": "3000", "x-rate-limit-interval": "60s"}, 0.02, None),
        ({"x-rate-limit-limit": "10", "x-rate-limit-interval": "1m"}, 6.0, None),
        ({"x-rate-limit-limit": "0", "x-rate-limit-interval": "1s", "x-concurrency-limit": "0"}, None, 1),
        (
            {"x-rate-limit-limit": "many", "x-rate-limit-interval": "1s", "x-concurrency-limit": "-2"},
            None,
            None,
        ),
        ({}, None, None),
    ],
)
def test_reading_limits(headers: dict[str, str], pause: float | None, n_at_once: int | None) -> None:
    assert told_pause_s(headers) == pause
    assert told_at_once(headers) == n_at_once


def test_reading_retry_after() -> None:
    assert retry_after("Thu, 01 Jan 1970 00:00:10 GMT", 20.0) == 0.0
    assert retry_after("-1", 0.0) is None
    assert retry_after("9" * 400, 0.0) == 999_999_999.0
    assert retry_after(None, 0.0) is None
