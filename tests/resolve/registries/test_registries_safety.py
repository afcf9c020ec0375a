"""Addresses, limits and formats that a hostile answer might try."""

from __future__ import annotations

import gzip
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from registry_replay import Replay
from registry_studies import NAPS
from werkzeug import Response

from flows.resolve.registries import Answer, Query, Reach, RegistrySettings, WarningCode, open_registries
from flows.resolve.registries.asking.addresses import addresses_of, check_url, is_public
from flows.resolve.registries.asking.client import path_part
from flows.resolve.registries.asking.faults import ContentError, RequestError
from flows.resolve.registries.asking.fetching import Limits, Parcel, fetch
from flows.resolve.registries.asking.transport import GuardedTransport
from flows.resolve.registries.reading.xml import parse_xml

SECRETS = ("plus-token-1", "oa-key-2", "ncbi-key-3", "someone@example.org")
KEYS = {"crossref_token": SECRETS[0], "openalex_key": SECRETS[1], "ncbi_key": SECRETS[2]}
LIMITS = Limits(connect_s=1.0, total_s=2.0, n_bytes=10_000, n_redirects=3)


def crossref(replay: Replay, folder: Path, **changes: Any) -> Answer:
    changes = {"registries": "crossref", "n_attempts": 1, **changes}
    with open_registries(replay.settings(folder, **changes)) as (only,):
        answer: Answer = only.lookup(Query(doi=NAPS.doi))
        return answer


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.0.1", "198.18.0.1", "240.0.0.1", "::1", "::",
        "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:c0a8:101::", "2001:db8::1",
        "not an address",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:2800:220:1::1"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.org/x", "gopher://example.org", "javascript:alert(1)",
        "data:text/html,x", "//example.org/x", "example.org", "http://", "http://u:p@example.org/",
        "http://user@example.org/",
        "http://[::1", "http://example.org:99999/", "",
    ],
)  # fmt: skip
def test_urls_that_are_not_asked(url: str) -> None:
    with pytest.raises(RequestError) as caught:
        check_url(url)
    assert caught.value.code is WarningCode.ADDRESS_REFUSED
    assert not caught.value.is_transient


@given(st.text(max_size=60))
def test_check_url_never_fails_otherwise(url: str) -> None:
    try:
        scheme, host, port = check_url(url)
    except RequestError:
        return
    assert scheme in ("http", "https")
    assert host
    assert 0 < port < 65_536


def test_every_address_of_a_host_is_judged() -> None:
    with pytest.raises(RequestError, match=r"10\.0\.0\.7"):
        addresses_of("mixed.example", 80, (), lambda host, port: ["93.184.216.34", "10.0.0.7"])
    allowed = addresses_of("Mirror.example", 80, ("mirror.example",), lambda host, port: ["10.0.0.7"])
    assert allowed == ["10.0.0.7"]
    with pytest.raises(RequestError, match="no address"):
        addresses_of("nowhere.example", 80, (), lambda host, port: [])


@pytest.mark.parametrize("written", ["localhost", "127.0.0.1", "2130706433", "0x7f.1", "127.1", "[::1]"])
def test_loopback_however_it_is_written(replay: Replay, tmp_path: Path, written: str) -> None:
    url = f"http://{written}:{replay.server.port}/crossref"
    answer = crossref(replay, tmp_path, crossref_url=url, allowed_private_hosts="")
    assert answer.reach in (Reach.REFUSED, Reach.UNREACHABLE)
    assert replay.requests == []
    if written in ("localhost", "127.0.0.1", "[::1]"):
        assert answer.warnings[-1].code is WarningCode.ADDRESS_REFUSED


def test_name_that_is_rebound(replay: Replay) -> None:
    """The address connected to is the one that was judged: the name is resolved once, in the same step."""
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["93.184.216.34"] if len(asked) == 1 else ["127.0.0.1"]

    transport = GuardedTransport(resolve=rebinding)
    connected: list[str] = []

    def connect(address: str, *_: Any) -> Any:
        connected.append(address)
        raise OSError("not in a test")

    transport._pool._network_backend._plain.connect_tcp = connect  # type: ignore[attr-defined]
    with httpx.Client(transport=transport) as client:
        for _ in range(2):
            with pytest.raises(RequestError):
                fetch(client, Parcel(f"http://rebound.example:{replay.server.port}/"), LIMITS, 0.0)
    assert asked == ["rebound.example"] * 2
    assert connected == ["93.184.216.34"]
    assert replay.requests == []


def test_credentials_stay_with_their_host(replay: Replay, tmp_path: Path) -> None:
    """A redirect to another host is followed without key, token, contact and tool."""
    port = replay.server.port

    def plan(number: int, path: str) -> Response | None:
        request = replay.requests[-1]
        if request.host.startswith("127.0.0.1"):
            query = request.query_string.decode()
            return Response("", 302, {"Location": f"http://localhost:{port}{request.path}?{query}"})
        return None

    replay.faults = plan
    names = ("crossref", "openalex", "pubmed", "europepmc", "unpaywall")
    for name in names:
        settings = replay.settings(
            tmp_path, registries=name, allowed_private_hosts="127.0.0.1,localhost", n_attempts=1, **KEYS
        )
        with open_registries(settings) as (registry,):
            registry.lookup(Query(doi=NAPS.doi, pmid=NAPS.pmid))
    first = [request for request in replay.requests if request.host.startswith("127.0.0.1")]
    second = [request for request in replay.requests if request.host.startswith("localhost")]
    assert len(second) >= len(names)
    told = " ".join(f"{request.url} {request.headers}" for request in first)
    assert all(secret in told or secret.replace("@", "%40") in told for secret in SECRETS)
    leaked = " ".join(f"{request.url} {request.headers}" for request in second)
    assert not any(secret in leaked or secret.replace("@", "%40") in leaked for secret in SECRETS)


def test_credentials_go_along_on_the_same_host(replay: Replay, tmp_path: Path) -> None:
    replay.faults = lambda number, path: (
        Response("", 301, {"Location": f"{replay.base}{path}?mailto=someone@example.org"})
        if number == 1
        else None
    )
    assert crossref(replay, tmp_path, **KEYS).reach is Reach.ANSWERED
    assert replay.requests[1].headers["Crossref-Plus-API-Token"] == f"Bearer {SECRETS[0]}"


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "http://10.0.0.1/x",
        "http://[::ffff:169.254.169.254]/x",
        "http://u:p@127.0.0.1/",
    ],
)
def test_redirects_to_what_is_not_asked(replay: Replay, tmp_path: Path, location: str) -> None:
    replay.faults = lambda number, path: Response("", 302, {"Location": location})
    answer = crossref(replay, tmp_path)
    assert answer.reach in (Reach.REFUSED, Reach.UNREACHABLE)
    assert answer.warnings[-1].code in (WarningCode.ADDRESS_REFUSED, WarningCode.REDIRECTED)
    assert len(replay.requests) == 1


def test_not_found_elsewhere_is_not_the_registrys(replay: Replay, tmp_path: Path) -> None:
    replay.faults = lambda number, path: (
        Response("", 302, {"Location": f"http://localhost:{replay.server.port}/gone"})
        if number == 1
        else Response("no", 404, mimetype="text/plain")
    )
    answer = crossref(replay, tmp_path, allowed_private_hosts="127.0.0.1,localhost")
    assert answer.reach is Reach.UNREACHABLE
    assert answer.warnings[-1].code is WarningCode.REDIRECTED


def test_sizes_are_held_while_reading(replay: Replay, tmp_path: Path) -> None:
    for body, headers in (
        (b"x" * 300_000, {}),
        (gzip.compress(b" " * 30_000_000), {"Content-Encoding": "gzip"}),
        (b"x", {"Content-Encoding": "br"}),
        (gzip.compress(b"{}")[:-9], {"Content-Encoding": "gzip"}),
    ):
        replay.faults = lambda number, path, body=body, headers=headers: Response(body, 200, headers)  # type: ignore[misc]
        answer = crossref(replay, tmp_path)
        assert answer.reach is Reach.MALFORMED
        expected = (WarningCode.TOO_LARGE, WarningCode.WRONG_FORMAT, WarningCode.TRUNCATED)
        assert answer.warnings[-1].code in expected


def test_packed_answers_are_read(replay: Replay, tmp_path: Path) -> None:
    work = json.dumps({"message": {"DOI": NAPS.doi, "title": ["Packed"]}}).encode()
    replay.faults = lambda number, path: Response(gzip.compress(work), 200, {"Content-Encoding": "gzip"})
    assert crossref(replay, tmp_path).records[0].study.title == "Packed"


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<!DOCTYPE PubmedArticleSet [<!ENTITY b SYSTEM "file:///x">]><PubmedArticleSet>&b;</PubmedArticleSet>',
        '<!DOCTYPE PubmedArticleSet SYSTEM "http://example.org/x.dtd" [<!ENTITY p "q">]><a/>',
        '<!DOCTYPE other SYSTEM "http://example.org/x.dtd"><other/>',
        "<a>&undefined;</a>",
        "<a>" * 5_000 + "</a>" * 5_000,
        "<a><b></a>",
        "",
    ],
)
def test_xml_that_is_refused(text: str) -> None:
    with pytest.raises(ContentError):
        parse_xml(text.encode())


def test_xml_in_another_encoding_than_it_says() -> None:
    with pytest.raises(ContentError):
        parse_xml('<?xml version="1.0" encoding="UTF-8"?><a>na\xefve</a>'.encode("latin-1"))
    assert (
        parse_xml('<?xml version="1.0" encoding="ISO-8859-1"?><a>na\xefve</a>'.encode("latin-1")).text
        == "naïve"
    )


@given(st.binary(max_size=200))
def test_xml_fails_in_one_way(body: bytes) -> None:
    with suppress(ContentError):
        parse_xml(body)


@given(st.text(max_size=40))
def test_part_of_a_path_leads_nowhere_else(value: str) -> None:
    part = path_part(value.encode("utf-8", "replace").decode())
    assert part not in (".", "..")
    assert not set(part) & set("/\\?#&")


def test_nothing_asked_is_part_of_a_file_name(replay: Replay, tmp_path: Path) -> None:
    doi = "10.5555/../../../escape"
    with open_registries(replay.settings(tmp_path, registries="crossref,openalex,unpaywall")) as registries:
        for registry in registries:
            assert registry.lookup(Query(doi=doi)).reach is Reach.NOT_FOUND
    names = [path.name for path in tmp_path.rglob("*") if path.is_file() and "turns" not in path.parts]
    assert not [name for name in names if "escape" in name]
    assert all(path.resolve().is_relative_to(tmp_path) for path in tmp_path.rglob("*"))
    assert all("10.5555%2F..%2F" in request.environ["RAW_URI"] for request in replay.requests)


@pytest.mark.parametrize("url", ["file:///x", "ftp://example.org", "example.org", ""])
def test_base_addresses_are_web_addresses(url: str) -> None:
    with pytest.raises(ValueError, match="http"):
        RegistrySettings(crossref_url=url)


def test_no_proxy_of_the_environment(replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would connect for us, to addresses that nobody judged."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert crossref(replay, tmp_path).reach is Reach.ANSWERED
