"""The procedure as the stepper draws it: what is done, where the case stands, what is not needed and why."""

from dataclasses import dataclass
from datetime import date

from cases.decision.thresholds import offers_hearing
from cases.execution.reckoning import undone
from cases.states import CaseState as C

ORDER = (
    C.FILING,
    C.INVESTIGATING,
    C.REVIEWING,
    C.NOTICING,
    C.NOTICED,
    C.DEFENCE,
    C.HEARING,
    C.DECIDING,
    C.DECIDED,
    C.EXECUTING,
    C.CLOSING,
    C.CLOSED,
)


@dataclass(frozen=True)
class Stage:
    """One circle: its name, `done`, `now`, `skip-step` or nothing, and the line below it."""

    label: str
    css: str
    note: str


def _short(day: date | None, word: str = "") -> str:
    return f"{day:%m-%d}{' ' + word if word else ''}" if day else ""


def stages(case, today: date) -> list[Stage]:
    """The stages of one case. Reads only what the case page has already loaded."""
    notice = getattr(case, "notice", None)
    hearing = getattr(case, "hearing", None)
    decision = getattr(case, "decision", None)
    review = max((r.reviewed_on for r in case.reviews.all() if r.passed), default=None)
    exempt = bool(decision and decision.kind == decision.Kind.EXEMPT) or (
        hasattr(case, "proposal") and case.proposal.is_exempt
    )
    rows = [
        ("线索", None, _short(case.clue.received_on)),
        ("立案", C.FILING, _short(case.filed_on)),
        ("调查取证", C.INVESTIGATING, _short(case.investigated_on, "终结")),
        ("案件审查", C.REVIEWING, _short(review)),
        ("事先告知", (C.NOTICING, C.NOTICED), _short(notice and notice.served_on, "送达")),
        (
            "陈述申辩",
            C.DEFENCE,
            f"至 {notice.defence_until:%m-%d}" if notice and notice.defence_until else "",
        ),
        ("听证", C.HEARING, _short(hearing and hearing.held_on)),
        ("审核决定", C.DECIDING, _short(case.decided_on)),
        ("送达", C.DECIDED, _short(decision and decision.served_on)),
        ("执行", C.EXECUTING, _payment(decision)),
        ("结案", (C.CLOSING, C.CLOSED), _short(case.closed_on)),
    ]
    skipped = _skipped(case, hearing, exempt, today)
    return [_stage(case, label, states, note, skipped.get(label)) for label, states, note in rows]


def _payment(decision) -> str:
    """Until when is paid; nothing is owed on a decision that fell, whatever its term was."""
    if decision is None:
        return ""
    if undone(decision):
        return "决定已撤销，不再缴款"
    return _short(decision.pay_until, "前缴清")


def _skipped(case, hearing, exempt: bool, today: date) -> dict[str, str]:
    """Stages this case does not need, with the reason."""
    if exempt:
        return dict.fromkeys(("事先告知", "陈述申辩", "听证"), "不予处罚")
    if hearing is None and hasattr(case, "proposal") and not _offered(case, case.filed_on or today):
        return {"听证": "未达听证数额"}
    if hearing is None and case.state in ORDER and ORDER.index(case.state) > ORDER.index(C.HEARING):
        return {"听证": "未申请"}
    return {}


def _offered(case, on: date) -> bool:
    """What the notice said; before there is one, what it would have to say."""
    return case.notice.hearing_offered if case.notice else offers_hearing(case, on)


def _stage(case, label: str, states, note: str, skipped: str | None) -> Stage:
    if skipped:
        return Stage(label, "skip-step", skipped)
    if states is None:
        return Stage(label, "done", note)
    states = states if isinstance(states, tuple) else (states,)
    if case.state in states and case.state != C.CLOSED:
        return Stage(label, "now", note or "办理中")
    if case.state not in ORDER:  # declined or terminated: what was dated is done
        return Stage(label, "done" if note else "", note or "—")
    passed = ORDER.index(case.state) > max(ORDER.index(s) for s in states) or case.state == C.CLOSED
    return Stage(label, "done" if passed else "", note or "—")
