"""When the bureau may apply to the court (行政强制法 第53条; 行诉解释 第156条; 行政处罚法 第72条第2款).

The window opens the day after the term for review and suit has run without either, or after their result stands; it
lasts three months. A deferral moves its beginning to the deferral's end. Both ends are shown with their arithmetic.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bureau.timelimits import services as timelimits
from cases.execution.reckoning import deferral_end
from cases.models import Decision, Remedy
from cases.states import RemedyState

K, OUT = Remedy.Kind, Remedy.Outcome
UNDONE = (OUT.QUASH, OUT.ILLEGAL, OUT.ORDER)


@dataclass(frozen=True)
class Window:
    """First and last day to apply; `steps` are [what, how]; `blocked` says why there is no window now."""

    opens_on: date | None
    closes_on: date | None
    steps: tuple[tuple[str, str], ...]
    blocked: str = ""

    def holds(self, day: date) -> bool:
        """Whether one may apply on `day`."""
        return bool(self.opens_on and self.opens_on <= day <= self.closes_on)


def court_window(decision: Decision, on: date) -> Window:
    """The window as it is known on `on`."""
    if decision.served_on is None:
        return Window(None, None, (), "决定书没有送达，起诉期限没有起算")
    if decision.annulled_on:
        text = f"决定已于 {decision.annulled_on} 撤销，不得申请强制执行"
        return Window(None, None, (), text)
    remedies = [r for r in decision.remedies.all() if r.state != RemedyState.APPEALED]
    if pending := next((r for r in remedies if r.state != RemedyState.ENDED), None):
        return Window(None, None, (), f"{pending}没有终结，申请期限没有起算")
    if undone := next((r for r in remedies if r.outcome in UNDONE), None):
        text = f"决定已由{undone.body}{undone.get_outcome_display()}，不得申请强制执行"
        return Window(None, None, (), text)
    steps, base = _remedies_over(decision, remedies)
    if end := deferral_end(decision, on):
        steps.append(("延期（分期）结束", f"{end}（行政处罚法 第72条第2款）"))
        base = max(base, end)
    term = timelimits.due("court.apply", base, office=decision.case.office)
    steps += [(step.label, step.text) for step in term.steps]
    if term.provisional:
        steps.append(("暂定", "放假安排公布后重算"))
    return Window(base + timedelta(days=1), term.on, tuple(steps))


def _remedies_over(decision: Decision, remedies: list[Remedy]) -> tuple[list, date]:
    """The last day on which the decision could still be attacked, with the words for it."""
    if not remedies:
        return _suit_term(decision)
    ends = [_end_of(decision, remedy) for remedy in remedies]
    return [(str(r), text) for r, (text, _) in zip(remedies, ends, strict=True)], max(day for _, day in ends)


def _suit_term(decision: Decision) -> tuple[list, date]:
    due = timelimits.due("suit.term", decision.served_on, office=decision.case.office)
    text = f"决定书 {decision.served_on} 送达，六个月起诉期限至 {due.on}（行政诉讼法 第46条）"
    return [("起诉期限届满", text)], due.on


def _end_of(decision: Decision, remedy: Remedy) -> tuple[str, date]:
    """After a review fifteen days to sue; after a suit the day the result took effect; taken back: the old term too."""
    office = decision.case.office
    if remedy.kind == K.REVIEW and remedy.outcome != OUT.WITHDRAWN:
        end = timelimits.due("suit.term.after_review", remedy.decision_served_on, office=office).on
        return f"复议决定 {remedy.decision_served_on} 送达，十五日起诉期限至 {end}（行政诉讼法 第45条）", end
    if remedy.outcome == OUT.WITHDRAWN:
        end = max(remedy.effective_on, _suit_term(decision)[1])
        return f"{remedy.effective_on} 撤回终止，起诉期限至 {end}", end
    return f"裁判 {remedy.effective_on} 生效，自生效之日起算", remedy.effective_on
