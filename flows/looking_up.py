"""Where references are looked up in this run: the curated studies alone, or registries beside them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from flows.lexicon import use_concepts, when_concepts_change
from flows.resolve import Catalogue, StudyLookup, load_catalogue
from flows.resolve.online import OnlineLookup
from flows.resolve.registries import Mode, RegistrySettings, open_registries


def registry_settings(raw: Path, mode: str | None = None) -> RegistrySettings | None:
    """The settings of the registries for a run; None where none is to be asked.

    Args:
        raw: folder of the inputs; the answers of the registries are kept in its ``snapshots/`` unless a
            setting says where else.
        mode: ``online``, ``refresh`` or ``offline``; None for what environment or file say, which is
            ``offline`` unless they say otherwise. Offline, registries stand for their snapshots, and where
            there are none only the curated studies are looked through.

    Raises:
        pydantic.ValidationError: a setting is not as it should be.
        FileNotFoundError: the settings file that the environment names is not there.
    """
    given: dict[str, Any] = {} if mode is None else {"mode": Mode(mode)}
    settings = RegistrySettings(**given)
    if "snapshots" not in settings.model_fields_set:
        settings = settings.model_copy(update={"snapshots": raw / "snapshots"})
    if settings.mode is Mode.OFFLINE and not settings.snapshots.is_dir():
        return None
    return settings


class SettingsError(ValueError):
    """A setting of the registries is not as it should be; the message says which and why."""


def checked_settings(raw: Path, mode: str | None = None) -> RegistrySettings | None:
    """:func:`registry_settings`, with whatever is wrong with them as one error.

    Raises:
        SettingsError: a setting is malformed, or the named settings file is missing or unreadable.
    """
    try:
        return registry_settings(raw, mode)
    except ValidationError as fault:
        said = "; ".join(
            f"{'.'.join(str(part) for part in error['loc'])}: {error['msg']}" for error in fault.errors()
        )
        raise SettingsError(f"the settings of the registries: {said}") from None
    except (OSError, ValueError) as fault:
        raise SettingsError(f"the settings of the registries: {fault}") from None


def is_asking(raw: Path, mode: str | None = None) -> bool:
    """Whether a run may reach a network, as :func:`registry_settings` says."""
    settings = registry_settings(raw, mode)
    return settings is not None and settings.mode is not Mode.OFFLINE


@contextmanager
def study_lookup(
    raw: Path, settings: RegistrySettings | None, run_id: str | None = None
) -> Iterator[StudyLookup]:
    """The lookup of a run, open as long as the context is.

    Args:
        raw: holds ``studies/``, the curated studies; an absent folder is an empty catalogue.
        settings: of the registries; None for the curated studies alone.
        run_id: names the run whose workers share one budget of requests.
    """
    catalogue = bundled_catalogue(raw)
    if settings is None:
        yield catalogue
        return
    with open_registries(settings, run_id=run_id) as registries:
        yield OnlineLookup(catalogue, registries)


def bundled_catalogue(raw: Path) -> Catalogue:
    """The curated studies under ``raw/studies``; an absent folder is an empty catalogue.

    Outcome concepts of the user's own, ``raw/concepts.yaml``, are taken up beforehand: studies and articles
    are read with them.

    Raises:
        FileError: a file below ``raw`` is malformed.
    """
    concepts = raw / "concepts.yaml"
    use_concepts(concepts if concepts.is_file() else None)
    return _catalogue(raw / "studies")


@lru_cache(maxsize=2)
def _catalogue(folder: Path) -> Catalogue:
    return load_catalogue(folder)


when_concepts_change(_catalogue.cache_clear)
