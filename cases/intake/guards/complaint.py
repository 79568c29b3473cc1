"""Before a complaint is answered or ends."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from cases.states import CaseState, ClueState

UNDECIDED = (ClueState.RECEIVED, ClueState.FILING_REQUESTED)


def clue_decided(complaint, context: Context):
    """The answer tells what became of the report: so its clue is decided first (信访工作条例 第31条第5项)."""
    clue = complaint.clue
    if clue is None or clue.state not in UNDECIDED:
        return None
    return Refusal(
        f"线索 {clue.number} 还没有处理结论（{clue.state_label}）。立案或者不予立案后再答复。",
        "信访工作条例 第31条、第34条",
        reverse("cases:clue", args=[clue.pk]),
        "处理线索",
    )


def not_in_a_filed_case(clue, context: Context):
    """What is already part of a case is neither joined nor split nor sent away."""
    if not clue.cases.exclude(state=CaseState.DECLINED).exists():
        return None
    return Refusal(
        "线索已报请立案或者已立案，不能再并案、拆分或移送。案件移送在案件页办理。", "办法（令 30）第18条"
    )


def review_asked(complaint, context: Context):
    """An opinion answers a request."""
    if complaint.reviews.filter(answered_on__isnull=True).exists():
        return None
    return Refusal("没有待答复的复查、复核申请。", "信访工作条例 第35条、第36条")


def has_reporter(complaint, context: Context):
    """Nothing to show of an anonymous report."""
    return Refusal("本件为匿名举报，没有举报人信息。") if complaint.is_anonymous else None
