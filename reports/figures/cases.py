"""Figures of clues, cases, measures, notices, orders, decisions and their reviews."""

from django.db.models import DurationField, Exists, ExpressionWrapper, F, OuterRef, Q

from bureau.dates import today
from bureau.timelimits.models import Clock
from cases.models import (
    Case,
    Clue,
    CollectiveDiscussion,
    CorrectionOrder,
    Decision,
    Hearing,
    LegalOpinion,
    LegalReview,
    PriorNotice,
    Sealing,
)
from inspections.models import Industry
from reports.addresses import address_of
from reports.figures.definition import Dimension, Figure, Line
from reports.figures.registry import register

DECIDED, FORCE, WATCH, TERMS = "立案与决定", "强制与配套办法", "审核与监督", "公开与时限"


def _dimensions(prefix: str = "") -> dict[str, Dimension]:
    return {
        "violation": Dimension("案由", f"{prefix}violation__name"),
        "town": Dimension("乡镇", f"{prefix}enterprise__town"),
        "industry": Dimension("行业", f"{prefix}enterprise__industry", dict(Industry.choices)),
    }


def _own(model, field, *related, **conditions):
    """Rows that carry their office themselves."""

    def rows(period, office):
        found = model.objects.filter(period.days(field), office__path__startswith=office.path, **conditions)
        return found.select_related(*related)

    return rows


def _of_case(model, field, *related, **conditions):
    """Rows of a step, which belong to the office of their case."""

    def rows(period, office):
        found = model.objects.filter(
            period.days(field), case__office__path__startswith=office.path, **conditions
        )
        return found.select_related("case", *related)

    return rows


def _decisions(**conditions):
    return _of_case(
        Decision, "decided_on", "document", "case__violation", document__voided_at__isnull=True, **conditions
    )


def _sealed_cases(period, office):
    measures = Sealing.objects.filter(period.days("sealed_on"), case=OuterRef("pk"))
    return Case.objects.filter(Exists(measures), office__path__startswith=office.path).select_related(
        "violation"
    )


def _published(period, office):
    return _decisions(kind="penalty")(period, office).filter(_clock("publish.penalty"))


def _clock(key: str, **conditions) -> Exists:
    """Decisions whose case kept the limit `key`."""
    return Exists(
        Clock.objects.filter(
            dossier_kind="cases.case", dossier_id=OuterRef("case_id"), key=key, state="met", **conditions
        )
    )


def _ended(key: str, rows):
    """Of these decisions those whose limit `key` has been met or missed; one with time left, or freed, says nothing."""

    def ended(period, office):
        clocks = Clock.objects.filter(dossier_kind="cases.case", dossier_id=OuterRef("case_id"), key=key)
        with_time_left = Q(state="running", due_on__gte=today()) | Q(state__in=["stopped", "cancelled"])
        return rows(period, office).exclude(Exists(clocks.filter(with_time_left)))

    return ended


def _clue(row):
    return Line(
        row.number,
        address_of(row),
        f"{row.get_source_display()} · {row.party_name} · {row.get_state_display()}",
        row.received_on,
    )


def _filed(row):
    return Line(row.number, address_of(row), f"{row.party_name} · {row.violation.name}", row.filed_on)


def _closed(row):
    return Line(row.number, address_of(row), f"{row.party_name} · {row.violation.name}", row.closed_on)


def _sealing(row):
    return Line(
        f"{row.get_kind_display()} {row.case.party_name}",
        address_of(row) or address_of(row.case),
        f"{row.case.number} · {row.get_ground_display()}",
        row.sealed_on,
    )


def _order(row):
    number = row.document.number if row.document_id else "责令改正"
    return Line(number, address_of(row), f"{row.party_name} · {row.violation.name}", row.issued_on)


def _notice(row):
    hearing = "告知听证权" if row.hearing_offered else "告知陈述申辩权"
    return Line(
        row.document.number,
        address_of(row.case),
        f"{row.case.party_name} · {hearing}",
        row.issued_on,
        row.fine,
    )


def _decision(row):
    return Line(
        row.document.number,
        address_of(row.case),
        f"{row.case.party_name} · {row.case.violation.name}",
        row.decided_on,
        row.fine,
    )


def _hearing(row):
    return Line(f"听证 {row.case.party_name}", address_of(row.case), row.case.number, row.held_on)


def _review(row):
    return Line(
        f"法制审核 {row.case.party_name}",
        address_of(row.case),
        f"{row.reviewer.name} · {'同意' if row.agreed else '不同意'}",
        row.reviewed_on,
    )


def _opinion(row):
    return Line(row.title, address_of(row), f"{row.get_subject_display()} · {row.adviser}", row.given_on)


def _discussion(row):
    return Line(f"集体讨论 {row.case.party_name}", address_of(row.case), row.conclusion[:40], row.held_on)


def _decided(key, label, basis, *, unit="件", rows=None, group=DECIDED, **facts):
    return Figure(
        key,
        label,
        unit,
        group,
        f"{basis}；按决定日期计入，已作废的文书不计",
        rows or _decisions(kind="penalty"),
        _decision,
        on="decided_on",
        dimensions=_dimensions("case__"),
        **facts,
    )


_DAYS = ExpressionWrapper(F("decided_on") - F("case__filed_on"), output_field=DurationField())

register(
    Figure(
        "clues",
        "线索",
        "条",
        DECIDED,
        "登记的违法线索，按收到日期计入",
        _own(Clue, "received_on"),
        _clue,
        on="received_on",
    ),
    Figure(
        "complaints",
        "投诉举报",
        "条",
        DECIDED,
        "来源为投诉举报的线索，按收到日期计入",
        _own(Clue, "received_on", source="complaint"),
        _clue,
        on="received_on",
    ),
    Figure(
        "cases_filed",
        "立案",
        "件",
        DECIDED,
        "批准立案的行政处罚案件，按立案日期计入",
        _own(Case, "filed_on", "violation"),
        _filed,
        on="filed_on",
        dimensions=_dimensions(),
    ),
    Figure(
        "correction_orders",
        "责令改正违法行为决定书",
        "份",
        DECIDED,
        "签发的责令改正违法行为决定书，按签发日期计入，已撤回的不计",
        lambda period, office: _own(CorrectionOrder, "issued_on", "document", "violation")(
            period, office
        ).exclude(state="withdrawn"),
        _order,
        on="issued_on",
    ),
    Figure(
        "prior_notices",
        "行政处罚事先（听证）告知书",
        "份",
        DECIDED,
        "制发的行政处罚事先（听证）告知书，按制发日期计入，已作废的不计",
        _of_case(PriorNotice, "issued_on", "document", document__voided_at__isnull=True),
        _notice,
        on="issued_on",
    ),
    Figure(
        "hearings",
        "听证",
        "次",
        DECIDED,
        "举行的听证，按举行日期计入",
        _of_case(Hearing, "held_on"),
        _hearing,
        on="held_on",
    ),
    _decided("decisions", "行政处罚决定书", "作出的行政处罚决定，不含不予处罚", unit="份"),
    _decided(
        "fines_total",
        "罚款总额",
        "行政处罚决定罚款额之和，不含没收和加处罚款",
        unit="万元",
        total="fine",
        scale=10000,
        places=4,
    ),
    _decided(
        "lenient_decisions",
        "从轻、减轻处罚",
        "裁量结论为从轻或减轻的行政处罚决定",
        rows=_decisions(kind="penalty", outcome__in=["lighter", "mitigated"]),
    ),
    _decided("exempt_decisions", "不予处罚", "作出的不予行政处罚决定", rows=_decisions(kind="exempt")),
    _decided(
        "first_exempt",
        "首违不罚",
        "裁量结论为首违不罚的不予行政处罚决定",
        rows=_decisions(kind="exempt", outcome="first_exempt"),
    ),
    Figure(
        "cases_closed",
        "结案",
        "件",
        DECIDED,
        "批准结案的案件，按结案日期计入",
        _own(Case, "closed_on", "violation"),
        _closed,
        on="closed_on",
        dimensions=_dimensions(),
    ),
    Figure(
        "sealings",
        "查封、扣押",
        "起",
        FORCE,
        "实施的查封、扣押，按实施日期计入",
        _of_case(Sealing, "sealed_on"),
        _sealing,
        on="sealed_on",
    ),
    Figure(
        "sealing_cases",
        "查封、扣押案件",
        "件",
        FORCE,
        "适用《环境保护主管部门实施查封、扣押办法》的案件，一案多次实施只计一件，按实施日期计入",
        _sealed_cases,
        _filed,
    ),
    Figure(
        "legal_reviews",
        "法制审核",
        "件次",
        WATCH,
        "作出决定前的法制审核，按审核日期计入",
        _of_case(LegalReview, "reviewed_on", "reviewer"),
        _review,
        on="reviewed_on",
    ),
    Figure(
        "legal_opinions",
        "法律顾问意见",
        "件",
        WATCH,
        "法律顾问对案件、合同、协议和文件出具的意见，按出具日期计入",
        _own(LegalOpinion, "given_on"),
        _opinion,
        on="given_on",
    ),
    Figure(
        "collective_discussions",
        "集体讨论",
        "次",
        WATCH,
        "重大、复杂案件的集体讨论，按讨论日期计入",
        _of_case(CollectiveDiscussion, "held_on"),
        _discussion,
        on="held_on",
    ),
    _decided(
        "decisions_published", "已公开的处罚决定", "已经公开的行政处罚决定", rows=_published, group=TERMS
    ),
    _decided(
        "published_on_time",
        "按时公开率",
        "公开期限（7 个工作日）已到或已公开的行政处罚决定中，在期限内公开的占比，依法不公开的不计",
        unit="%",
        version=2,
        rows=_ended("publish.penalty", _decisions(kind="penalty")),
        group=TERMS,
        part=_clock("publish.penalty", met_on__lte=F("due_on")),
        places=1,
    ),
    _decided(
        "decided_on_time",
        "按时决定率",
        "处罚和不予处罚决定中在办案期限内作出的占比，延长和扣除期间依法计算",
        unit="%",
        rows=_decisions(),
        group=TERMS,
        part=_clock("case.limit", met_on__lte=F("due_on")),
        places=1,
    ),
    _decided(
        "served_on_time",
        "按时送达率",
        "送达期限已到或已送达的处罚和不予处罚决定中，在期限内送达的占比",
        unit="%",
        version=2,
        rows=_ended("decision.serve", _decisions()),
        group=TERMS,
        part=_clock("decision.serve", met_on__lte=F("due_on")),
        places=1,
    ),
    _decided(
        "decision_days",
        "立案到决定平均用时",
        "决定日期与立案日期相差的自然日数的平均，未扣除中止期间",
        unit="日",
        rows=_decisions(),
        group=TERMS,
        mean=_DAYS,
        places=1,
    ),
)
