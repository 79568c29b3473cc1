"""Doubtful papers and limits of the case room."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q

from bureau.dates import today
from bureau.timelimits.models import Clock
from cases.models import CorrectionOrder, Decision, PriorNotice, Sealing, Service
from reports.addresses import address_of
from reports.doubts import DoubtKind, register
from reports.figures.definition import Line

SERVICE_GRACE = timedelta(days=15)  # papers younger than this may still be on their way
STANDING = Q(document__voided_at__isnull=True)


def _decisions(period, office):
    made = Decision.objects.filter(
        STANDING, period.days("decided_on"), case__office__path__startswith=office.path
    )
    return made.select_related("document", "case").order_by("pk")


def _late_clock(key):
    """A clock of the case that was met too late, or is overdue still."""
    clocks = Clock.objects.filter(dossier_kind="cases.case", dossier_id=OuterRef("case_id"), key=key)
    return Exists(
        clocks.filter(Q(state="met", met_on__gt=F("due_on")) | Q(state="running", due_on__lt=today()))
    )


def _unserved_decisions(period, office):
    return _decisions(period, office).filter(served_on__isnull=True, decided_on__lt=today() - SERVICE_GRACE)


def _decisions_without_receipt(period, office):
    served = _decisions(period, office).filter(served_on__isnull=False)
    standing = Service.objects.filter(document=OuterRef("document"), withdrawn_on__isnull=True)
    return served.exclude(Exists(standing.filter(receipt__isnull=False)))


def _decisions_after_limit(period, office):
    return _decisions(period, office).filter(_late_clock("case.limit"))


def _decisions_published_late(period, office):
    return _decisions(period, office).filter(_late_clock("publish.penalty"), kind="penalty")


def _unserved_notices(period, office):
    made = PriorNotice.objects.filter(
        STANDING, period.days("issued_on"), case__office__path__startswith=office.path, served_on__isnull=True
    )
    return (
        made.filter(issued_on__lt=today() - SERVICE_GRACE).select_related("document", "case").order_by("pk")
    )


def _unserved_orders(period, office):
    made = CorrectionOrder.objects.filter(
        period.days("issued_on"), office__path__startswith=office.path, served_on__isnull=True
    )
    old = made.exclude(state="withdrawn").filter(issued_on__lt=today() - SERVICE_GRACE)
    return old.select_related("document").order_by("pk")


def _overdue_sealings(period, office):
    measures = Sealing.objects.filter(
        period.days("sealed_on"), office__path__startswith=office.path, state="in_force"
    )
    overdue = Clock.objects.overdue(today()).filter(dossier_kind="cases.sealing", dossier_id=OuterRef("pk"))
    return measures.filter(Exists(overdue)).select_related("case").order_by("pk")


def _decision(row):
    return Line(
        row.document.number,
        address_of(row.case),
        f"{row.case.party_name} · {row.decided_on} 决定",
        row.decided_on,
    )


def _notice(row):
    return Line(
        row.document.number,
        address_of(row.case),
        f"{row.case.party_name} · {row.issued_on} 制发",
        row.issued_on,
    )


def _order(row):
    number = row.document.number if row.document_id else "责令改正"
    return Line(number, address_of(row), f"{row.party_name} · {row.issued_on} 签发", row.issued_on)


def _sealing(row):
    return Line(
        str(row),
        address_of(row) or address_of(row.case),
        f"{row.case.number} · {row.sealed_on} 实施",
        row.sealed_on,
    )


register(
    DoubtKind(
        "decision_unserved",
        "决定书没有登记送达",
        "行政处罚法 第61条",
        ("decisions", "fines_total", "served_on_time"),
        _unserved_decisions,
        _decision,
        "登记送达",
    ),
    DoubtKind(
        "decision_receipt",
        "决定书缺送达回证",
        "行政处罚法 第61条",
        ("decisions", "fines_total"),
        _decisions_without_receipt,
        _decision,
        "补传",
    ),
    DoubtKind(
        "decision_late",
        "决定超过办案期限",
        "行政处罚法 第60条",
        ("decided_on_time", "decision_days"),
        _decisions_after_limit,
        _decision,
        "说明",
    ),
    DoubtKind(
        "publication_late",
        "处罚决定超期公开或者没有公开",
        "三项制度意见",
        ("decisions_published", "published_on_time"),
        _decisions_published_late,
        _decision,
        "去公开",
    ),
    DoubtKind(
        "notice_unserved",
        "事先告知书没有登记送达",
        "行政处罚法 第44条",
        ("prior_notices",),
        _unserved_notices,
        _notice,
        "登记送达",
    ),
    DoubtKind(
        "order_unserved",
        "责令改正决定书没有登记送达",
        "行政处罚法 第28条",
        ("correction_orders",),
        _unserved_orders,
        _order,
        "登记送达",
    ),
    DoubtKind(
        "sealing_overdue",
        "查封、扣押超期没有解除",
        "行政强制法 第25条",
        ("sealings", "sealing_cases"),
        _overdue_sealings,
        _sealing,
        "去办理",
    ),
)
