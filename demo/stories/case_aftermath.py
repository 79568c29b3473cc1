"""What may follow a penalty decision: deferral, demand, court, review, suit, correction, annulment."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import ROUND_DOWN, Decimal

from bureau.dates import today
from cases.decision.services import ending, further
from cases.execution.reckoning import owed
from cases.execution.services import deferral, enforcement, remedy
from cases.execution.windows import court_window
from cases.models import Deferral, Remedy
from demo.days import office_day
from demo.pictures import photo
from demo.stories.case_file import CaseFile
from demo.stories.publishing import withdraw_decision
from demo.stories.tale import Step

PARTS = 3  # instalments of a deferral, a month apart
COURT, REVIEWER = "青禾县人民法院", "澜州市人民政府"


class Aftermath(CaseFile):
    """Named by the tale's `after`. Those that end in payment go on to it; the others stay as they are."""

    def _aftermath(self) -> Iterator[Step]:
        """Nothing where the party simply pays."""
        match self.tale.after:
            case "deferral":
                yield "apply_deferral", 5, self._apply_deferral
                yield "grant_deferral", 4, self._grant_deferral
                yield "first_part", 28, self._pay_first_part
            case "demand" | "court":
                yield "demand", self.case.decision.pay_until + timedelta(days=3), self._demand
                yield "serve_demand", 2, self._serve_demand
            case "review" | "suit":
                yield "remedy", 20, self._take_in_remedy
                yield "answer_remedy", 6, self._answer_remedy
            case "corrected":
                yield "correct_decision", 2, self._correct
            case "annulled":
                yield "annul", 4, self._annul
                yield "withdraw", 1, lambda: withdraw_decision(case=self.case, actor=self.cast.heq)
                yield "remake", 2, self._remake
        if self.tale.after == "court":
            yield from self._court()
        if self.tale.after == "review":
            yield "decide_remedy", 35, self._maintained

    def _apply_deferral(self):
        deferral.apply_deferral(
            case=self.case,
            actor=self.cast.heq,
            applied_on=today(),
            kind=Deferral.Kind.INSTALMENTS,
            hardship="订单减少，流动资金紧张，职工工资按月发放，附上季度财务报表，申请分三期缴纳。",
            upload=photo(f"{self.firm.name} 分期", "分期缴纳申请.png"),
        )

    def _grant_deferral(self):
        left = owed(self.case.decision, today()).principal
        part = (left / PARTS).quantize(Decimal(1), rounding=ROUND_DOWN)
        amounts = [part] * (PARTS - 1) + [left - part * (PARTS - 1)]
        days = [office_day(today() + timedelta(days=30 * n)) for n in range(1, PARTS + 1)]
        deferral.grant_deferral(
            case=self.case,
            actor=self.cast.shenrc,
            parts=list(zip(days, amounts, strict=True)),
            reason="确有经济困难，申请在缴款期限内提出，同意分期。",
        )

    def _pay_first_part(self):
        granted = self.case.decision.deferrals.get(granted=True)
        self._pay_amount(granted.instalments.order_by("due_on").first().amount)

    def _demand(self):
        enforcement.issue_demand(case=self.case, actor=self.cast.tangsy)

    def _serve_demand(self):
        enforcement.serve_demand(case=self.case, actor=self.officer, **self._service())

    def _court(self) -> Iterator[Step]:
        opens = court_window(self.case.decision, today()).opens_on
        yield "apply_court", opens + timedelta(days=6), self._apply_court
        yield "court_accepts", 4, self._court_accepts
        yield "court_rules", 20, self._court_rules

    def _apply_court(self):
        enforcement.apply_court(case=self.case, actor=self.cast.shenrc)

    def _court_accepts(self):
        enforcement.court_accepts(
            case=self.case, actor=self.officer, docket=f"（{today().year}）青行审{today():%m}号（虚构）"
        )

    def _court_rules(self):
        enforcement.court_rules(
            case=self.case,
            actor=self.officer,
            ruling="allowed",
            ruling_note="准予强制执行，由人民法院执行局执行。",
        )

    def _take_in_remedy(self):
        review = self.tale.after == "review"
        remedy.register_remedy(
            case=self.case,
            actor=self.officer,
            kind=Remedy.Kind.REVIEW if review else Remedy.Kind.SUIT,
            applicant=self.firm.name,
            body=REVIEWER if review else COURT,
            docket=f"{'澜政复' if review else '青行初'}〔{today().year}〕{today():%m}号（虚构）",
            applied_on=today() - timedelta(days=6),
            accepted_on=today() - timedelta(days=2),
            received_on=today(),
            claims="认为处罚过重，整改投入没有在裁量中充分考虑，请求撤销处罚决定。",
        )

    @property
    def remedy(self) -> Remedy:
        """The review or suit as it now is."""
        return self.case.remedies.latest("pk")

    def _answer_remedy(self):
        remedy.answer_remedy(
            remedy=self.remedy,
            actor=self.officer,
            answer="处罚决定认定事实清楚，证据确凿，程序合法，裁量适当，整改情况已经考虑，请求予以维持。",
            agents=f"{self.officer.name}、{self.partner.name}",
        )

    def _maintained(self):
        remedy.decide_remedy(
            remedy=self.remedy,
            actor=self.officer,
            decided_on=today() - timedelta(days=3),
            decision_served_on=today(),
            outcome=Remedy.Outcome.MAINTAIN,
            outcome_text="处罚决定事实清楚，适用依据正确，程序合法，内容适当，予以维持。",
        )

    def _correct(self):
        address = self.firm.address
        ending.correct_decision(
            case=self.case,
            actor=self.cast.shenrc,
            wrong=address,
            right=address.replace("号", "号附1号"),
            reason="当事人地址漏写附号，不影响处罚内容。",
        )

    def _annul(self):
        ending.annul_decision(
            case=self.case,
            actor=self.cast.shenrc,
            ground="own",
            reason="复查案卷发现采样点位记载有误，主要事实需要重新查明。",
        )

    def _remake(self):
        further.remake_case(case=self.case, actor=self.officer, reason="原决定已撤销，补充采样后重新处理。")
