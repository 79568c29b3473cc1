"""Conducts a case by its services up to a stage, as people would: the situations all tests of this room start from."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from bureau.law.models import Violation
from bureau.timelimits import services as timelimits
from bureau.workflow import Context
from cases.decision import grounds
from cases.decision.services import decision as deciding
from cases.decision.services import notice as noticing
from cases.decision.services import proposal as proposing
from cases.decision.services import review
from cases.execution.services import closing, serving
from cases.execution.services import decision as executing
from cases.execution.services import payment as paying
from cases.intake.services import clue as clues
from cases.intake.services import filing
from cases.investigation.services import investigation as investigating
from cases.investigation.services import party as standing
from cases.investigation.services import report as reporting
from cases.measures.guards.restriction import restricted_with_penalty
from cases.measures.services import order
from cases.measures.services import restriction as restricting
from cases.models import Case, Clue, Evidence, Proof
from cases.states import CaseState as C

PARTY = {
    "party_name": "青禾县禾润纺织印染有限公司",
    "party_kind": "entity",
    "party_code": "91990726MA1H7PXK0Q",
    "party_address": "青禾县城关镇清波路18号",
    "party_representative": "江岸",
    "party_phone": "0571-5550123",
}
FACTS = {
    "place": "青禾县城关镇清波路18号总排口",
    "facts": "执法人员在总排口采样，化学需氧量浓度为186毫克/升，超过排放限值80毫克/升。",
    "consequence": "",
}


@dataclass
class Conduct:
    """One case under way. Each method is one step; `until(state)` takes all steps to a state."""

    cast: object
    start: date = date(2026, 9, 8)
    fine: Decimal = Decimal("150000")
    outcome: str = "normal"
    restricts: bool = True  # beside the penalty, where the Code asks for it
    grounds: tuple = ()
    items: tuple = ()
    duty: str = "排污许可条例 第17条"
    violation: str = ""
    party: dict = field(default_factory=lambda: dict(PARTY))
    facts: dict = field(default_factory=lambda: dict(FACTS))
    case: Case | None = None
    clue: Clue | None = None

    def day(self, after: int) -> date:
        """A day of the story: calendar days after its start."""
        return self.start + timedelta(days=after)

    def _violation(self) -> Violation:
        rows = Violation.objects.filter(bases__fine_min__isnull=False, bases__base="fixed").distinct()
        return rows.get(code=self.violation) if self.violation else rows.get(name="超标排放水污染物")

    def register(self) -> Clue:
        """The clue."""
        self.clue = clues.register_clue(
            actor=self.cast.officer,
            office=self.cast.bureau,
            source="inspection",
            received_on=self.start,
            content="检查发现总排口超标",
            **self.party,
        )
        return self.clue

    def request(self) -> Case:
        """The request to file."""
        self.case = clues.request_filing(
            clue=self.clue or self.register(),
            actor=self.cast.officer,
            co_handler=self.cast.partner,
            check_result="经核查属实",
            on=self.day(1),
            violation=self._violation(),
            act_on=self.start,
            **self.facts,
        )
        return self.case

    def approve(self):
        """Filing approved."""
        filing.approve_filing(case=self.case, actor=self.cast.leader, on=self.day(2))

    def add_evidence(self, **facts):
        """A scene record that proves every part of the facts, or what is given (`elements=()` proves none)."""
        facts = {
            "elements": Proof.Element.values,
            "kind": Evidence.Kind.SCENE,
            "title": "现场检查（勘察）笔录",
            "obtained_on": self.day(3),
            "provider": "青禾分局",
            "proves": "现场检查情况",
            "second_collector": self.cast.partner,
            **facts,
        }
        return investigating.add_evidence(case=self.case, actor=self.cast.officer, **facts)

    def identify(self):
        """Who the party is: its business licence, and that it did the act itself. Needed before the end."""
        self.add_evidence(
            kind=Evidence.Kind.DOCUMENT,
            title="营业执照",
            provider=self.party["party_name"],
            proves="当事人主体资格",
            is_identity=True,
            is_copy=True,
            elements=(),
        )
        standing.state_standing(case=self.case, actor=self.cast.officer, relation="self", on=self.day(3))

    def write_report(self, after: int = 8):
        """The investigation report as drafted from the file. Needed before the end."""
        case = self.fresh()
        reporting.write_report(
            case=case, actor=self.cast.officer, on=self.day(after), **reporting.draft(case)
        )

    def propose(self):
        """The proposal, on the ordinary basis of the act's day."""
        basis = self.case.violation.bases.in_force(self.start).of_entities().filter(tier="").get()
        exempt = self.outcome.endswith("exempt")
        proposing.propose(
            case=self.case,
            actor=self.cast.officer,
            basis=basis,
            fine=Decimal(0) if exempt else self.fine,
            reasons="首次被查处，积极配合调查。",
            outcome=self.outcome,
            limits=basis.range(),
            grounds=self.grounds
            or grounds.REQUIRED.get(self.outcome, () if self.outcome == "normal" else ("other",)),
            duty_articles=self.duty,
            items=self.items,
        )

    def investigate(self):
        """Evidence linked to the facts, identity, order to correct, proposal, report; the end of the investigation."""
        self.add_evidence()
        self.identify()
        self.order_correction()
        self.propose()
        self.write_report()
        self.finish(self.day(8))

    def finish(self, on: date):
        """The report of the investigation."""
        investigating.finish_investigation(
            case=self.fresh(), actor=self.cast.officer, report="调查终结。", on=on
        )

    def order_correction(self):
        """Order drafted, signed, served, re-inspected."""
        made = order.draft_order(
            case=self.case,
            actor=self.cast.officer,
            officer_b=self.cast.partner,
            violation=self.case.violation,
            facts=self.facts["facts"],
            demand="立即停止超标排放。",
            correct_by=self.day(20),
            on=self.day(4),
        )
        made = order.issue_order(order=made, actor=self.cast.leader, on=self.day(4))
        made = order.serve_order(order=made, actor=self.cast.officer, **self.service(5))
        order.recheck(
            order=made, actor=self.cast.officer, corrected=True, result="复查达标。", on=self.day(7)
        )

    def service(self, after: int) -> dict:
        """A direct service."""
        return {
            "officer_b": self.cast.partner,
            "mode": "direct",
            "sent_on": self.day(after),
            "served_on": self.day(after),
            "place": self.party["party_address"],
            "receiver": self.party["party_representative"],
        }

    def serve_paper(self, document, day: date):
        """A paper that moves nothing by itself, handed over on a day."""
        facts = {**self.service(0), "sent_on": day, "served_on": day}
        serving.serve_other(case=self.fresh(), document=document, actor=self.cast.officer, **facts)

    def fresh(self) -> Case:
        """The case as the database has it, without cached parts."""
        self.case = Case.objects.get(pk=self.case.pk)
        return self.case

    def review(self):
        """Review passes."""
        review.pass_review(
            case=self.fresh(), actor=self.cast.reviewer, opinion="事实清楚，证据充分。", on=self.day(10)
        )

    def notify(self):
        """Notice signed."""
        noticing.issue_notice(case=self.fresh(), actor=self.cast.leader, on=self.day(12))

    def serve_notice(self):
        """Notice served."""
        noticing.serve_notice(case=self.fresh(), actor=self.cast.officer, **self.service(13))

    def close_defence(self):
        """Windows over."""
        case = self.fresh()
        noticing.close_defence(case=case, actor=self.cast.officer, on=case.notice.earliest_decision_on)

    def restrict(self):
        """限制生产, which the Code asks for beside the penalty of evasion: told on day 12, decided after the window."""
        steps = {"actor": self.cast.leader, "on": self.day(12)}
        row = restricting.propose_restriction(
            case=self.fresh(),
            actor=self.cast.officer,
            on=self.day(12),
            kind="limit",
            ground="evasion_code",
            reason="以逃避监管的方式排放。",
            demand="立即停止违法排放。",
        )
        restricting.review_restriction(
            restriction=row, actor=self.cast.reviewer, opinion="属实。", on=self.day(12)
        )
        row = restricting.issue_restriction_notice(restriction=row, **steps)
        row = restricting.serve_restriction_notice(
            restriction=row, actor=self.cast.officer, **self.service(12)
        )
        return restricting.decide_restriction(
            restriction=row, actor=self.cast.leader, on=row.earliest_decision_on
        )

    def decide(self, **more):
        """Decision signed."""
        case = self.fresh()
        on = more.get("on", case.notice.earliest_decision_on)
        if self.restricts and restricted_with_penalty(case, Context(self.cast.leader, on)):
            self.restrict()
            case = self.fresh()
        deciding.issue_decision(
            case=case,
            actor=self.cast.leader,
            **{
                "fine": self.fine,
                "reasons": "综合考虑。",
                "on": case.notice.earliest_decision_on,
                **more,
            },
        )

    def serve_decision(self):
        """Decision served."""
        case = self.fresh()
        executing.serve_decision(
            case=case, actor=self.cast.officer, **self.service((case.decided_on - self.start).days + 1)
        )

    def pay_and_publish(self):
        """Paid in full; published, as the publicity room would note it."""
        case = self.fresh()
        paid_on = case.decision.served_on + timedelta(days=5)
        paying.record_payment(
            case=case,
            actor=self.cast.clerk,
            paid_on=paid_on,
            amount=case.decision.due_amount,
            receipt_no=f"R{case.pk}",
        )
        timelimits.meet(case, "publish.penalty", on=paid_on)

    def ask_to_close(self):
        """Closing asked for."""
        self.pay_and_publish()
        closing.request_closing(
            case=self.fresh(), actor=self.cast.officer, basis="已履行完毕。", on=self.day(60)
        )

    def close(self):
        """Closed."""
        closing.approve_closing(case=self.fresh(), actor=self.cast.leader, on=self.day(61))

    STEPS = (
        (C.FILING, "request"),
        (C.INVESTIGATING, "approve"),
        (C.REVIEWING, "investigate"),
        (C.NOTICING, "review"),
        (C.NOTICED, "notify"),
        (C.DEFENCE, "serve_notice"),
        (C.DECIDING, "close_defence"),
        (C.DECIDED, "decide"),
        (C.EXECUTING, "serve_decision"),
        (C.CLOSING, "ask_to_close"),
        (C.CLOSED, "close"),
    )

    def until(self, state: str) -> Case:
        """Every step up to and including the one that reaches `state`."""
        done = {s for s, _ in self.STEPS[: self._position()]}
        for reached, step in self.STEPS:
            if reached not in done:
                getattr(self, step)()
            if reached == state:
                break
        return self.fresh()

    def _position(self) -> int:
        if self.case is None:
            return 0
        return [s for s, _ in self.STEPS].index(self.fresh().state) + 1
