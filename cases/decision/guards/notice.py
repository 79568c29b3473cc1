"""Rights of the party between the notice and the decision."""

from django.urls import reverse

from bureau.workflow import Context, Refusal


def window_over(case, context: Context):
    """行政处罚法 第44、45、62、64条; fatal error 14: no decision before the terms end, unless waived in writing."""
    notice = case.notice
    if notice is None:
        return None
    waived = notice.waived_on and context.on >= notice.waived_on
    if waived or context.on >= notice.earliest_decision_on:
        return None
    until = max(d for d in (notice.defence_until, notice.hearing_until) if d)
    return Refusal(
        f"陈述申辩和听证申请期到 {until} 届满，最早 {notice.earliest_decision_on} 可进入下一步；当事人书面放弃的除外。",
        "行政处罚法 第45条、第62条、第64条",
        reverse("cases:case-waive_rights", args=[case.pk]),
        "登记书面放弃",
    )


def served_by_then(case, context: Context):
    """A right is given up after it was told, not before (行政处罚法 第64条)."""
    served = case.notice.served_on
    if context.on >= served:
        return None
    return Refusal(f"告知书 {served} 送达，放弃权利不能早于送达。请核对日期。", "行政处罚法 第44条、第64条")


def defences_answered(case, context: Context):
    """行政处罚法 第45条: statements and defence must be heard and checked."""
    return [
        Refusal(
            f"{defence.by} {defence.received_on} 提出的陈述申辩没有复核。应当复核其事实、理由和证据。",
            "行政处罚法 第45条第1款、第62条",
            reverse("cases:defence-answer", args=[case.pk, defence.pk]),
            "复核意见",
        )
        for defence in case.defences.filter(answered_on__isnull=True)
    ]


def heavier_has_cause(case, context: Context):
    """行政处罚法 第45条第2款, fatal error 12: told anew, heavier only for new evidence or another law."""
    before = case.notices.filter(superseded_on__isnull=False).order_by("fine").last()
    last = case.notices.filter(superseded_on__isnull=False).last()
    if before is None or case.proposal.fine <= before.fine:
        return None
    newer = case.evidence.usable().filter(created_at__gt=last.document.issued_at).exists()
    if last.superseded_ground == last.Renewal.LAW or (last.superseded_ground == last.Renewal.FACTS and newer):
        return None
    return Refusal(
        f"拟罚款 {case.proposal.fine:,.2f} 元，高于原告知的 {before.fine:,.2f} 元，但原告知之后没有新的证据，"
        "适用法律也没有变化。不得因当事人陈述申辩加重处罚。",
        "行政处罚法 第45条第2款",
        reverse("cases:proposal", args=[case.pk]),
        "处罚建议",
    )


def no_open_hearing(case, context: Context):
    """A hearing asked for is held, refused or taken back before the notice is replaced."""
    hearing = case.hearing
    if hearing is None or hearing.held_on:
        return None
    return Refusal("当事人申请的听证还没有举行。请先举行听证，或者登记撤回。", "行政处罚法 第63条、第64条")


def is_exempt_notice(case, context: Context):
    """Which of the two notices was given."""
    notice = case.notice
    if notice is None or notice.kind == notice.Kind.PENALTY:
        return None
    return Refusal(
        "已告知的是不予行政处罚，不能据此作出处罚决定。请先登记重新告知。", "行政处罚法 第44条、第62条"
    )
