"""Which refusals to correct count toward a daily penalty, and why others do not. Questions only; nothing is written."""

from dataclasses import dataclass, field

from cases.measures import listed
from cases.measures.daily_days import Span
from cases.models import CorrectionOrder, Recheck, Restriction, Sealing
from cases.states import FINISHED, CaseState, OrderState, SealingState

METHOD = "按日办法（令 28）"
FALLEN = tuple(state for state in FINISHED if state != CaseState.CLOSED)
_NOT_GIVEN = (OrderState.DRAFTED, OrderState.ISSUED, OrderState.WITHDRAWN)


@dataclass(frozen=True)
class Judged:
    """One refusal with what is wrong with it: (sentence, article) pairs, empty when it counts."""

    recheck: Recheck
    order: CorrectionOrder
    faults: list[tuple[str, str]] = field(default_factory=list)
    used: bool = False

    @property
    def counts(self) -> bool:
        """Whether its days may be counted in a new daily penalty."""
        return not self.faults and not self.used

    @property
    def span(self) -> Span:
        """For the arithmetic; only for rounds without fault."""
        return Span(self.order.served_on, self.recheck.on)


def chain_of(order: CorrectionOrder) -> list[CorrectionOrder]:
    """The order with those before and after it (再次责令改正), in the order of time."""
    first = order
    while first.previous_id:
        first = first.previous
    chain, last = [first], first
    while last := last.repeats.exclude(state=OrderState.WITHDRAWN).order_by("pk").first():
        chain.append(last)
    return chain


def of_chain(order: CorrectionOrder) -> list[Judged]:
    """Every refusal of the chain, judged."""
    return [judge(recheck, link) for link in chain_of(order) for recheck in link.rechecks.refused()]


def judge(recheck: Recheck, order: CorrectionOrder) -> Judged:
    """What the law asks of one refusal: order given, served, warned, act listed, re-inspected covertly, in time."""
    faults = [*_order_faults(order), *_recheck_faults(recheck, order)]
    return Judged(recheck, order, faults, _is_used(recheck))


def _order_faults(order: CorrectionOrder) -> list[tuple[str, str]]:
    """Fatal error 22."""
    name = f"责令改正 {order.document.number}" if order.document_id else "责令改正"
    if order.state in _NOT_GIVEN or order.document_id is None:
        return [("没有作出并送达责令改正违法行为决定书。", f"{METHOD}第8条")]
    if order.served_on is None:
        return [(f"{name} 没有送达。", f"{METHOD}第8条、第17条")]
    faults = []
    if not order.warns_daily:
        faults.append((f"{name} 没有告知拒不改正可能按日连续处罚的后果。", f"{METHOD}第9条第5项"))
    if listed.listed(listed.DAILY, order.violation.code, order.served_on) is None:
        faults.append(
            (
                f"“{order.violation.name}”在 {order.served_on} 不属于可以按日连续处罚的违法行为。",
                f"{METHOD}第5条；法典 第1060条",
            )
        )
    return faults


def _recheck_faults(recheck: Recheck, order: CorrectionOrder) -> list[tuple[str, str]]:
    """Fatal error 23."""
    faults, name = [], f"{recheck.on} 的复查"
    if not recheck.is_refusal:
        faults.append((f"{name}结论为已改正，不启动按日连续处罚。", f"{METHOD}第12条第2款"))
    if recheck.method != Recheck.Method.COVERT:
        faults.append((f"{name}不是暗查，不能据以按日连续处罚。", f"{METHOD}第10条"))
    if order.served_on and recheck.on <= order.served_on:
        faults.append((f"{name}在送达当日或之前，没有计罚日。", f"{METHOD}第17条"))
    if recheck.due_on is None or recheck.is_late:
        until = recheck.due_on or "未起算"
        faults.append((f"{name}超过复查期限（{until}），不能据以按日连续处罚。", f"{METHOD}第10条"))
    return faults


def _is_used(recheck: Recheck) -> bool:
    return recheck.daily_rounds.exclude(daily__case__state__in=FALLEN).exists()


def stopped_by_measure(case, judged: list[Judged]) -> str:
    """A sentence when a measure in force stopped the discharge: nothing found going on after it began (第20条)."""
    found = [r.recheck for r in judged if not r.faults]
    for began, what in _measures_in_force(case):
        if not any(r.finding == Recheck.Finding.CONTINUES and r.on > began for r in found):
            return f"{began} 已{what}，其后没有复查发现仍在排放。因采取措施停止违法排污的，不再实施按日连续处罚。"
    return ""


def _measures_in_force(case) -> list[tuple]:
    """(first day, what) of sealings and of restrictions of production that last."""
    sealings = Sealing.objects.filter(case=case, state=SealingState.IN_FORCE)
    restrictions = Restriction.objects.filter(case=case, served_on__isnull=False).in_force()
    return [
        *((row.sealed_on, f"{row.get_kind_display()}（{row.place}）") for row in sealings),
        *((row.served_on, row.get_kind_display()) for row in restrictions),
    ]
