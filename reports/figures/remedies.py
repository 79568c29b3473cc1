"""Figures of administrative reviews, lawsuits and applications to the court."""

from cases.models import CourtApplication, Remedy
from reports.addresses import address_of
from reports.figures.definition import Figure, Line
from reports.figures.registry import register

GROUP = "强制与配套办法"
CORRECTED = ("quash", "vary", "illegal", "order")


def _received(**conditions):
    def rows(period, office):
        found = Remedy.objects.filter(
            period.days("received_on"), office__path__startswith=office.path, **conditions
        )
        return found.select_related("case")

    return rows


def _ended(**conditions):
    def rows(period, office):
        found = Remedy.objects.filter(
            period.days("effective_on"), office__path__startswith=office.path, **conditions
        )
        return found.select_related("case")

    return rows


def _applied(period, office):
    found = CourtApplication.objects.filter(
        period.days("applied_on"), case__office__path__startswith=office.path
    )
    return found.select_related("case", "document")


def _line(row):
    return Line(
        row.docket or row.get_kind_display(),
        address_of(row.case),
        f"{row.applicant} · {row.get_outcome_display() or row.get_state_display()}",
        row.received_on,
    )


def _court_line(row):
    return Line(
        row.document.number,
        address_of(row.case),
        f"{row.case.party_name} · {row.court}",
        row.applied_on,
        row.principal,
    )


register(
    Figure(
        "reviews",
        "行政复议",
        "件",
        GROUP,
        "对行政处罚决定申请的行政复议，按收到申请书副本日期计入",
        _received(kind="review"),
        _line,
        on="received_on",
    ),
    Figure(
        "suits",
        "行政诉讼",
        "件",
        GROUP,
        "对行政处罚决定提起的行政诉讼第一审案件，按收到起诉状副本日期计入",
        _received(kind="suit", instance=1),
        _line,
        on="received_on",
    ),
    Figure(
        "remedies_ended",
        "复议诉讼终结",
        "件",
        GROUP,
        "结果已生效的行政复议和行政诉讼案件，按生效日期计入",
        _ended(state="ended"),
        _line,
        on="effective_on",
    ),
    Figure(
        "remedies_corrected",
        "复议诉讼纠错",
        "件",
        GROUP,
        "结果为撤销、变更、确认违法或无效、责令履行的，按生效日期计入",
        _ended(state="ended", outcome__in=CORRECTED),
        _line,
        on="effective_on",
    ),
    Figure(
        "court_applications",
        "申请强制执行",
        "件",
        GROUP,
        "向人民法院提出的强制执行申请，按申请日期计入",
        _applied,
        _court_line,
        on="applied_on",
    ),
)
