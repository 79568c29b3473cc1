"""What a penalty decision needs."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from cases.clocks import alive_clock
from cases.decision.thresholds import legal_review_grounds, needs_discussion


def _act(case, name: str) -> str:
    return reverse(f"cases:case-{name}", args=[case.pk])


def not_own_case(case, context: Context):
    """Who investigated does not decide: investigation and decision are kept apart (行政处罚法 第57条)."""
    if not case.is_investigator(context.actor):
        return None
    return Refusal("你是本案调查人员，不得批准或决定本案。请由其他负责人办理。", "行政处罚法 第57条")


def notice_served(case, context: Context):
    """行政处罚法 第44、62条."""
    notice = getattr(case, "notice", None)
    if notice and notice.served_on:
        return None
    return Refusal("事先告知书没有送达。没有告知的，不得作出处罚决定。", "行政处罚法 第44条、第62条")


def hearing_held(case, context: Context):
    """行政处罚法 第62、65条: a requested hearing is held, and the decision follows its minutes."""
    hearing = getattr(case, "hearing", None)
    if hearing is None or hearing.held_on:
        return None
    return Refusal("当事人申请的听证没有举行。", "行政处罚法 第63条、第65条")


def legally_reviewed(case, context: Context):
    """行政处罚法 第58条, fatal error 19: reviewed, agreed, and not older than the last evidence or hearing."""
    grounds = legal_review_grounds(case, context.on)
    if not grounds:
        return None
    review = case.legal_reviews.last()
    why = "、".join(grounds)
    if review is None:
        text = f"法制审核没有完成。本案{why}，决定前须经法制审核。"
    elif review.reviewed_on > context.on:
        text = f"法制审核（{review.reviewed_on}）晚于填写的决定日期 {context.on}。请核对日期。"
    elif not review.agreed:
        text = f"法制审核（{review.reviewed_on}）不同意。请按审核意见补正后再次提交。"
    elif case.evidence.usable().filter(created_at__gt=review.created_at).exists():
        text = "法制审核后又有新证据，须重新审核。"
    else:
        return None
    return Refusal(text, "行政处罚法 第58条", _act(case, "legal_review"), "提交法制审核")


def discussed(case, context: Context):
    """行政处罚法 第57条第2款; 办法 第52条; fatal error 17: after the defence, not before it."""
    if not needs_discussion(case, context.on):
        return None
    last = case.discussions.last()
    heard = case.notice.served_on
    for day in (
        *case.defences.values_list("received_on", flat=True),
        getattr(getattr(case, "hearing", None), "held_on", None),
    ):
        heard = max(heard, day) if day else heard
    if last is None:
        text = "没有负责人集体讨论记录。本案情节复杂或处罚较重，须集体讨论决定。"
    elif last.held_on < heard:
        text = f"集体讨论（{last.held_on}）早于当事人的陈述申辩或听证（{heard}），须重新讨论。"
    elif last.held_on > context.on:
        text = f"集体讨论（{last.held_on}）晚于填写的决定日期 {context.on}。请核对日期。"
    elif last.fine != context.data.get("fine", last.fine):
        text = f"拟决定的罚款与集体讨论议定的 {last.fine:,.2f} 元不一致。"
    else:
        return None
    return Refusal(text, "行政处罚法 第57条第2款；办法（令 30）第52条", _act(case, "discuss"), "登记集体讨论")


def correction_ordered(case, context: Context):
    """行政处罚法 第28条: a penalty goes with an order to correct; a daily penalty with those of its original."""
    if case.procedure == case.Procedure.DAILY:
        return None
    if case.orders.exclude(state__in=["drafted", "withdrawn"]).exists():
        return None
    return Refusal(
        "没有责令改正。实施处罚时，应当责令当事人改正违法行为。",
        "行政处罚法 第28条",
        reverse("cases:order-add", args=[case.pk]),
        "责令改正",
    )


def not_heavier_than_noticed(case, context: Context):
    """行政处罚法 第45条第2款."""
    fine = context.data.get("fine")
    if fine is None or fine <= case.notice.fine:
        return None
    return Refusal(
        f"拟罚款 {fine:,.2f} 元，高于告知的 {case.notice.fine:,.2f} 元。不得因陈述申辩加重处罚；确需加重的须重新告知。",
        "行政处罚法 第45条第2款",
    )


def within_range(case, context: Context):
    """Fatal error 12: below the minimum only with a ground of mitigation, never above the maximum."""
    fine, proposal = context.data.get("fine"), case.proposal
    if fine is None:
        return None
    if proposal.range_max is not None and fine > proposal.range_max:
        return Refusal(f"罚款超过法定上限 {proposal.range_max:,.2f} 元。", proposal.basis.penalty_article)
    low = proposal.range_min is not None and fine < proposal.range_min
    if low and proposal.outcome != proposal.Outcome.MITIGATED:
        return Refusal(
            f"罚款低于法定下限 {proposal.range_min:,.2f} 元，须有减轻处罚情形。",
            "行政处罚法 第32条",
            reverse("cases:proposal", args=[case.pk]),
        )
    return None


def after_filing_limit(case, context: Context):
    """办法 第57条: past the limit of the case only with an approved extension."""
    clock = alive_clock(case, "case.limit")
    if clock is None or clock.due_on is None or context.on <= clock.due_on:
        return None
    return Refusal(
        f"办案期限已于 {clock.due_on} 届满。请先补办延长审批并写明理由。",
        clock.rule.citation,
        _act(case, "extend_limit"),
        "延长期限",
    )
