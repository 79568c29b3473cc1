"""Before a demand, an application to the court, substitute performance (行政强制法 第35、50、53、54条)."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from cases.execution.guards.payment import decision_of
from cases.execution.windows import court_window
from cases.models import CorrectionOrder, CourtApplication, Demand, Stay
from cases.states import OrderState


def _act(case, name: str) -> str:
    return reverse(f"cases:case-{name}", args=[case.pk])


def not_stayed(case, context: Context):
    """A stay that was ordered holds everything up (行政复议法 第42条; 行政诉讼法 第56条)."""
    stay = Stay.objects.filter(remedy__case=case, from_on__lte=context.on, to_on__isnull=True).first()
    if stay is None:
        return None
    return Refusal(
        f"{stay.ordered_by} 决定自 {stay.from_on} 起停止执行（{stay.document_no}）。",
        "行政复议法 第42条；行政诉讼法 第56条",
    )


def no_demand_open(case, context: Context):
    """One demand at a time: a second only after the first was served and its term has run."""
    last = case.demands.filter(purpose=Demand.Purpose.COURT).last()
    if last is None:
        return None
    if last.served_on is None:
        return Refusal(f"《{last.document}》没有送达。", "行政强制法 第38条")
    if context.on >= last.ripe_on:
        return None
    text = f"《{last.document}》于 {last.served_on} 送达，期限没有届满，{last.ripe_on} 起方可再次催告。"
    return Refusal(text, "行政强制法 第35条、第54条")


def demand_to_serve(case, context: Context):
    """There is a demand not yet served."""
    if case.demands.filter(served_on__isnull=True).exists():
        return None
    return Refusal("没有待送达的催告书。", "行政强制法 第38条")


def demand_served(case, context: Context):
    """A defence answers a demand that has arrived."""
    if case.demands.filter(served_on__isnull=False).exists():
        return None
    return Refusal("催告书没有送达。", "行政强制法 第36条")


def demand_ripe(case, context: Context):
    """行政强制法 第54条: ten working days after the demand was served the party still has not performed."""
    last = case.demands.filter(purpose=Demand.Purpose.COURT).last()
    if last is None:
        return Refusal(
            "没有催告。申请人民法院强制执行前应当催告。",
            "行政强制法 第54条",
            _act(case, "issue_demand"),
            "制发催告书",
        )
    if last.served_on is None:
        return Refusal("催告书没有送达。", "行政强制法 第54条", _act(case, "serve_demand"), "登记送达")
    if context.on < last.ripe_on:
        return Refusal(
            f"催告书 {last.served_on} 送达，满十个工作日后的 {last.ripe_on} 起方可申请。",
            "行政强制法 第54条、第69条",
        )
    return None


def defence_answered(case, context: Context):
    """行政强制法 第36条: what the party brought forward against the demand is looked into."""
    waiting = case.demands.filter(defence_on__isnull=False, answered_on__isnull=True)
    if not waiting.exists():
        return None
    return Refusal(
        "当事人对催告的陈述申辩没有复核。", "行政强制法 第36条", _act(case, "answer_demand_defence"), "去复核"
    )


def defence_waiting(case, context: Context):
    """There is a defence to answer."""
    if case.demands.filter(defence_on__isnull=False, answered_on__isnull=True).exists():
        return None
    return Refusal("没有待复核的陈述申辩。", "行政强制法 第36条")


def in_window(case, context: Context):
    """行政强制法 第53条: neither before the remedies are over nor later than three months after; both with dates."""
    window = court_window(case.decision, context.on)
    if window.blocked:
        return Refusal(f"{window.blocked}。", "行政强制法 第53条")
    if context.on < window.opens_on:
        text = f"尚早：{window.opens_on} 起方可申请（至 {window.closes_on}），当事人的起诉期限没有届满。"
        return Refusal(text, "行政强制法 第53条；行诉解释 第156条")
    if context.on > window.closes_on:
        text = f"已晚：申请期限为 {window.opens_on} 至 {window.closes_on}，逾期法院不予受理。"
        return Refusal(text, "行政强制法 第53条；行诉解释 第156条")
    return None


def not_applied(case, context: Context):
    """One application at a time."""
    if open_application(case) is None:
        return None
    return Refusal("本案已申请强制执行。", "行政强制法 第53条")


def open_application(case) -> CourtApplication | None:
    """The application that was neither turned down nor refused, or None."""
    return case.court_applications.filter(declined_on__isnull=True).exclude(ruling="refused").last()


def application_waits(case, context: Context):
    """The court has not said whether it accepts."""
    found = open_application(case)
    if found and found.accepted_on is None:
        return None
    return Refusal("没有等待受理的强制执行申请。", "行政强制法 第56条")


def application_accepted(case, context: Context):
    """Accepted and not ruled on."""
    found = open_application(case)
    if found and found.accepted_on and found.ruled_on is None:
        return None
    return Refusal("没有已受理而未裁定的强制执行申请。", "行政强制法 第57条")


def application_ruled(case, context: Context):
    """Ruled on and not carried out."""
    found = open_application(case)
    if found and found.ruled_on and found.finished_on is None:
        return None
    return Refusal("没有已裁定而未执行完毕的强制执行申请。", "行政强制法 第57条")


def order_disobeyed(case, context: Context):
    """行政强制法 第50条: an obligation to remove or restore that was not performed in its time."""
    if disobeyed(case, context.on).exists():
        return None
    return Refusal(
        "没有逾期未履行的责令改正义务。代履行须当事人逾期不履行，后果已经或者将危害交通安全、造成环境污染或者破坏自然资源。",
        "行政强制法 第50条",
    )


def disobeyed(case, on):
    """Orders found uncorrected after their term."""
    return CorrectionOrder.objects.filter(case=case, state=OrderState.UNCORRECTED, correct_by__lt=on)


def substitution_open(case, context: Context):
    """There is a decision to carry out."""
    if case.substitutions.filter(done_on__isnull=True, stopped_reason="").exists():
        return None
    return Refusal("没有待实施的代履行决定。", "行政强制法 第51条")


def has_decision(case, context: Context):
    """Nothing can be enforced or attacked without a decision."""
    if decision_of(case):
        return None
    return Refusal("本案没有处罚决定。", "行政处罚法 第57条")
