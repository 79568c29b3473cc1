"""先行登记保存: notice, list, decision (行政处罚法 第56条; 办法 第32、33条)."""

from datetime import date

from django.utils import timezone

from bureau.documents.models import IssuedDocument
from bureau.timelimits import services as timelimits
from cases.investigation.papers.records import moment
from cases.models import Registration
from cases.wording.articles import article
from cases.wording.party import party
from cases.wording.people import contact
from cases.wording.prose import prose
from cases.wording.terms import term

BLANK_DAY = "　　　　年　　月　　日"


def _frame(row: Registration, on: date) -> dict:
    return {
        "registration": row.pk,
        "party": party(row.case),
        "cause": row.case.violation.name,
        "case_number": row.case.number,
        "place": row.place,
        "keeper": row.keeper,
        "items": [_item(item) for item in row.items.all()],
        "contact": contact(on, row.officer_a, row.officer_b),
    }


def _item(item) -> str:
    model = f"（{item.model}）" if item.model else ""
    state = f"，{item.condition}" if item.condition else ""
    return f"{item.name}{model}，{item.quantity}{state}"


def registration_notice(row: Registration, *, on: date) -> dict:
    """Context of 先行登记保存证据通知书: what is kept where, until when the bureau must decide, what is forbidden."""
    start = timezone.localdate(row.acted_at) if row.acted_at else on
    return {
        **_frame(row, on),
        "reason": prose(row.reason),
        "article": article("registration", on),
        "term": term("evidence.register.decide", start, office=row.office),
        "from": start,
        "until": timelimits.due("evidence.register.decide", start, office=row.office).on,
        "emergency": moment(row.acted_at) if row.emergency and row.acted_at else "",
        "attachments": ["先行登记保存证据清单"],
    }


def notice_number(row: Registration) -> str:
    """The number of the notice of this very measure."""
    issued = IssuedDocument.objects.of(row.case).of_type("registration_notice").standing()
    own = issued.filter(context__registration=row.pk).order_by("pk").last()
    return own.number if own else ""


def registration_list(row: Registration, *, on: date) -> dict:
    """Context of the list; it carries the number of its notice."""
    frame = _frame(row, on)
    columns = (("名称", "", ""), ("规格型号", "34", ""), ("数量", "22", "c"), ("特征和状况", "44", ""))
    return {
        **frame,
        "carries": notice_number(row),
        "columns": [{"label": label, "width": width, "align": align} for label, width, align in columns],
        "rows": [[i.name, i.model, i.quantity, i.condition] for i in row.items.all()],
        "intro": f"当事人：{row.case.party_name}\n保存地点：{row.place}\n保管人：{row.keeper}",
        "signatures": [
            ["执法人员", row.officer_a.name],
            ["执法证号", row.certificate_a],
            ["执法人员", row.officer_b.name],
            ["执法证号", row.certificate_b],
            ["当事人", ""],
            ["见证人", ""],
            ["实施日期", BLANK_DAY],
            ["保管人", ""],
        ],
    }


def registration_decision(row: Registration, *, on: date) -> dict:
    """Context of 先行登记保存证据处理决定书."""
    return {
        **_frame(row, on),
        "notice": notice_number(row),
        "from": timezone.localdate(row.acted_at) if row.acted_at else row.applied_on,
        "outcome": row.get_outcome_display(),
        "ends": row.outcome in (Registration.Outcome.RELEASE, Registration.Outcome.PRESERVE),
        "reason": prose(row.outcome_note),
        "article": article("registration", on),
    }
