"""The proposed penalty: the law that applies, its range, the factors of discretion."""

from bureau.dates import today
from bureau.law.services import applicable
from cases.decision.discretion import percentage_sum
from cases.decision.grounds import REQUIRED
from cases.decision.services import proposal as proposing
from demo.stories.case_file import CaseFile

GROUNDS = {"lighter": ("removed_harm",)}
LIGHTER = {"lighter": (("主动消除或者减轻危害后果", -8),)}
REASONS = {
    False: "综合违法行为的情节、持续时间、危害后果和配合调查情况，按裁量基准确定。",
    True: "初次违法，危害后果轻微并及时改正，符合不予处罚情形。",
}


class Proposing(CaseFile):
    """At the end of the investigation."""

    def _propose(self):
        found = applicable(
            self.violation, act_on=self.case.act_on, decide_on=today(), amount=self.firm.investment
        )
        basis = found.options[0]
        limits = basis.range(self.firm.investment)
        exempt = self.tale.outcome.endswith("exempt")
        shares = (*self.wording.factors, *self.tale.extra, *LIGHTER.get(self.tale.outcome, ()))
        proposing.propose(
            case=self.case,
            actor=self.officer,
            basis=basis,
            outcome=self.tale.outcome,
            limits=limits,
            fine=0 if exempt else percentage_sum(limits, [percent for _, percent in shares]),
            factors=[] if exempt else [{"name": name, "percent": percent} for name, percent in shares],
            reasons=REASONS[exempt],
            law_choice_reason=found.reason[:300],
            grounds=GROUNDS.get(self.tale.outcome) or REQUIRED.get(self.tale.outcome, ()),
            # Where the register has no duty article yet, officers cite the one that sets the penalty.
            duty_articles=basis.duty_articles or basis.penalty_article,
        )
