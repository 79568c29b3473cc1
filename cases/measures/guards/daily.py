"""When daily penalty may be opened and decided (按日办法 第5、7、8、10、12、13、20条; fatal errors 22–24)."""

from bureau.workflow import Context, Refusal
from cases.measures import rounds
from cases.models import Case, Decision

ARTICLE = "按日办法（令 28）"


def may_open(order, context: Context):
    """Everything that must be there before a daily penalty is opened from an order's refusals."""
    if order.case_id is None:
        return Refusal(
            "本责令改正没有立案。按日连续处罚须以已作出的罚款决定为基础，请先立案处罚。", f"{ARTICLE}第7条"
        )
    found = [*original_decided(order.case, context), *same_violation(order)]
    chain = rounds.of_chain(order)
    fresh = [r for r in chain if not r.used]
    if not fresh:
        return [*found, _nothing_left(chain)]
    if not any(r.counts for r in fresh):
        found += [Refusal(text, article) for r in fresh for text, article in r.faults]
    elif stopped := rounds.stopped_by_measure(order.case, fresh):
        found.append(Refusal(stopped, f"{ARTICLE}第20条"))
    return found


def _nothing_left(chain) -> Refusal:
    if chain:
        return Refusal("拒不改正的复查已全部计入按日连续处罚，没有新的计罚日。", f"{ARTICLE}第17条")
    return Refusal("没有拒不改正的复查结论。按日连续处罚须先经复查。", f"{ARTICLE}第10条、第13条")


def original_decided(case: Case, context: Context) -> list[Refusal]:
    """Fatal error 24: only after the original penalty decision, which must be a standing fine (第5、7条)."""
    decision = getattr(case, "decision", None)
    if case.procedure == Case.Procedure.DAILY:
        return [Refusal("本案是按日连续处罚，原处罚在原案件。", f"{ARTICLE}第7条")]
    if decision is None or decision.kind != Decision.Kind.PENALTY or not decision.fine:
        text = "原违法行为没有作出罚款决定。按日连续处罚决定须在原处罚决定之后作出。"
        return [Refusal(text, f"{ARTICLE}第5条、第7条")]
    if context.on < decision.decided_on:
        text = f"填写的日期 {context.on} 早于原处罚决定日期 {decision.decided_on}。"
        return [Refusal(text, f"{ARTICLE}第7条")]
    if decision.document.voided_at is not None:
        return [Refusal("原处罚决定已撤销，没有按日计罚的数额。", f"{ARTICLE}第19条")]
    return []


def same_violation(order) -> list[Refusal]:
    """The order concerns the act that was fined."""
    if order.violation_id == order.case.violation_id:
        return []
    text = (
        f"责令改正的是“{order.violation.name}”，原处罚的是“{order.case.violation.name}”，不是同一违法行为。"
    )
    return [Refusal(text, f"{ARTICLE}第5条")]


def grounds_hold(case: Case, context: Context) -> list[Refusal]:
    """Before notice and decision: original decision, orders, re-inspections and the sum are what they were."""
    daily = getattr(case, "daily", None)
    if daily is None or not daily.rounds.exists():
        return [Refusal("没有计罚区间：缺责令改正送达和拒不改正的复查。", f"{ARTICLE}第17条")]
    found = original_decided(case.original, context)
    for row in daily.rounds.select_related("order__violation", "order__document", "recheck"):
        judged = rounds.judge(row.recheck, row.order)
        found += [Refusal(text, article) for text, article in judged.faults]
    if stopped := rounds.stopped_by_measure(case.original, _judged(daily)):
        found.append(Refusal(stopped, f"{ARTICLE}第20条"))
    return [*found, *_sum_is_exact(case, daily, context)]


def _judged(daily) -> list:
    rows = daily.rounds.select_related("order__violation", "order__document", "recheck")
    return [rounds.judge(row.recheck, row.order) for row in rows]


def _sum_is_exact(case: Case, daily, context: Context) -> list[Refusal]:
    amount = daily.total().amount
    fine = context.data.get("fine", case.proposal.fine)
    if (
        daily.original_fine == case.original.decision.fine
        and amount == daily.amount == case.proposal.fine == fine
    ):
        return []
    return [
        Refusal(
            f"按日连续处罚数额应为 {amount:,.2f} 元"
            f"（原罚款 {daily.original_fine:,.2f} 元 × {daily.total().count} 日），"
            f"填写的是 {fine:,.2f} 元。",
            f"{ARTICLE}第19条",
        )
    ]


def amount_is_computed(case: Case, context: Context):
    """The sum of a daily penalty is arithmetic: no proposal is typed (第19条). A guard of every step of a case."""
    if case.procedure != Case.Procedure.DAILY or context.step != "propose":
        return None
    return Refusal("按日连续处罚的数额由系统按原罚款乘以计罚日数计算，不另填写处罚建议。", f"{ARTICLE}第19条")
