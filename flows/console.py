"""What the command line shows a person: short tables, and complaints on standard error."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from schemas.vocabulary import Lookup, MatchMethod, StudyStatus, Verdict

if TYPE_CHECKING:
    from flows.assembly import BuildReport
    from flows.pipeline import ArticleRows
    from flows.publish import VerificationReport
    from flows.records import CitedReference
    from flows.reproduction import Reproduction
    from flows.resolve import Resolved

VERDICT_STYLES = {
    Verdict.SUPPORTED: "green",
    Verdict.PARTLY_SUPPORTED: "yellow",
    Verdict.CONTRADICTED: "bold red",
    Verdict.NOT_ADDRESSED: "blue",
    Verdict.NOT_CHECKABLE: "dim",
}
LEADING_STATUSES = (StudyStatus.RETRACTED, StudyStatus.EXPRESSION_OF_CONCERN, StudyStatus.CORRECTED)
STATUS_STYLES = {"published": "bold green", "unchanged": "bold blue", "stopped": "bold red"}


def complain(message: str) -> None:
    """Print an error on standard error, in one piece and without markup."""
    Console(stderr=True, soft_wrap=True).print(f"[bold red]error:[/] {escape(message)}", highlight=False)


def show_build(report: BuildReport) -> None:
    """Print what a build read, wrote and refused."""
    out = Console(soft_wrap=True, highlight=False)
    style = STATUS_STYLES[report.status]
    out.print(f"[{style}]{report.status}[/] release {report.version} · {escape(report.path)}")
    for lead in report.retracted:
        out.print(f"[bold red]retracted[/] {escape(lead)}")
    grid = Table(box=None, pad_edge=False)
    grid.add_column("table")
    grid.add_column("rows", justify="right")
    for name, count in report.n_rows.items():
        grid.add_row(name, f"{count:,}")
    out.print(grid)
    asked = {name: n for name, n in report.lookups.items() if name != Lookup.NOT_ASKED.value}
    if asked:
        out.print("references looked up: " + " · ".join(f"{name} {n:,}" for name, n in asked.items()))
    if report.verdicts:
        out.print("verdicts: " + " · ".join(f"{name} {count:,}" for name, count in report.verdicts.items()))
    out.print(f"sources: {report.n_read} read, {report.n_refused} refused")
    for source in report.sources:
        out.print(f"  {escape(source.path)} ({source.variant})")
    if report.n_sources_unlisted:
        out.print(f"  … and {report.n_sources_unlisted:,} more")
    for name, note in report.notes:
        out.print(f"  [yellow]note[/] {escape(name)}: {escape(note)}")
    for check, count in report.quarantined.items():
        out.print(f"  [yellow]quarantined[/] {count:,} by {escape(check)}")
    for reason in report.refused:
        complain(reason)
    for reason in report.stopped_by:
        complain(reason)


def show_article(rows: ArticleRows) -> None:
    """Print one article's trail: claim, who says it, the study it leans on, outcome and verdict."""
    out = Console(highlight=False)
    out.print(f"[bold]{escape(rows.article.title)}[/]")
    for study in rows.studies:
        if study.status in LEADING_STATUSES:
            out.print(f"[bold red]{study.status.value}[/] {escape(study.title)} ({escape(study.doi or '–')})")
    _show_references(out, rows)
    evidence_of = {(row.assertion_id): row for row in rows.evidence}
    position = {reference.reference_id: reference.position for reference in rows.references}
    cited: dict[str, list[int]] = {}
    for citation in rows.citations:
        cited.setdefault(citation.claim_id, []).append(position[citation.reference_id])
    grid = Table("claim", "kind · speaker", "study", "outcome", "verdict", show_lines=True)
    for claim in rows.claims:
        assertions = [row for row in rows.assertions if row.claim_id == claim.claim_id]
        outcomes = [f"{row.outcome} ({row.direction})" for row in assertions]
        verdicts = [evidence_of.get(row.assertion_id) for row in assertions]
        grid.add_row(
            escape(claim.claim_text),
            escape(" · ".join(part for part in (claim.claim_kind.value, claim.speaker_name) if part)),
            ", ".join(f"[{number}]" for number in sorted(set(cited.get(claim.claim_id, [])))).replace(
                "[", r"\["
            ),
            escape("\n".join(outcomes)) or "–",
            "\n".join(f"[{VERDICT_STYLES[v.verdict]}]{v.verdict}[/]" if v else "–" for v in verdicts) or "–",
        )
    out.print(grid)
    for row in rows.evidence:
        style = VERDICT_STYLES[row.verdict]
        out.print(f"[{style}]{row.verdict}[/] {escape(row.outcome)}: {escape(row.rationale)}")
    counts = Counter(row.verdict.value for row in rows.evidence)
    summary = " · ".join(f"{verdict} {counts[verdict]}" for verdict in Verdict.values() if counts[verdict])
    out.print(
        f"{len(rows.claims)} claims, {len(rows.evidence)} evidence rows{': ' if summary else ''}{summary}"
    )
    for note in rows.notes:
        out.print(f"[yellow]note[/] {escape(note)}")
    for refusal in rows.refused:
        out.print(f"[yellow]quarantined[/] {escape(refusal.check_name)}: {escape(refusal.failure_case)}")


def show_reference(resolved: Resolved) -> None:
    """Print how one reference was read, the records that it was held beside, and which was taken."""
    out = Console(soft_wrap=True, highlight=False)
    (reference,) = resolved.references
    read = (
        ("authors", "; ".join(reference.authors)),
        ("year", reference.year),
        ("title", reference.title),
        ("journal", reference.container_title),
        ("doi", reference.doi),
    )
    for name, value in read:
        out.print(f"{name:8} {escape(str(value)) if value else '–'}")
    grid = Table(
        "", "record", "found in", "id", "title", "author", "year", "journal", "place", "total", box=None
    )
    for row in resolved.candidates:
        where = f"{row.candidate_title} · {row.candidate_container_title or '–'} {row.candidate_year or ''}"
        scores = (
            row.identifier_score,
            row.title_score,
            row.author_score,
            row.year_score,
            row.journal_score,
            row.pages_score if row.pages_score is not None else row.volume_score,
            row.total_score,
        )
        grid.add_row(
            "→" if row.is_chosen else str(row.rank),
            escape(f"{where} · {row.candidate_doi or row.candidate_pmid or ''}"),
            ", ".join(row.candidate_registries),
            *("–" if score is None else f"{score:.2f}" for score in scores),
        )
    out.print(grid)
    (study,) = resolved.studies[:1]
    if study.status in LEADING_STATUSES:
        out.print(f"[bold red]{study.status.value}[/] {escape(study.title)}")
    if reference.match_method is MatchMethod.NONE:
        out.print(f"[yellow]{', '.join(reference.issues)}[/] · lookup: {reference.lookup.value}")
    else:
        issues = f" · {', '.join(reference.issues)}" if reference.issues else ""
        out.print(
            f"[green]matched[/] by {reference.match_method.value}, "
            f"score {reference.match_score:.2f}{issues} · lookup: {reference.lookup.value}"
        )
    for warning in resolved.warnings:
        out.print(f"[yellow]warning[/] {escape(warning)}")


def show_verification(release: Path, report: VerificationReport) -> None:
    """Print what a verification found, every problem of it."""
    out = Console(soft_wrap=True, highlight=False)
    for problem in report.problems:
        out.print(f"[red]✗[/] {escape(str(problem))}")
    if report.problems:
        out.print(f"[bold red]{len(report.problems)} problems[/] in {escape(str(release))}")
    else:
        out.print(f"[bold green]verified[/] {escape(str(release))}")


def show_reproduction(found: Reproduction) -> None:
    """Print what came of making a release again."""
    out = Console(soft_wrap=True, highlight=False)
    for kind, names in (
        ("missing input", found.missing),
        ("not as it was", found.circumstances),
        ("another content", found.tables),
        ("other bytes", found.files),
    ):
        for name in names:
            out.print(f"[yellow]{kind}[/] {escape(name)}")
    style = "bold green" if found.status == "identical" else "bold red"
    out.print(f"[{style}]{found.status}[/] release {found.version}")
    if found.built:
        out.print(f"  {escape(found.built)}")


def _show_references(out: Console, rows: ArticleRows) -> None:
    studies = {study.study_id: study for study in rows.studies}
    grid = Table("", "reference", "study", "issues", box=None)
    for reference in rows.references:
        study = studies.get(reference.study_id or "")
        grid.add_row(
            str(reference.position),
            escape(reference.raw_text),
            escape(f"{study.resolution.value}: {study.doi or study.title}") if study else "–",
            ", ".join((*reference.issues, *(["registries unreachable"] if _is_unreached(reference) else []))),
        )
    out.print(grid)


def _is_unreached(reference: CitedReference) -> bool:
    return reference.lookup in {Lookup.UNREACHABLE, Lookup.PARTIAL}
