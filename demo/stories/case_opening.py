"""Clue, filing, evidence, order to correct, proposal."""

from datetime import timedelta

from bureau.dates import today
from cases.intake.services import clue as clues
from cases.intake.services import filing
from cases.investigation.services import evidence as filing_evidence
from cases.investigation.services import investigation as investigating
from cases.investigation.services import party, report, results, suspension
from cases.measures.services import order
from cases.models import Clue, CorrectionOrder, Evidence, Termination
from demo.stories.case_file import CaseFile


class Opening(CaseFile):
    """From the clue to the end of the investigation."""

    def _register(self):
        found = clues.register_clue(
            actor=self.officer,
            office=self.cast.bureau,
            source=self.tale.source,
            received_on=today(),
            content=f"{self.firm.short_name}：{self.wording.facts}",
            place=self.place,
            violation=self.violation,
            reporter=self.tale.reporter,
            reporter_phone="0000-7700123" if self.tale.reporter else "",
            **self._party(),
        )
        self._clue = found.pk

    def _decline_clue(self):
        clues.decline_clue(
            clue=Clue.objects.get(pk=self._clue),
            actor=self.cast.tangsy,
            reason="经现场核查，反映的情况不属实，没有发现违法行为。",
        )

    def _request(self):
        case = clues.request_filing(
            clue=Clue.objects.get(pk=self._clue),
            actor=self.officer,
            co_handler=self.partner,
            check_result="经现场核查，反映的情况属实，涉嫌违法，属本局管辖，未超过追责期限，建议立案。",
            violation=self.violation,
            act_on=self.tale.start,
            place=self.place,
            facts=self.wording.facts,
            is_complex=self.tale.is_complex,
        )
        self._case = case.pk

    def _file(self):
        filing.approve_filing(case=self.case, actor=self.cast.tangsy)

    def _decline_filing(self):
        filing.decline_filing(
            case=self.case,
            actor=self.cast.tangsy,
            reason="违法行为轻微并已当场改正，没有造成危害后果，依法不予立案。",
        )

    def _scene(self):
        self._evidence(
            kind=Evidence.Kind.SCENE,
            title="现场检查（勘察）笔录",
            provider="青禾分局",
            proves="现场检查时的情况和违法事实",
            elements=("time", "place", "act", "circumstances", "consequence"),
        )
        self._pictures()

    def _inquiry(self):
        self._evidence(
            kind=Evidence.Kind.PARTY,
            title="调查询问笔录",
            provider=self.firm.legal_representative,
            proves="当事人对违法事实的陈述",
            elements=("time", "act", "circumstances"),
        )
        self._evidence(
            kind=Evidence.Kind.DOCUMENT,
            title="营业执照",
            provider=self.firm.name,
            proves="当事人主体资格",
            is_copy=True,
            is_identity=True,
        )
        licence = self.case.evidence.get(is_identity=True)
        filing_evidence.check_copy(case=self.case, item=licence, actor=self.officer, provider_signed=True)
        party.state_standing(case=self.case, actor=self.officer, relation="self")

    def _test(self):
        results.register_result(
            case=self.case,
            actor=self.officer,
            second_collector=self.partner,
            values=[],
            origin="other",
            origin_note="县生态环境监测站现场采样，采样记录附于报告之后",
            laboratory="青禾县生态环境监测站",
            cma="200912340001",
            number=f"{self.wording.tested}（{today():%Y%m%d}）",
            method="国家标准方法",
            reported_on=today(),
        )

    def _tell_result(self):
        item = self.case.evidence.get(is_test_result=True)
        investigating.tell_result(
            case=self.case,
            item=item,
            actor=self.officer,
            on=today(),
            how="当面送达",
            receipt="结果告知书签收联",
        )

    def _give_order(self):
        made = order.draft_order(
            case=self.case,
            actor=self.officer,
            officer_b=self.partner,
            violation=self.violation,
            facts=self.wording.facts,
            demand=self.wording.demand,
            correct_by=today() + timedelta(days=15),
        )
        self._order = order.issue_order(order=made, actor=self.cast.tangsy).pk

    def _serve_order(self):
        order.serve_order(
            order=CorrectionOrder.objects.get(pk=self._order), actor=self.officer, **self._service()
        )

    def _recheck(self):
        order.recheck(
            order=CorrectionOrder.objects.get(pk=self._order),
            actor=self.officer,
            corrected=True,
            result="经复查，违法行为已停止，整改措施已落实。",
        )

    def _finish(self):
        report.write_report(case=self.case, actor=self.officer, **report.draft(self.case))
        investigating.finish_investigation(
            case=self.case, actor=self.officer, report="违法事实清楚，证据确实充分，调查终结，提请审查。"
        )

    def _cancel_filing(self):
        filing.cancel_filing(
            case=self.case,
            actor=self.cast.tangsy,
            reason="核查查明当事人的行为符合规定，没有违法事实，不符合立案条件。",
        )

    def _terminate(self):
        suspension.terminate(
            case=self.case,
            actor=self.cast.shenrc,
            ground=Termination.Ground.DISSOLVED,
            reason="调查查明当事人已依法注销，没有权利义务承受人，终止调查。",
        )
