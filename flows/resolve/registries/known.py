"""The registries there are, by name. A new one is a new module and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from flows.resolve.registries.asking.course import RegistryBase
from flows.resolve.registries.crossref import Crossref
from flows.resolve.registries.europepmc import EuropePmc
from flows.resolve.registries.openalex import OpenAlex
from flows.resolve.registries.pubmed import PubMed
from flows.resolve.registries.retraction_watch import RetractionWatch
from flows.resolve.registries.unpaywall import Unpaywall

KINDS: Mapping[str, type[RegistryBase]] = {
    kind.name: kind for kind in (Crossref, OpenAlex, EuropePmc, PubMed, Unpaywall, RetractionWatch)
}
