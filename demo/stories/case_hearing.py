"""Review, prior notice, statement and defence, hearing."""

from datetime import date, timedelta

from bureau.dates import today
from cases.decision.services import defence as defending
from cases.decision.services import hearing as hearings
from cases.decision.services import notice as noticing
from cases.decision.services import review
from cases.execution.services import serving
from demo.stories.case_file import CaseFile


class Hearing(CaseFile):
    """From the review to the end of the party's terms."""

    def _review(self):
        review.pass_review(
            case=self.case,
            actor=self.cast.gaowy,
            opinion="事实清楚，证据确实充分，程序合法，定性准确，裁量适当，同意。",
        )

    def _serve_notice(self):
        noticing.serve_notice(case=self.case, actor=self.officer, **self._service())

    def _defend(self):
        defending.record_defence(
            case=self.case,
            actor=self.officer,
            by=self.firm.name,
            received_on=today(),
            content="我单位已投入资金完成整改，经营困难，请求从轻处罚。",
        )

    def _answer(self):
        accepted = self.tale.defence == "accepted"
        defending.answer_defence(
            case=self.case,
            defence=self.case.defences.first(),
            actor=self.cast.gaowy,
            accepted=accepted,
            answer="整改情况属实，已在裁量时考虑。"
            if accepted
            else "整改是法定义务，裁量时已予考虑，没有新的从轻情形。",
        )

    def _ask_hearing(self):
        hearings.request_hearing(case=self.case, actor=self.officer, by=self.firm.name)

    def _call_hearing(self):
        day = max(today() + timedelta(days=11), self._hearing_day())
        called = hearings.call_hearing(
            case=self.case,
            actor=self.cast.gaowy,
            scheduled_on=day,
            place="青禾分局三楼会议室",
            chair=self.cast.linzy,
        )
        serving.serve_other(case=self.case, document=called.document, actor=self.officer, **self._service())

    def _hearing_day(self) -> date:
        return self.pace.day_of("hearing_day", 15)

    def _hold_hearing(self):
        hearings.hold_hearing(
            case=self.case,
            actor=self.cast.gaowy,
            minutes="听证公开举行。调查人员陈述事实、证据和处罚建议，当事人申辩和质证，各方核对笔录后签字。",
            conclusion="事实清楚，证据充分，建议维持拟处罚意见。",
        )

    def _close_defence(self):
        noticing.close_defence(case=self.case, actor=self.officer)
