"""Freezing: what each figure was, which rows were counted, by which definition. And what has changed since."""

import hashlib
from dataclasses import dataclass

from django.utils import timezone

from reports.figures import registry
from reports.figures.definition import Figure, ids_digest
from reports.figures.period import whole_year
from reports.models import AnnualReport, ReportFigure


@dataclass(frozen=True)
class Reading:
    """A figure of a report as it is to be shown: frozen if the report is, else live."""

    figure: Figure
    text: str  # the bare value
    phrase: str  # value with unit
    is_zero: bool
    frozen: ReportFigure | None = None
    live_text: str = ""  # only with `frozen`: what the records say today
    rows_changed: bool = False

    @property
    def differs(self) -> bool:
        """Whether later corrections changed what was frozen."""
        return self.frozen is not None and (self.text != self.live_text or self.rows_changed)


def freeze(report: AnnualReport) -> str:
    """Writes the figures of the report's next round; returns the digest over all of them."""
    period, now = whole_year(report.year), timezone.now()
    rows = []
    for figure in registry.every():
        counted = figure.rows(period, report.office)
        value = figure.of(counted)
        digest, count = ids_digest(counted)
        numeric = None if value is None or isinstance(value, str) else value
        rows.append(
            ReportFigure(
                report=report,
                round=report.rounds,
                key=figure.key,
                label=figure.label,
                unit=figure.unit,
                basis=figure.basis,
                version=figure.version,
                value=numeric,
                text=figure.text(value),
                ids_count=count,
                ids_sha256=digest,
                frozen_at=now,
            )
        )
    ReportFigure.objects.bulk_create(rows)
    return digest_of(rows)


def digest_of(rows) -> str:
    """SHA-256 over `key|version|value|count|ids` of each figure, one line each, in order of key."""
    lines = sorted(f"{r.key}|{r.version}|{r.text}|{r.ids_count}|{r.ids_sha256}" for r in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def readings(report: AnnualReport, keys=None) -> dict[str, Reading]:
    """Key -> reading. From frozen rows where there are any; `keys` narrows live figures to those needed."""
    if report.is_frozen:
        return _frozen(report)
    period = whole_year(report.year)
    wanted = [f for f in registry.every() if keys is None or f.key in keys]
    return {f.key: _live(f, f.value(period, report.office)) for f in wanted}


def _live(figure: Figure, value) -> Reading:
    return Reading(figure, figure.text(value), figure.phrase(value), not value)


def _frozen(report: AnnualReport) -> dict[str, Reading]:
    period, found = whole_year(report.year), {}
    for row in report.figures.filter(round=report.rounds):
        try:
            figure = registry.get(row.key)
        except registry.UnknownFigure:  # a definition since retired: the frozen row still speaks for itself
            continue
        counted = figure.rows(period, report.office)
        spaced = "" if row.unit == "%" else " "
        phrase = row.text if figure.words is not None or row.text == "—" else f"{row.text}{spaced}{row.unit}"
        found[row.key] = Reading(
            figure,
            row.text,
            phrase,
            row.text in ("0", "—"),
            row,
            live_text=figure.text(figure.of(counted)),
            rows_changed=ids_digest(counted)[0] != row.ids_sha256,
        )
    return found
