"""A firm that refuses to correct, by the services: the situations tests of orders and daily penalties start from."""

from datetime import date, timedelta

from cases.intake.services import filing
from cases.investigation.services import investigation as investigating
from cases.measures.services import daily
from cases.measures.services import order as ordering
from cases.models import Case, CorrectionOrder
from cases.tests.conduct import Conduct


class Refusing(Conduct):
    """A case whose order is not obeyed. Days are calendar days after `start`."""

    def order_correction(self):
        """Order served on day 5; re-inspected covertly on day 7: still going on."""
        self.order = self.give_order(4, 5)
        self.inspect(7)

    def give_order(self, issued: int, served: int, **facts) -> CorrectionOrder:
        """An order of the case, served."""
        made = ordering.draft_order(
            case=self.case,
            actor=self.cast.officer,
            officer_b=self.cast.partner,
            violation=facts.pop("violation", self.case.violation),
            facts="总排口超标排放。",
            demand="立即停止超标排放。",
            correct_by=self.day(issued),
            on=self.day(issued),
            **facts,
        )
        made = ordering.issue_order(order=made, actor=self.cast.leader, on=self.day(issued))
        return ordering.serve_order(order=made, actor=self.cast.officer, **self.service(served))

    def inspect(self, after: int, *, corrected=False, **facts) -> CorrectionOrder:
        """A round on the standing order."""
        self.order = ordering.recheck(
            order=self.order,
            actor=self.cast.officer,
            corrected=corrected,
            result="总排口仍在超标排放。" if not corrected else "已停止排放，达标。",
            on=self.day(after),
            place="总排口",
            **facts,
        )
        return self.order

    def repeat(self, issued: int, served: int) -> CorrectionOrder:
        """再次责令改正 on the refused order, served."""
        again = ordering.repeat_order(
            order=self.order,
            actor=self.cast.officer,
            officer_b=self.cast.partner,
            facts="复查发现仍在超标排放。",
            demand="立即停止超标排放。",
            correct_by=self.day(issued),
            on=self.day(issued),
        )
        again = ordering.issue_order(order=again, actor=self.cast.leader, on=self.day(issued))
        self.order = ordering.serve_order(order=again, actor=self.cast.officer, **self.service(served))
        return self.order

    def open_daily(self, on: date | None = None) -> Case:
        """The daily penalty is asked for, the day after the original decision unless told otherwise."""
        on = on or self.fresh().decided_on + timedelta(days=1)
        order = CorrectionOrder.objects.get(pk=self.order.pk)
        return daily.open_daily(order=order, actor=self.cast.officer, co_handler=self.cast.partner, on=on)

    def follow(self, case: Case, on: date) -> Conduct:
        """Conducts the daily case itself, from its filing on."""
        further = Further(self.cast, start=on - timedelta(days=2), fine=case.proposal.fine)
        further.case, further.clue = case, case.clue
        return further


class Further(Conduct):
    """A daily case under way: its proposal and evidence are there from the start."""

    def investigate(self):
        """Evidence linked to the facts, identity, report."""
        self.add_evidence()
        self.identify()
        self.write_report(after=4)
        investigating.finish_investigation(
            case=self.fresh(), actor=self.cast.officer, report="拒不改正事实清楚。", on=self.day(4)
        )

    def approve(self):
        """Filed."""
        filing.approve_filing(case=self.case, actor=self.cast.leader, on=self.day(3))
