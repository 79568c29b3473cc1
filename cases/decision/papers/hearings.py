"""The papers of a hearing (行政处罚法 第64、65条): notice, refusal, postponement, minutes, report."""

from datetime import date, time

from bureau.documents.chinese import date_text
from bureau.timelimits import services as timelimits
from cases.decision.papers.reviews import case_fields
from cases.models import Case, Hearing, HearingDelay
from cases.wording.approvals import names
from cases.wording.articles import article
from cases.wording.party import party
from cases.wording.people import contact
from cases.wording.prose import clause, prose

# The parts of the minutes in the order of the hearing.
PARTS = (
    ("opening", "核对身份、宣布案由和纪律、告知权利义务"),
    ("investigators", "调查人员提出违法事实、证据和处罚建议"),
    ("party", "当事人及代理人陈述和申辩"),
    ("evidence", "举证和质证"),
    ("debate", "辩论"),
    ("closing", "最后陈述"),
)


def clock_text(at: time | None) -> str:
    """9时00分; empty while no hour is set."""
    return f"{at.hour}时{at.minute:02d}分" if at else ""


def hearing_notice(case: Case, hearing: Hearing, *, on: date) -> dict:
    """Context of the notice of a hearing: day, hour, place, people, rights and duties of the party."""
    notice, chair = case.notice, hearing.chair
    return {
        "party": party(case),
        "cause": case.violation.name,
        "requested_on": hearing.requested_on,
        "requested_by": hearing.requested_by,
        "notice_number": notice.document.number if notice else "",
        "article": article("hearing.held", on),
        "scheduled_on": hearing.scheduled_on,
        "hour": clock_text(hearing.starts_at),
        "place": clause(hearing.place),
        "public": hearing.form == Hearing.Form.PUBLIC,
        "form": hearing.get_form_display(),
        "chair": _titled(chair),
        "officers": [_titled(person) for person in hearing.officers.all()] if hearing.pk else [],
        "recorder": _titled(hearing.recorder),
        "investigators": [case.handler.name, case.co_handler.name],
        "agents": int(timelimits.number("hearing.agents.max", on, office=case.office)),
        "contact": contact(on, chair),
    }


def _titled(person) -> str:
    if person is None:
        return ""
    return f"{person.name}（{person.post}）" if person.post else person.name


def hearing_refusal(case: Case, hearing: Hearing) -> dict:
    """Context of the written answer to a request that is late or outside the scope."""
    on, notice = hearing.refused_on, case.notice
    return {
        "party": party(case),
        "cause": case.violation.name,
        "requested_on": hearing.requested_on,
        "requested_by": hearing.requested_by,
        "notice_number": notice.document.number,
        "served_on": notice.served_on,
        "hearing_until": notice.hearing_until,
        "reason": prose(hearing.refusal_reason),
        "article": article("hearing", on),
        "contact": contact(on, case.handler, case.co_handler),
    }


def hearing_delay(case: Case, hearing: Hearing, delay: HearingDelay) -> dict:
    """Context of the postponement: old day, new day and hour, reason."""
    return {
        "party": party(case),
        "cause": case.violation.name,
        "notice_number": hearing.document.number,
        "old_on": delay.old_on,
        "new_on": delay.new_on,
        "hour": clock_text(hearing.starts_at),
        "place": clause(hearing.place),
        "reason": clause(delay.reason),
        "contact": contact(delay.told_on, hearing.chair),
    }


def hearing_minutes(case: Case, hearing: Hearing) -> dict:
    """Context of 听证笔录, signed by all who took part; a refusal to sign is noted by hand (第64条第8项)."""
    parts = [(label, prose(hearing.parts.get(key, ""))) for key, label in PARTS]
    texts = [("笔录", prose(hearing.minutes)), *parts]
    return {
        "party": party(case),
        "fields": [*case_fields(case, hearing.held_on), *_people(case, hearing)],
        "texts": [{"label": label, "text": text} for label, text in texts if text],
        "opinions": [
            {"label": "听证人员签名", "text": "", "people": _bench(hearing), "on": hearing.held_on},
            {
                "label": "当事人及代理人签名",
                "text": "笔录已核对无误。拒绝签名的，由主持人注明。",
                "people": [] if hearing.absent else [a.name for a in hearing.agents.all()],
                "on": None,
            },
            {
                "label": "调查人员签名",
                "text": "",
                "people": names(case.handler, case.co_handler),
                "on": hearing.held_on,
            },
        ],
    }


def _people(case: Case, hearing: Hearing) -> list:
    agents = "、".join(f"{a.name}（{a.capacity}）" for a in hearing.agents.all()) or "无"
    return [
        [["听证时间", f"{date_text(hearing.held_on)}{clock_text(hearing.starts_at)}"]],
        [["听证地点", hearing.place], ["举行方式", hearing.get_form_display()]],
        [["主持人", _titled(hearing.chair)], ["记录员", _titled(hearing.recorder)]],
        [["听证员", "、".join(_titled(person) for person in hearing.officers.all()) or "无"]],
        [["申请人到场", hearing.get_presence_display()], ["代理人", agents]],
    ]


def _bench(hearing: Hearing) -> list[str]:
    return names(hearing.chair, *hearing.officers.all(), hearing.recorder)


def hearing_report(case: Case, hearing: Hearing) -> dict:
    """Context of 听证报告: course of the hearing, points in dispute, opinion, for the heads."""
    on = hearing.reported_on
    texts = [
        ("听证事由", f"{hearing.requested_by}于{date_text(hearing.requested_on)}申请听证。"),
        ("听证经过", prose(hearing.minutes)),
        ("当事人主要意见", prose(hearing.parts.get("party", ""))),
        ("举证质证情况", prose(hearing.parts.get("evidence", ""))),
    ]
    return {
        "party": party(case),
        "fields": [*case_fields(case, on), *_people(case, hearing)],
        "texts": [{"label": label, "text": text} for label, text in texts if text],
        "opinions": [
            {
                "label": "听证意见",
                "text": prose(hearing.conclusion),
                "people": names(hearing.chair, *hearing.officers.all()),
                "on": on,
            },
            {"label": "负责人批示", "text": "", "people": [], "on": None},
        ],
    }
