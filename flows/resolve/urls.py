"""Web addresses: one form for the many of one page, the identifiers in it, whether a study is there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from flows.resolve.strings.identifiers import find_identifiers, first_of, normalise_doi
from flows.resolve.tables import STUDY_HOSTS, StudyHost

_TRACKING = re.compile(
    r"(?i)^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|mc_[ce]id|igshid|smid|cmpid|ito|cid|via|ref|ref_src|src|source|from|"
    r"casa_token|campaign\w*|xtor|guccounter|sharetype|journalcode|needaccess|_hs\w+|_ga|spm|wt_mc|mkt_tok|hss_\w+|"
    r"rss|af|cookieset|login|resultclick|appname|widget|alertid|guestaccesskey|linkid|linkcode|tag)$"
)
_WRAPPERS = ("url", "u", "q", "target", "dest", "redirect", "to", "goto", "qurl")
_PROXY = re.compile(r"^(?P<host>[\w-]+(?:\.[\w-]+)*?)\.(?:[\w-]*(?:ez)?proxy[\w-]*|libproxy)\.[\w.-]+$")
_PAGE_PARTS = re.compile(
    r"(?i)/(?:full|fulltext|full-text|abstract|abs|pdf|epdf|pdfdirect|summary|html|meta|tables|figures|references)$"
    r"|\.(?:full|abstract|long|short|pdf|full\.pdf|full-text|article-info)$"
)
_DOI_IN_URL = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s?#&\"<>]+")
_MED = re.compile(r"(?i)europepmc\.org/(?:articles?|abstract)/med/(\d{4,9})")
_MAX_CHARS = 4_000


@dataclass(frozen=True, slots=True)
class StudyLink:
    """What a web address says of the study that it leads to."""

    url: str
    """In its canonical form: what two links to one page have in common."""
    doi: str | None
    pmid: str | None
    pmcid: str | None


@lru_cache(maxsize=8192)
def canonical_url(url: str) -> str:
    """One form for the addresses of one page, without scheme, "www.", tracking, fragment or closing slash.

    Redirectors ("google.com/url?q=…") and library proxies are taken off. Never raises.

    >>> canonical_url("http://www.example.org/a/?utm_source=x&id=3#top")
    'example.org/a?id=3'
    """
    text = url.strip()[:_MAX_CHARS]
    for _ in range(3):
        inner = _unwrapped(text)
        if inner is None:
            break
        text = inner
    host, path, query = _split(text)
    path = unquote(path)
    while (shorter := _PAGE_PARTS.sub("", path.rstrip("/"))) != path:
        path = shorter
    kept = [
        (key, value) for key, value in parse_qsl(query, keep_blank_values=True) if not _TRACKING.match(key)
    ]
    tail = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host}{path}{tail}"


@lru_cache(maxsize=8192)
def study_link(url: str) -> StudyLink | None:
    """What kind of study page an address leads to; None if it is none that the table of hosts knows.

    >>> study_link("https://dx.doi.org/10.1234/ABC.5/full").doi
    '10.1234/abc.5'
    """
    entry, match = _host_entry(url)
    if entry is None or match is None:
        return None
    doi, pmid, pmcid = identifiers_of(url)
    if doi is None and entry.doi is not None:
        doi = normalise_doi(entry.doi.format(**match.groupdict()))
    return StudyLink(canonical_url(url), doi, pmid, pmcid)


def identifiers_of(url: str) -> tuple[str | None, str | None, str | None]:
    """DOI, PMID and PMCID that an address spells out, each None where it does not."""
    plain = canonical_url(url)
    found = find_identifiers(f"https://{plain}")
    doi, pmid, pmcid = (first_of(found, kind) for kind in ("doi", "pmid", "pmcid"))
    if doi is None and (match := _DOI_IN_URL.search(unquote(unquote(plain).replace("+", " ")))):
        doi = normalise_doi(match[0])
    if doi is not None and doi.startswith("10.1101/"):
        # bioRxiv and medRxiv put the version behind the DOI.
        doi = re.sub(r"v\d+(?:\.\w+)*$", "", doi)
    if pmid is None and (match := _MED.search(plain)):
        pmid = match[1]
    return doi, pmid, pmcid


def _host_entry(url: str) -> tuple[StudyHost | None, re.Match[str] | None]:
    plain = canonical_url(url)
    host, slash, rest = plain.partition("/")
    for entry in STUDY_HOSTS:
        if host == entry.host or host.endswith("." + entry.host):
            match = entry.path.search(slash + rest)
            if match is not None:
                return entry, match
    return None, None


def _split(url: str) -> tuple[str, str, str]:
    text = url if re.match(r"(?i)[a-z][a-z0-9+.-]*://", url) else "//" + url.removeprefix("//")
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").lower()
    except ValueError:
        return url.lower(), "", ""
    host = host.removeprefix("www.").removeprefix("dx.").removeprefix("m.")
    proxied = _PROXY.match(host)
    if proxied:
        # "doi-org.ezproxy.example.edu" and "nature.com.ezproxy.example.edu" are the site behind the proxy.
        inner = proxied["host"]
        host = (inner if "." in inner else inner.replace("-", ".")).removeprefix("www.").removeprefix("dx.")
    return host, parts.path, parts.query


def _unwrapped(url: str) -> str | None:
    """The address that a redirector or a proxy's log-in page carries."""
    query = url.partition("?")[2]
    if "http" not in query:
        return None
    for key, value in parse_qsl(query.partition("#")[0]):
        if key.lower() in _WRAPPERS and re.match(r"(?i)https?://", value):
            return value
    return None
