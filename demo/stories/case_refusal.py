"""A firm that refuses to correct: repeated order, daily penalty; transfers to the police and to another organ."""

from datetime import timedelta

from bureau.dates import today
from cases.measures import duties
from cases.measures.services import daily, detention, order, organ, transfers
from cases.models import CorrectionOrder
from demo.stories.case_file import CaseFile
from demo.stories.tale import Step


class Refusal(CaseFile):
    """Steps beside the ordinary ones."""

    @property
    def order(self) -> CorrectionOrder:
        """The standing order as it now is."""
        return CorrectionOrder.objects.get(pk=self._order)

    def _refused(self):
        order.recheck(
            order=self.order,
            actor=self.officer,
            corrected=False,
            result="夜间暗查，违法行为仍在继续，现场采样取证。",
            place=self.place,
        )

    def _repeat_order(self):
        made = order.repeat_order(
            order=self.order,
            actor=self.officer,
            officer_b=self.partner,
            facts="复查发现违法行为仍在继续，拒不改正。",
            demand=self.wording.demand,
            correct_by=today() + timedelta(days=3),
        )
        self._order = order.issue_order(order=made, actor=self.cast.tangsy).pk

    def _serve_repeat(self):
        order.serve_order(order=self.order, actor=self.officer, **self._service())

    def _corrected_at_last(self):
        order.recheck(
            order=self.order,
            actor=self.officer,
            corrected=True,
            result="经复查，已停止违法行为，监测达标。",
            place=self.place,
        )

    def _open_daily(self):
        daily.open_daily(order=self.order.previous, actor=self.officer, co_handler=self.partner)

    def _refusal(self) -> "list[Step]":
        """After the original decision was served."""
        return [
            ("repeat_order", 0, self._repeat_order),
            ("serve_repeat", 0, self._serve_repeat),
            ("recheck_again", 8, self._corrected_at_last),
            ("open_daily", 2, self._open_daily),
        ]

    def _owed_detention(self) -> "list[Step]":
        """Nothing, or the transfer the Code orders with the penalty."""
        if not duties.detention_owed(self.case):
            return []
        return [("detain", 1, self._detain), ("detained", 4, self._detained)]

    def _detain(self):
        case = self.case
        row = detention.request_detention(
            case=case,
            actor=self.officer,
            facts=case.facts,
            reason="以逃避监管的方式违法排放污染物，尚不构成犯罪。",
            persons=[{"name": self.firm.legal_representative, "number": "", "post": "法定代表人"}],
            materials=transfers.default_materials(case),
        )
        row = detention.approve_detention(detention=row, actor=self.cast.shenrc, opinion="同意移送。")
        detention.send_detention(detention=row, actor=self.officer, receiver="青禾县公安局", copies_kept=True)

    def _detained(self):
        row = self.case.detentions.get()
        row = detention.accept_detention(detention=row, actor=self.officer, receipt_no="受案回执")
        detention.police_detained(
            detention=row, actor=self.officer, outcome="对直接负责的主管人员行政拘留五日。"
        )

    def _transfer_organ(self):
        organ.transfer_organ(
            case=self.case,
            actor=self.cast.shenrc,
            organ_name="澜州市生态环境局云泽分局",
            ground="《中华人民共和国行政处罚法》第二十二条，由违法行为发生地的行政机关管辖",
            reason="现场核查查明，违法行为发生在云泽县境内，不属于本局管辖。",
            materials=transfers.default_materials(self.case),
        )
