"""Before a restriction of production is proposed, told, decided or ended."""

from datetime import timedelta

from django.urls import reverse

from bureau.timelimits import services as timelimits
from bureau.workflow import Context, Refusal
from cases.clocks import alive_clock
from cases.measures.guards.lawful import names_a_law
from cases.measures.models.restriction import Restriction
from cases.states import IN_PROCEDURE
from cases.wording.articles import CODE

G = Restriction.Ground
NEEDS_CODE = "第1108条"


def _act(row, name: str) -> str:
    return reverse(f"cases:restriction-{name}", args=[row.pk])


def lawful(row: Restriction, on) -> list[Refusal]:
    """Ground, kind and refrain list (限产停产办法 第5至7条); `row` may be unsaved."""
    found, case = [], row.case
    if case.state not in IN_PROCEDURE:
        text = f"案件当前为“{case.state_label}”，只有已立案、未结案的案件可以限制生产、停产整治。"
        found.append(Refusal(text, "限产停产办法（令 30·2014）第9条"))
    if row.ground == G.EVASION_CODE and on < CODE:
        found.append(Refusal(f"该情形自 {CODE} 起才可适用，请改选情形。", "法典 第1108条"))
    if row.ground == G.OTHER and not names_a_law(row.other_basis):
        text = "“其他情形”没有写明法律、法规的名称和条款。请填写。"
        found.append(Refusal(text, "限产停产办法（令 30·2014）第6条"))
    if row.is_limit and row.ground not in (G.OVER_LIMIT, G.EVASION_CODE, G.OTHER):
        text = f"“{row.get_ground_display()}”应当停产整治，不是限制生产。请改选措施。"
        found.append(Refusal(text, "限产停产办法（令 30·2014）第6条"))
    if not row.is_limit and row.ground == G.OVER_LIMIT:
        text = "超标的先限制生产；停产整治须有第6条的情形。请改选措施或情形。"
        found.append(Refusal(text, "限产停产办法（令 30·2014）第5条、第6条"))
    if row.ground == G.AFTER_LIMIT and row.previous is None:
        text = "没有指明前次限制生产。请选择被责令限制生产后仍超标的那一次。"
        found.append(Refusal(text, "限产停产办法（令 30·2014）第6条"))
    if row.refrain and not row.refrain_reason.strip():
        text = f"{row.get_refrain_display()}的，可以不予限制生产、停产整治。请写明仍须实施的理由，或撤回。"
        found.append(Refusal(text, "限产停产办法（令 30·2014）第7条"))
    return found


def still_lawful(row, context: Context):
    """Looked at again by whoever reviews and decides."""
    return lawful(row, context.on)


def not_investigator(row, context: Context):
    """Who investigated neither reviews, nor chairs, nor decides."""
    if not row.case.is_investigator(context.actor):
        return None
    return Refusal(
        "本案调查人员不得审查、主持听证或者决定本案的措施。请由其他人员办理。", "办法（令 30）第38条"
    )


def own_case(row, context: Context):
    """Acts of the investigation belong to the officers of the case."""
    case = row.case
    if case.is_handler(context.actor):
        return None
    return Refusal(f"本案承办人是{case.handler.name}、{case.co_handler.name}，须由承办人办理。")


def window_over(row, context: Context):
    """Fatal error 14: no decision before the terms end, unless waived in writing."""
    waived = row.waived_on and context.on >= row.waived_on
    if waived or context.on >= row.earliest_decision_on:
        return None
    until = max(day for day in (row.defence_until, row.hearing_until) if day)
    return Refusal(
        f"陈述申辩和听证申请期到 {until} 届满，最早 {row.earliest_decision_on} 可以决定；当事人书面放弃的除外。",
        "限产停产办法（令 30·2014）第11条；行政处罚法 第45条、第64条",
        _act(row, "waive_restriction"),
        "登记书面放弃",
    )


def defences_answered(row, context: Context):
    """行政处罚法 第45条."""
    open_ones = row.defences.filter(answered_on__isnull=True)
    return [
        Refusal(
            f"{d.by} {d.received_on} 提出的陈述申辩没有复核。",
            "行政处罚法 第45条第1款",
            _act(row, "answer_restriction_defence"),
            "复核意见",
        )
        for d in open_ones
    ]


def defence_open(row, context: Context):
    """An answer needs a statement."""
    if row.defences.filter(answered_on__isnull=True).exists():
        return None
    return Refusal("没有待复核的陈述申辩。", "行政处罚法 第45条第1款")


def hearing_may_be_asked(row, context: Context):
    """行政处罚法 第64条第1项."""
    if hasattr(row, "hearing"):
        return Refusal("听证申请已登记。", "行政处罚法 第64条")
    if row.waived_on:
        return Refusal(f"当事人 {row.waived_on} 已书面放弃听证。", "行政处罚法 第64条")
    if context.on <= row.hearing_until:
        return None
    return Refusal(f"听证申请期已于 {row.hearing_until} 届满。", "行政处罚法 第64条第1项")


def hearing_asked(row, context: Context):
    """Only a hearing that was asked for is called."""
    if not hasattr(row, "hearing"):
        return Refusal("当事人没有申请听证。", "行政处罚法 第64条")
    if row.hearing.held_on:
        return Refusal("听证已经举行。", "行政处罚法 第64条")
    day = context.data.get("scheduled_on")
    count = int(timelimits.number("hearing.notice", context.on, office=row.office))
    earliest = timelimits.earliest_after_full_workdays(context.on, count)
    if day is None or day >= earliest:
        return None
    text = f"听证须在 {count} 个工作日前通知，按 {context.on} 通知计算，最早可定在 {earliest}。"
    return Refusal(text, "行政处罚法 第64条第2项")


def hearing_called(row, context: Context):
    """A hearing is held on its day, after notice."""
    hearing = getattr(row, "hearing", None)
    if hearing is None or hearing.scheduled_on is None:
        return Refusal(
            "听证没有通知。", "行政处罚法 第64条第2项", _act(row, "call_restriction_hearing"), "通知听证"
        )
    if context.on < hearing.scheduled_on:
        return Refusal(f"听证定于 {hearing.scheduled_on} 举行，还没有到。", "行政处罚法 第64条")
    return None


def hearing_held(row, context: Context):
    """A requested hearing comes first."""
    hearing = getattr(row, "hearing", None)
    if hearing is None or hearing.held_on:
        return None
    return Refusal(
        "当事人申请的听证没有举行。",
        "行政处罚法 第63条、第65条",
        _act(row, "hold_restriction_hearing"),
        "登记听证笔录",
    )


def discussed(row, context: Context):
    """Suspension, and what is serious, is decided collectively, after the defence (办法 第52条; fatal error 17)."""
    if row.is_limit and not row.is_major:
        return None
    last = row.discussions.last()
    heard = [row.notice_served_on, *row.defences.values_list("received_on", flat=True)]
    hearing = getattr(row, "hearing", None)
    heard += [hearing.held_on] if hearing and hearing.held_on else []
    latest = max(day for day in heard if day)
    if last is None:
        text = "没有集体审议记录。停产整治和情节复杂的须集体讨论决定。"
    elif last.held_on < latest:
        text = f"集体审议（{last.held_on}）早于告知、陈述申辩或听证（{latest}），须重新审议。"
    elif last.held_on > context.on:
        text = f"集体审议（{last.held_on}）晚于填写的决定日期 {context.on}。请核对日期。"
    elif not last.agreed:
        text = f"集体审议（{last.held_on}）没有同意采取措施。"
    else:
        return None
    return Refusal(
        text, "行政处罚法 第57条第2款；办法（令 30）第52条", _act(row, "discuss_restriction"), "登记集体审议"
    )


def is_limit(row, context: Context):
    """Only 限制生产 has a term that can be prolonged or can run out."""
    return None if row.is_limit else Refusal("停产整治没有固定期限。", "限产停产办法（令 30·2014）第15条")


def not_extended_yet(row, context: Context):
    """Once, before the end."""
    clock = alive_clock(row, "limit.term")
    if row.extended_on:
        return Refusal(f"{row.extended_on} 已延长一次，不能再延长。", "限产停产办法（令 30·2014）第15条")
    if clock and clock.due_on and context.on > clock.due_on:
        text = f"限制生产期限已于 {clock.due_on} 届满，不能再延长。请登记期满。"
        return Refusal(text, "限产停产办法（令 30·2014）第15条", _act(row, "expire_restriction"), "登记期满")
    return None


def term_over(row, context: Context):
    """A limit ends by itself when its term is over."""
    clock = alive_clock(row, "limit.term")
    if clock is None or clock.due_on < context.on:
        return None
    return Refusal(f"限制生产期限至 {clock.due_on}，还没有届满。", "限产停产办法（令 30·2014）第15条")


def plan_filed(row, context: Context):
    """限产停产办法 第16条."""
    if row.plan_on:
        return None
    return Refusal(
        "整改方案没有备案并公开。",
        "限产停产办法（令 30·2014）第16条",
        _act(row, "file_plan"),
        "登记整改方案",
    )


def plan_not_filed(row, context: Context):
    """One plan."""
    return Refusal(f"{row.plan_on} 已备案。", "限产停产办法（令 30·2014）第16条") if row.plan_on else None


def restricted_with_penalty(case, context: Context):
    """法典 第1108条: evasion is punished together with restriction or suspension, from 2026-08-15.

    For the guards of the penalty decision. Holds only where the penalty rests on that article.
    """
    proposal = getattr(case, "proposal", None)
    if context.on < CODE or proposal is None or NEEDS_CODE not in proposal.basis.penalty_article:
        return None
    if case.restrictions.decided().filter(decided_on__lte=context.on).exists():
        return None
    if case.restrictions.ongoing().exists():
        text = "限制生产、停产整治还没有决定。以逃避监管的方式排放的，处罚时应当一并限制生产或者停产整治。"
    else:
        text = "没有限制生产、停产整治。以逃避监管的方式排放的，处罚时应当一并限制生产或者停产整治。"
    add = reverse("cases:restriction-add", args=[case.pk])
    return Refusal(text, "法典 第1108条", add, "限制生产、停产整治")


def day_after(*days):
    """The day after the last of the known days."""
    return max(day for day in days if day) + timedelta(days=1)
