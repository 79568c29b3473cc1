"""How statement, defence and hearing went, in sentences."""

from bureau.documents.chinese import date_text
from cases.models import Case


def defence_summary(case: Case) -> str:
    """How statement, defence and hearing were dealt with: a required part of every decision (办法 第55条)."""
    notice = case.notice
    if notice is None:
        return "依法不予行政处罚，未作不利处分。"
    parts = [_answered(d) for d in case.defences.filter(answered_on__isnull=False)]
    parts += [_held(hearing) for hearing in case.hearings.filter(held_on__isnull=False)]
    refused = case.hearings.filter(notice=notice, refused_on__isnull=False)
    parts += [_refused(hearing) for hearing in refused]
    if not parts:
        waived = "书面放弃" if notice.waived_on else "在法定期限内未提出"
        parts.append(f"当事人{waived}陈述申辩{'和听证申请' if notice.hearing_offered else ''}。")
    return "".join(parts)


def _held(hearing) -> str:
    day = date_text(hearing.held_on)
    if hearing.absent:
        return f"{day}听证，当事人{hearing.get_presence_display()}，视为放弃听证权利，听证终止。"
    return f"{day}举行听证。听证意见：{hearing.conclusion}"


def _answered(defence) -> str:
    said = "予以采纳" if defence.accepted else "不予采纳"
    return f"当事人于{date_text(defence.received_on)}提出陈述申辩，经复核，{said}：{defence.answer}"


def _refused(hearing) -> str:
    asked, told = date_text(hearing.requested_on), date_text(hearing.refused_on)
    return f"当事人于{asked}提出听证申请，我局于{told}书面告知不予组织：{hearing.refusal_reason}"
