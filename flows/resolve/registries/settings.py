"""What a run may be told about the registries: by environment (``TEARSHEET_*``) or by a TOML file.

``docs/registries.md`` lists every setting with its default; a test holds the two together.
"""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

SETTINGS_FILE = "TEARSHEET_SETTINGS"
"""Environment variable that names the TOML file; without it, ``tearsheet.toml`` where one stands."""
REGISTRY_NAMES = ("crossref", "openalex", "europepmc", "pubmed", "unpaywall", "retraction_watch")

Names = Annotated[tuple[str, ...], NoDecode]


class Mode(StrEnum):
    """Where answers come from."""

    OFFLINE = "offline"
    """From snapshots only; no socket is opened."""
    ONLINE = "online"
    """From a snapshot where there is one, else from the registry."""
    REFRESH = "refresh"
    """From the registry; where it cannot be reached, the snapshot stands."""


class RegistrySettings(BaseSettings):
    """Settings of all registries. In the environment each name is upper case, after ``TEARSHEET_``."""

    model_config = SettingsConfigDict(
        env_prefix="TEARSHEET_", extra="forbid", frozen=True, validate_default=True, env_ignore_empty=True
    )

    contact_email: str | None = Field(
        None, description="Whom a registry may write to; without it no polite pool, and no Unpaywall."
    )
    registries: Names = Field(REGISTRY_NAMES, description="Which registries are asked, in this order.")
    mode: Mode = Field(Mode.OFFLINE, description="`offline`, `online` or `refresh`.")
    snapshots: Path = Field(Path("raw/snapshots"), description="Folder of the stored answers.")

    crossref_url: str = Field("https://api.crossref.org", description="Base URL of Crossref's REST API.")
    openalex_url: str = Field("https://api.openalex.org", description="Base URL of OpenAlex.")
    europepmc_url: str = Field(
        "https://www.ebi.ac.uk/europepmc/webservices/rest", description="Base URL of Europe PMC."
    )
    pubmed_url: str = Field(
        "https://eutils.ncbi.nlm.nih.gov/entrez/eutils", description="Base URL of NCBI's E-utilities."
    )
    unpaywall_url: str = Field("https://api.unpaywall.org", description="Base URL of Unpaywall.")
    retraction_watch_url: str = Field(
        "https://gitlab.com/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv",
        description="Where the Retraction Watch CSV is fetched, if no path is given.",
    )
    retraction_watch_path: Path | None = Field(
        None, description="A Retraction Watch CSV at hand; it is read instead of the URL."
    )

    crossref_token: SecretStr | None = Field(None, description="Crossref Metadata Plus token.")
    openalex_key: SecretStr | None = Field(None, description="OpenAlex API key.")
    ncbi_key: SecretStr | None = Field(None, description="NCBI API key: 10 requests a second instead of 3.")

    request_budget: int = Field(
        2_000, ge=0, description="Requests that one run may make, all registries and workers together."
    )
    n_candidates: int = Field(5, ge=1, le=50, description="Records that a search asks a registry for.")
    has_full_text: bool = Field(
        False, description="Whether open full texts are fetched from Europe PMC: one more request a study."
    )
    pause_factor: float = Field(
        1.0, ge=0, description="Factor on the pauses between requests; 0 for a server of your own."
    )
    connect_timeout_s: float = Field(5.0, gt=0, description="Seconds to connect.")
    total_timeout_s: float = Field(30.0, gt=0, description="Seconds for one request, to the last byte.")
    n_attempts: int = Field(4, ge=1, description="Attempts at one request, the first one included.")
    backoff_initial_s: float = Field(0.5, ge=0, description="Pause before the second attempt; then doubled.")
    backoff_max_s: float = Field(20.0, ge=0, description="Longest pause between two attempts.")
    max_wait_s: float = Field(
        60.0, ge=0, description="Longest wait for `Retry-After` or for a request's turn."
    )
    give_up_after: int = Field(
        5, ge=0, description="Requests without answer, in a row, that end asking a registry; 0: none."
    )
    max_response_bytes: int = Field(
        10_000_000, ge=1, description="Largest answer, before and after decompression."
    )
    max_csv_bytes: int = Field(300_000_000, ge=1, description="Largest Retraction Watch CSV.")
    max_redirects: int = Field(3, ge=0, description="Redirects followed for one request.")
    allowed_private_hosts: Names = Field(
        (), description="Hosts that may be at a private or loopback address: a mirror of your own."
    )

    @field_validator("registries", "allowed_private_hosts", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        """A list in the environment: names with commas between."""
        if not isinstance(value, str):
            return value
        return tuple(part.strip() for part in value.split(",") if part.strip())

    @field_validator("registries")
    @classmethod
    def _known(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [name for name in value if name not in REGISTRY_NAMES]
        if unknown or len(set(value)) != len(value):
            raise ValueError(f"each of {', '.join(REGISTRY_NAMES)} at most once; found {', '.join(value)}")
        return value

    @field_validator("contact_email")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and ("@" not in value or any(mark.isspace() for mark in value)):
            raise ValueError("not an e-mail address")
        return value

    @field_validator(
        "crossref_url", "openalex_url", "europepmc_url", "pubmed_url", "unpaywall_url", "retraction_watch_url"
    )
    @classmethod
    def _http(cls, value: str) -> str:
        if not value.lower().startswith(("http://", "https://")):
            raise ValueError("only http and https addresses are asked")
        return value.rstrip("/")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments win over the environment, the environment over the file."""
        named = os.environ.get(SETTINGS_FILE)
        if named and not Path(named).is_file():
            raise FileNotFoundError(f"{SETTINGS_FILE} names {named}, which is no file")
        file = TomlConfigSettingsSource(settings_cls, Path(named or "tearsheet.toml"))
        return init_settings, env_settings, file
