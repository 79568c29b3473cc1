"""限制生产 beside the penalty of evasion, as the Code asks for it."""

from collections.abc import Iterator

from bureau.dates import today
from bureau.workflow import Context
from cases.measures.guards.restriction import restricted_with_penalty
from cases.measures.services import restriction, restriction_run
from cases.models import Restriction
from demo.stories.case_file import CaseFile
from demo.stories.tale import Step


class RestrictionSteps(CaseFile):
    """Proposal, review, notice, decision, plan."""

    def _restriction(self) -> Iterator[Step]:
        """Nothing where the penalty does not ask for it."""
        if restricted_with_penalty(self.case, Context(self.cast.shenrc, today())) is None:
            return
        yield "propose_limit", 1, self._propose_limit
        yield "review_limit", 1, self._review_limit
        yield "tell_limit", 1, self._tell_limit
        yield "serve_limit_notice", 1, self._serve_limit_notice
        yield "decide_limit", self._limit().earliest_decision_on, self._decide_limit
        yield "serve_limit", 1, self._serve_limit
        yield "limit_plan", 6, self._file_plan

    def _limit(self) -> Restriction:
        return self.case.restrictions.get()

    def _propose_limit(self):
        restriction.propose_restriction(
            case=self.case,
            actor=self.officer,
            kind=Restriction.Kind.LIMIT,
            ground=Restriction.Ground.EVASION_CODE,
            reason="以逃避监管的方式排放污染物，应当一并限制生产。",
            demand="立即停止违法排放，拆除暗管和旁路，生产负荷降至治理设施能够稳定达标的水平。",
        )

    def _review_limit(self):
        restriction.review_restriction(
            restriction=self._limit(), actor=self.cast.gaowy, opinion="事实清楚，依据准确，同意。"
        )

    def _tell_limit(self):
        restriction.issue_restriction_notice(restriction=self._limit(), actor=self.cast.shenrc)

    def _serve_limit_notice(self):
        restriction.serve_restriction_notice(restriction=self._limit(), actor=self.officer, **self._service())

    def _decide_limit(self):
        restriction.decide_restriction(restriction=self._limit(), actor=self.cast.shenrc)

    def _serve_limit(self):
        restriction_run.serve_restriction(restriction=self._limit(), actor=self.officer, **self._service())

    def _file_plan(self):
        restriction_run.file_plan(
            restriction=self._limit(), actor=self.officer, plan_public="企业门口公示栏和网站同日公开"
        )

    def _lifting(self) -> Iterator[Step]:
        """The firm reports that it is done, which lifts the measure; the bureau looks again before the case closes."""
        if not self.case.restrictions.ongoing().exists():
            return
        yield "limit_report", 6, self._file_limit_report
        yield "limit_check", 12, self._follow_up_limit

    def _file_limit_report(self):
        restriction_run.file_report(
            restriction=self._limit(),
            actor=self.officer,
            rectified_on=today(),
            report="暗管和旁路已拆除，治理设施连续稳定运行，整改情况已在企业门口公示栏和网站公开。",
            monitoring_report="青禾县环境监测站监测报告（虚构），达标",
            output_comparison="限制生产期间用电量比整改前下降三成，用水量下降两成五，主要产品产量下降三成。",
        )

    def _follow_up_limit(self):
        restriction_run.follow_up(
            restriction=self._limit(),
            actor=self.officer,
            officer_b=self.partner,
            checked_on=today(),
            findings="治理设施正常运行，未发现暗管和旁路，总排口采样达标。",
            compliant=True,
        )
