"""What a penalty decision needs."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from cases.clocks import alive_clock
from cases.decision.thresholds import discussion_grounds, legal_review_grounds


def _act(case, name: str) -> str:
    return reverse(f"cases:case-{name}", args=[case.pk])


def not_own_case(case, context: Context):
    """Who investigated does not decide: investigation and decision are kept apart (行政处罚法 第57条)."""
    if not case.is_investigator(context.actor):
        return None
    return Refusal("你是本案调查人员，不得批准或决定本案。请由其他负责人办理。", "行政处罚法 第57条")


def notice_served(case, context: Context):
    """行政处罚法 第44、62条."""
    notice = case.notice
    if notice and notice.served_on:
        return None
    return Refusal("事先告知书没有送达。没有告知的，不得作出处罚决定。", "行政处罚法 第44条、第62条")


def hearing_held(case, context: Context):
    """行政处罚法 第62、65条: a requested hearing is held and reported, and the decision follows its minutes."""
    hearing = case.hearing
    if hearing is None:
        return None
    if not hearing.held_on:
        return Refusal("当事人申请的听证没有举行。", "行政处罚法 第63条、第65条")
    if hearing.absent or hearing.reported_on:
        return None
    return Refusal(
        "听证报告没有提交。听证结束后，应当根据听证笔录作出决定。",
        "行政处罚法 第65条",
        _act(case, "report_hearing"),
        "提交听证报告",
    )


def legally_reviewed(case, context: Context):
    """行政处罚法 第58条, fatal error 19: reviewed, agreed, of this penalty, not older than evidence or hearing."""
    grounds = legal_review_grounds(case, context.on)
    if not grounds:
        return None
    text = _review_fault(case, case.legal_reviews.last(), grounds, context)
    if text is None:
        return None
    return Refusal(text, "行政处罚法 第58条", _act(case, "legal_review"), "提交法制审核")


def _review_fault(case, review, grounds, context) -> str | None:
    fine = context.data.get("fine")
    hearing = case.hearing
    if review is None:
        return f"法制审核没有完成。本案{'、'.join(grounds)}，决定前须经法制审核。"
    if review.reviewed_on > context.on:
        return f"法制审核（{review.reviewed_on}）晚于填写的决定日期 {context.on}。请核对日期。"
    if not review.agreed:
        return f"法制审核（{review.reviewed_on}）不同意。请按审核意见补正后再次提交。"
    if case.evidence.usable().filter(created_at__gt=review.created_at).exists():
        return "法制审核后又有新证据，须重新审核。"
    if hearing and hearing.held_on and review.reviewed_on < hearing.held_on:
        return f"法制审核（{review.reviewed_on}）早于听证（{hearing.held_on}），须重新审核。"
    if case.notice and review.created_at < case.notice.document.issued_at:
        return "法制审核后重新告知过，须重新审核。"
    if fine is not None and review.fine is not None and fine != review.fine:
        return f"拟罚款 {fine:,.2f} 元，法制审核的是 {review.fine:,.2f} 元。处罚内容有变更，须重新审核。"
    return None


def discussed(case, context: Context):
    """行政处罚法 第57条第2款; 办法 第52条; fatal error 17: after notice, defence and hearing, not before them."""
    grounds = discussion_grounds(case, context.on)
    if not grounds:
        return None
    last = case.discussions.last()
    if last is None:
        text = f"没有负责人集体讨论记录。本案{'、'.join(grounds)}，须集体讨论决定。"
    else:
        text = _discussion_fault(case, last, context)
    if text is None:
        return None
    return Refusal(text, "行政处罚法 第57条第2款；办法（令 30）第52条", _act(case, "discuss"), "登记集体讨论")


def _discussion_fault(case, last, context) -> str | None:
    held = [case.hearing.held_on] if case.hearing and case.hearing.held_on else []
    spoken = list(case.defences.values_list("received_on", flat=True))
    heard = max([case.notice.served_on, *held, *spoken])
    later = case.defences.filter(received_on=last.held_on, created_at__gt=last.created_at).exists()
    if last.held_on < heard or later:
        return f"集体讨论（{last.held_on}）早于当事人的陈述申辩或听证（{heard}），须重新讨论。"
    if last.held_on > context.on:
        return f"集体讨论（{last.held_on}）晚于填写的决定日期 {context.on}。请核对日期。"
    if last.fine != context.data.get("fine", last.fine):
        return f"拟决定的罚款与集体讨论议定的 {last.fine:,.2f} 元不一致。"
    return None


def correction_ordered(case, context: Context):
    """行政处罚法 第28条: a penalty goes with an order to correct; one beside another with that of its original."""
    if case.procedure == case.Procedure.DAILY:
        return None
    firm = case.firm_case
    if any(one.orders.exclude(state__in=["drafted", "withdrawn"]).exists() for one in (case, firm) if one):
        return None
    return Refusal(
        "没有责令改正。实施处罚时，应当责令当事人改正违法行为。",
        "行政处罚法 第28条",
        reverse("cases:order-add", args=[case.pk]),
        "责令改正",
    )


def not_heavier_than_noticed(case, context: Context):
    """行政处罚法 第45条第2款, fatal error 12: neither a higher fine nor another kind of penalty than was told."""
    fine, notice = context.data.get("fine"), case.notice
    told = set(notice.items.values_list("kind", flat=True)) if notice else set()
    new = [item.get_kind_display() for item in context.data.get("items", ()) if item.kind not in told]
    if notice is None or ((fine is None or fine <= notice.fine) and not new):
        return None
    what = (
        f"没有告知过的处罚：{'、'.join(new)}"
        if new
        else f"拟罚款 {fine:,.2f} 元，高于告知的 {notice.fine:,.2f} 元"
    )
    return Refusal(
        f"{what}。不得因陈述申辩加重处罚；确需加重的须重新告知。",
        "行政处罚法 第45条第2款",
        _act(case, "renew_notice"),
        "重新告知",
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


def educated(case, context: Context):
    """行政处罚法 第33条第3款: who is not punished is taught."""
    if "education" not in context.data or context.data["education"].strip():
        return None
    return Refusal("没有填写批评教育情况。不予处罚的，应当对当事人进行教育。", "行政处罚法 第33条第3款")


def corrected_in_time(case, context: Context):
    """行政处罚法 第33条第1款: no penalty for slight or first acts only when they were corrected."""
    outcome = context.data.get("outcome") or case.proposal.outcome
    orders = (case.firm_case or case).orders
    if outcome == "nofault_exempt" or orders.filter(state="corrected").exists():
        return None
    return Refusal(
        "没有复查确认已改正。轻微不罚、首违不罚都以及时改正为条件。",
        "行政处罚法 第33条第1款",
        reverse("cases:case", args=[case.pk]) + "#measures",
        "责令改正与复查",
    )


def standing(case, context: Context):
    """A decision that still has effect."""
    decision = getattr(case, "decision", None)
    if decision and not decision.annulled_on:
        return None
    return Refusal("没有有效的决定。" if decision is None else f"决定已于 {decision.annulled_on} 撤销。")
