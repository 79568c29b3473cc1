"""责令限制生产、停产整治: notice, decision with the contents of 限产停产办法 第13条, extension, check, closure."""

from datetime import date

from bureau.documents.chinese import date_text
from bureau.law.services import issuing_organ
from bureau.timelimits import services as timelimits
from cases.models import Restriction, RestrictionCheck, RestrictionHearing
from cases.wording.articles import article
from cases.wording.citing import cite
from cases.wording.findings import findings
from cases.wording.party import party, party_fields
from cases.wording.people import contact, officers
from cases.wording.prose import clause, prose
from cases.wording.remedies import remedies
from cases.wording.terms import defence_term, term

G = Restriction.Ground
_SUSPEND_ITEMS = {
    G.EVASION_OVER: 1,
    G.HEAVY_METAL: 2,
    G.YEARLY_TOTAL: 3,
    G.AFTER_LIMIT: 4,
    G.INCIDENT: 5,
    G.OTHER: 6,
}


def restriction_notice(row: Restriction, *, on: date) -> dict:
    """Context of 告知书: facts, ground, intended measure, rights to defence and hearing."""
    return {
        **_frame(row, on, f"责令{row.get_kind_display()}事先（听证）告知书"),
        "findings": findings(row.case, on),
        "demand": prose(row.demand),
        "rights": {
            "article": article("restriction.notice", on),
            "defence_term": defence_term(on, office=row.office),
            "hearing_article": article("hearing", on),
            "hearing_term": term("hearing.request", on, office=row.office),
        },
    }


def restriction_decision(row: Restriction, *, on: date) -> dict:
    """Context of the decision (限产停产办法 第13条): party, facts, evidence, ground, measure, term, remedies."""
    served = row.served_on or on
    return {
        **_frame(row, on, f"责令{row.get_kind_display()}决定书"),
        "findings": findings(row.case, on),
        "demand": prose(row.demand),
        "notice_number": row.notice.number if row.notice else "",
        "notice_served_on": row.notice_served_on,
        "heard": _heard(row),
        "term": term("limit.term", on, office=row.office) if row.is_limit else "",
        "more": _more(row, on) if row.is_limit else "",
        "until": timelimits.due("limit.term", served, office=row.office).on if row.is_limit else None,
        "plan_term": term("limit.plan", on, office=row.office),
        "report_term": term("limit.done.report", on, office=row.office),
        "followup_term": term("limit.followup", on, office=row.office),
        "rules": article("restriction.duties", on),
        "remedies": remedies(on, office=row.office),
    }


def _more(row: Restriction, on: date) -> str:
    """The one prolongation the law allows."""
    return f"{timelimits.rule('limit.term', on, office=row.office).extension_values[0]}个月"


def restriction_extension(row: Restriction, *, until: date, on: date) -> dict:
    """Context of 延长限制生产期限通知书."""
    return {
        **_frame(row, on, "延长限制生产期限通知书"),
        "decision_number": row.document.number,
        "served_on": row.served_on,
        "extension_reason": prose(row.extension_reason),
        "more": _more(row, on),
        "until": until,
        "term_article": article("restriction.term", on),
        "remedies": remedies(on, office=row.office),
    }


def restriction_check(row: Restriction, check: RestrictionCheck, *, on: date) -> dict:
    """Context of the check record: during the measure, or 跟踪检查 after it."""
    return {
        **_frame(row, on, f"{row.get_kind_display()}{check.get_kind_display()}记录"),
        "fields": [
            *party_fields(row.case),
            [["措施", row.get_kind_display()], ["决定书", row.document.number]],
            [["检查日期", date_text(check.checked_on)], ["解除日期", _day(row.released_on)]],
            [["检查地点", clause(row.case.place)]],
            [["执法人员", "、".join(officers(check.officer_a, check.officer_b, on=on))]],
        ],
        "texts": [
            {"label": "检查情况", "text": prose(check.findings)},
            {"label": "监测情况", "text": prose(check.monitoring) or "未监测。"},
            {"label": "结论", "text": "符合要求。" if check.compliant else "不符合要求。"},
        ],
        "opinions": [
            {"label": "当事人", "text": "以上记录已阅，与实际情况一致。", "people": [], "on": None},
            {"label": "执法人员", "text": "", "people": [], "on": None},
        ],
    }


def closure_request(row: Restriction, *, on: date) -> dict:
    """Context of 报请责令停业、关闭的请示 to the government of the county."""
    return {
        **_frame(row, on, "关于报请责令停业、关闭的请示"),
        "addressee": CLOSING_BODY,
        "decision_number": row.document.number,
        "served_on": row.served_on,
        "closure_ground": prose(row.closure_ground),
        "closure_article": article("restriction.closure", on),
        "organ_name": issuing_organ(on).name,
    }


CLOSING_BODY = "有批准权的人民政府"


def restriction_hearing_notice(row: Restriction, hearing: RestrictionHearing, *, on: date) -> dict:
    """Context of 听证通知书 on an intended restriction; the hour is left for the hand."""
    case, chair = row.case, hearing.chair
    return {
        "restriction": row.pk,
        "party": party(case),
        "cause": case.violation.name,
        "requested_on": hearing.requested_on,
        "requested_by": hearing.requested_by,
        "notice_number": row.notice.number,
        "article": article("hearing.held", on),
        "scheduled_on": hearing.scheduled_on,
        "hour": "",
        "place": clause(hearing.place),
        "public": True,
        "form": "",
        "chair": f"{chair.name}（{chair.post}）" if chair.post else chair.name,
        "officers": [],
        "recorder": "",
        "investigators": [case.handler.name, case.co_handler.name],
        "agents": int(timelimits.number("hearing.agents.max", on, office=row.office)),
        "contact": contact(on, chair),
    }


def ground_article(row: Restriction, on: date) -> str:
    """The article the measure stands on, with the law above it on that day."""
    if row.ground == G.EVASION_CODE:
        return article("restriction.evasion", on)
    if row.ground == G.OTHER:
        return f"{article('restriction.suspend', on, item=6)}、{cite(row.other_basis)}"
    if row.ground == G.OVER_LIMIT:
        return article("restriction.limit", on)
    return article("restriction.suspend", on, item=_SUSPEND_ITEMS[G(row.ground)])


def _frame(row: Restriction, on: date, heading: str) -> dict:
    return {
        "heading": heading,
        "restriction": row.pk,
        "measure": row.get_kind_display(),
        "is_limit": row.is_limit,
        "party": party(row.case),
        "cause": row.case.violation.name,
        "case_number": row.case.number,
        "ground": row.get_ground_display(),
        "article": ground_article(row, on),
        "reason": prose(row.reason),
        "contact": contact(on, row.case.handler, row.case.co_handler),
    }


def _heard(row: Restriction) -> str:
    """How defence and hearing were dealt with, also when waived."""
    if row.waived_on:
        return f"当事人于{date_text(row.waived_on)}书面放弃陈述、申辩和听证的权利。"
    parts = [
        f"{d.by}于{date_text(d.received_on)}提出陈述申辩：{clause(d.content)}。经复核，"
        f"{'予以采纳' if d.accepted else '不予采纳'}：{clause(d.answer)}。"
        for d in row.defences.all()
    ]
    hearing = getattr(row, "hearing", None)
    if hearing and hearing.held_on:
        parts.append(f"我局于{date_text(hearing.held_on)}举行听证，听证意见：{clause(hearing.conclusion)}。")
    return "".join(parts) or "在法定期限内没有提出陈述、申辩，没有申请听证。"


def _day(day: date | None) -> str:
    return date_text(day) if day else ""
