"""Before a case goes to the police or to another organ, and what waits meanwhile."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from cases.measures import duties, listed
from cases.measures.guards.lifting import unrestricted
from cases.models import Case, Decision
from cases.states import DetentionState, OrderState, ReferralState, SealingState

DETENTION_RULES, CRIME_RULES = "移送拘留办法", "行刑衔接办法"
_ENDED_DETENTION = (DetentionState.DETAINED, DetentionState.REFUSED, DetentionState.WITHDRAWN)
_ENDED_REFERRAL = (ReferralState.RETURNED, ReferralState.CONCLUDED, ReferralState.WITHDRAWN)
_ENDED_ORDER = (OrderState.CORRECTED, OrderState.REPEATED, OrderState.WITHDRAWN)
_ENDED_SEALING = (SealingState.RELEASED, SealingState.WITHDRAWN)


def by_handlers(row, context: Context):
    """Dealings with the police belong to the officers of the case."""
    if row.case.is_handler(context.actor):
        return None
    return Refusal(f"本案承办人是{row.case.handler.name}、{row.case.co_handler.name}，须由承办人办理。")


def not_own_case(row, context: Context):
    """Who investigated does not approve the transfer (行政处罚法 第57条)."""
    if not row.case.is_investigator(context.actor):
        return None
    return Refusal("你是本案调查人员，不得批准移送。请由其他负责人办理。", "行政处罚法 第57条")


def may_detain(case: Case, context: Context) -> list[Refusal]:
    """移送拘留办法 第2条: listed act, penalised already, not a crime."""
    found, decision = [], getattr(case, "decision", None)
    if decision is None or decision.kind != Decision.Kind.PENALTY:
        found.append(Refusal("没有作出行政处罚决定。移送行政拘留在处罚决定之后。", f"{DETENTION_RULES}第2条"))
    elif context.on < decision.decided_on:
        text = f"填写的日期 {context.on} 早于处罚决定日期 {decision.decided_on}。请核对日期。"
        found.append(Refusal(text, f"{DETENTION_RULES}第2条"))
    if decision is not None and listed.listed(listed.DETAIN, case.violation.code, law_day(case)) is None:
        found.append(
            Refusal(f"“{case.violation.name}”不属于可以移送行政拘留的情形。", "环境保护法 第63条；法典")
        )
    if duties.is_with_police(case):
        found.append(
            Refusal("本案已移送涉嫌犯罪。移送行政拘留限于尚不构成犯罪的案件。", f"{DETENTION_RULES}第2条")
        )
    return found


def law_day(case: Case):
    """The day whose list applies: the end of the act, since who is detained is judged by the law of the act."""
    return case.act_until or case.act_on


def owed_by_law(row, context: Context):
    """A transfer the Code orders is not declined (法典 第1108条)."""
    article = duties.must_detain(row.case)
    if article is None:
        return None
    return Refusal(f"本案处罚的同时{article.note}，不能不予批准。材料不全的请补充后批准。", article.article)


def may_refer(case: Case, context: Context) -> list[Refusal]:
    """行刑衔接办法 第5条: facts of a suspected crime with lawful evidence."""
    found = []
    if case.is_finished:
        text = f"案件当前为“{case.state_label}”，不能再报请移送。"
        found.append(Refusal(text, f"{CRIME_RULES}第5条"))
    if not case.evidence.usable().exists():
        found.append(
            Refusal(
                "还没有证据。移送须有合法证据证明涉嫌犯罪的事实。",
                f"{CRIME_RULES}第5条第2项",
                reverse("cases:evidence-add", args=[case.pk]),
                "登记证据",
            )
        )
    return found


def waits_for_crime(case: Case, context: Context) -> list[Refusal]:
    """While a crime is looked into no fine is decided; after a criminal fine none is given (第16条; 处罚法 第35条)."""
    if context.step not in ("issue_notice", "issue_decision"):
        return []
    found = []
    for row in case.referrals.all():
        if row.state in duties.CRIME_OPEN:
            text = f"本案正在移送涉嫌犯罪（{row.state_label}）。未作出处罚决定的，待刑事处理结果后再决定。"
            found.append(Refusal(text, f"{CRIME_RULES}第16条", _page("referral", row), "看移送"))
        elif row.state == ReferralState.CONCLUDED and row.criminal_fine and case.proposal.fine:
            text = f"人民法院已判处罚金 {row.criminal_fine:,.2f} 元，尚未罚款的不再给予罚款。"
            found.append(Refusal(text, "行政处罚法 第35条第2款", _page("referral", row), "看移送"))
    return found


def reconsideration_in_time(row, context: Context):
    """Three working days from the notice of not filing (行刑衔接办法 第11条)."""
    clock = row.reconsider_clock()
    if clock is None or context.on <= clock.due_on:
        return None
    return Refusal(
        f"提请复议的期限已于 {clock.due_on} 届满。仍有异议的，建议人民检察院立案监督。",
        clock.rule.citation,
        reverse("cases:referral-ask_supervision", args=[row.pk]),
        "建议立案监督",
    )


def has_goods(row, context: Context):
    """Goods are handed over once the police filed the case (第10条)."""
    if not row.items:
        return Refusal("移送时没有列明涉案物品，没有需要移交的。", f"{CRIME_RULES}第10条")
    if row.goods_on:
        return Refusal(f"涉案物品已于 {row.goods_on} 移交。", f"{CRIME_RULES}第10条")
    return None


def accepted_by_police(row, context: Context):
    """The receipt comes first (行刑衔接办法 第7条; 移送拘留办法 第12条)."""
    if row.accepted_on:
        return None
    return Refusal("公安机关接受案件的回执没有登记。", f"{CRIME_RULES}第7条")


def not_accepted_twice(row, context: Context):
    """One receipt."""
    if row.accepted_on is None:
        return None
    return Refusal(f"公安机关已于 {row.accepted_on} 接受案件。", f"{CRIME_RULES}第7条")


def not_entered_twice(row, context: Context):
    """One entry."""
    if row.platform_on is None:
        return None
    return Refusal(f"已于 {row.platform_on} 录入共享平台。", f"{CRIME_RULES}第34条")


def police_are_late(row, context: Context):
    """Supervision may be asked for also when the police have not decided in time (第12条)."""
    if row.state != ReferralState.SENT:
        return None
    clock = row.police_clock()
    if clock is not None and context.on > clock.due_on:
        return None
    until = f"（{clock.due_on}）" if clock else ""
    return Refusal(f"公安机关审查期限{until}没有届满，也没有不予立案决定。", f"{CRIME_RULES}第12条")


def nothing_open(case: Case, context: Context) -> list[Refusal]:
    """Nothing of this bureau's is left hanging when a case goes elsewhere or is closed."""
    return [*_measures_open(case), *unrestricted(case, context), *transfers_open(case, context)]


def _measures_open(case: Case) -> list[Refusal]:
    sealings = [
        Refusal(
            f"{row.get_kind_display()}（{row.place}）没有解除。",
            "行政强制法 第27条、第28条",
            reverse("cases:sealing", args=[row.pk]),
            "去解除",
        )
        for row in case.sealings.exclude(state__in=_ENDED_SEALING)
    ]
    orders = [
        Refusal(
            f"{row.document or '责令改正'}：{row.get_state_display()}，须先复查或者撤销。",
            "行政处罚法 第28条",
            reverse("cases:order", args=[row.pk]),
            "去办理",
        )
        for row in case.orders.exclude(state__in=_ENDED_ORDER).select_related("document")
    ]
    return [*sealings, *orders]


def transfers_open(case: Case, context: Context) -> list[Refusal]:
    """Transfers to the police that are not ended, and one that is still owed."""
    found = [
        Refusal(
            f"移送行政拘留：{row.state_label}，没有办结。",
            f"{DETENTION_RULES}第12条至第15条",
            _page("detention", row),
            "去办理",
        )
        for row in case.detentions.exclude(state__in=_ENDED_DETENTION)
    ]
    found += [
        Refusal(
            f"涉嫌犯罪移送：{row.state_label}，没有终结。",
            f"{CRIME_RULES}第16条",
            _page("referral", row),
            "去办理",
        )
        for row in case.referrals.exclude(state__in=_ENDED_REFERRAL)
    ]
    if article := duties.detention_owed(case):
        found.append(
            Refusal(
                f"本案{article.note}行政拘留，没有移送。",
                article.article,
                reverse("cases:detention-add", args=[case.pk]),
                "报请移送",
            )
        )
    return found


def _page(kind: str, row) -> str:
    return reverse(f"cases:{kind}", args=[row.pk])


def receipt_once(case: Case, context: Context):
    """One receipt of the organ that took the case over."""
    sent = getattr(case, "organ_transfer", None)
    if sent is None:
        return Refusal("本案没有移送有管辖权机关。", "行政处罚法 第25条")
    if sent.received_on is None:
        return None
    return Refusal(f"移送回执已于 {sent.received_on} 登记。")
