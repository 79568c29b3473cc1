"""The steps of a case in the order of the procedure, by the services of the cases room."""

from collections.abc import Iterator
from datetime import date

from cases.decision.services import notice as noticing
from cases.decision.thresholds import legal_review_grounds, needs_discussion
from cases.execution.services import closing
from demo.stories.case_aftermath import Aftermath
from demo.stories.case_crime import Crime
from demo.stories.case_daily import Daily
from demo.stories.case_deciding import Deciding
from demo.stories.case_hearing import Hearing
from demo.stories.case_opening import Opening
from demo.stories.case_proposal import Proposing
from demo.stories.case_records import RecordSteps
from demo.stories.case_refusal import Refusal
from demo.stories.case_restriction import RestrictionSteps
from demo.stories.case_sealing import SealingSteps
from demo.stories.publishing import publish_decision
from demo.stories.tale import Step

UNPAID = ("deferral", "demand", "court", "annulled")  # what follows the decision instead of payment
STAYING = (*UNPAID, "suit")  # not brought to an end by these stories


class CaseStory(
    Opening,
    Proposing,
    RecordSteps,
    SealingSteps,
    RestrictionSteps,
    Refusal,
    Daily,
    Crime,
    Hearing,
    Deciding,
    Aftermath,
):
    """One case from clue to closing."""

    def tell(self) -> Iterator[date]:
        """The story for the diary."""
        return self.pace.walk(self._steps())

    def _steps(self) -> Iterator[Step]:
        end = self.tale.end
        yield "clue", 0, self._register
        if end == "declined":
            yield "decline", 4, self._decline_clue
            return
        yield "request", 2, self._request
        if end == "not_filed":
            yield "not_file", 2, self._decline_filing
            return
        yield "file", 2, self._file
        if end == "cancelled":
            yield "cancel", 5, self._cancel_filing
            return
        if end == "transferred":
            yield "scene", 1, self._scene
            yield "transfer", 4, self._transfer_organ
            return
        yield from self._investigation()
        if end in ("suspended", "crime"):
            return
        if end == "terminated":
            yield "terminate", 6, self._terminate
            return
        yield from self._review_and_notice()
        if not self.tale.outcome.endswith("exempt"):
            yield from self._defence()
            yield from self._deciding()
        yield from self._execution()

    def _investigation(self) -> Iterator[Step]:
        tale = self.tale
        yield "scene", 1, self._signed_scene if tale.records else self._scene
        if tale.records:
            yield "register", 1, self._register_evidence
            yield "settle_register", 3, self._settle_registration
        if tale.end == "suspended":
            yield "suspend", 5, self._suspend
            return
        yield "order", 1, self._give_order
        yield "serve_order", 1, self._serve_order
        yield from self._sealing_steps()
        yield "inquiry", 3, self._inquiry
        if self.wording.tested:
            yield "test", 6, self._test
            yield "tell", 2, self._tell_result
        if tale.end == "crime":
            yield from self._crime()
            return
        if tale.sealing == "extended":
            yield "extend", 4, self._extend
        if tale.recheck:
            yield "recheck", 8, self._refused if tale.refuses else self._recheck
        yield from self._release_steps()
        yield "propose", 2, self._propose
        yield "finish", 1, self._finish

    def _review_and_notice(self) -> Iterator[Step]:
        yield "review", 3, self._review
        if self.tale.outcome.endswith("exempt"):
            yield "decide", 3, self._exempt
            return
        yield "notice", 3, lambda: noticing.issue_notice(case=self.case, actor=self.cast.shenrc)
        yield "serve_notice", 2, self._serve_notice

    def _defence(self) -> Iterator[Step]:
        tale = self.tale
        if tale.defence:
            yield "defend", 2, self._defend
        if tale.hearing and tale.hearing != "withdrawn":
            yield "ask_hearing", 1, self._ask_hearing
        if tale.defence in ("rejected", "accepted"):
            yield "answer", 2, self._answer
        if tale.hearing in ("held", "called"):
            yield "call_hearing", 1, self._call_hearing
            yield "hold_hearing", self.case.hearing.scheduled_on, self._hold_hearing
        elif not tale.hearing:
            yield "close_defence", self.case.notice.earliest_decision_on, self._close_defence

    def _deciding(self) -> Iterator[Step]:
        yield from self._restriction()
        case = self.case
        on = self.case.notice.earliest_decision_on
        if legal_review_grounds(case, on):
            yield "legal_review", 2, self._legal_review
        if needs_discussion(case, on):
            yield "discuss", 2, self._discuss
        yield "decide", 2, self._decide

    def _execution(self) -> Iterator[Step]:
        yield "serve_decision", 2, self._serve_decision
        if not self.tale.outcome.endswith("exempt"):
            yield "publish", 1, lambda: publish_decision(case=self.case, actor=self.cast.heq)
            if self.tale.after not in UNPAID:
                yield "pay", 6, self._pay
            yield from self._aftermath()
        if self.tale.after in STAYING:
            return
        if self.tale.sealing == "open":
            yield "release", 0, self._release
        if self.tale.refuses:
            yield from self._refusal()
            yield from self._daily()
        yield from self._owed_detention()
        yield from self._lifting()
        yield (
            "ask_close",
            5,
            lambda: closing.request_closing(
                case=self.case, actor=self.officer, basis="违法行为已改正，处罚决定已履行完毕，符合结案条件。"
            ),
        )
        yield "close", 2, lambda: closing.approve_closing(case=self.case, actor=self.cast.tangsy)
