"""Legal review, discussion, decision, service, payment."""

from bureau.dates import today
from cases.decision.services import decision as deciding
from cases.decision.services import discussion, review
from cases.execution.services import decision as executing
from cases.execution.services import payment as paying
from demo.stories.case_file import CaseFile


class Deciding(CaseFile):
    """From the legal review to the payment."""

    def _legal_review(self):
        review.legal_review(
            case=self.case,
            actor=self.cast.linzy,
            agreed=True,
            opinion="主体合法，事实清楚，程序合法，适用法律正确，裁量适当，同意。",
        )

    def _discuss(self):
        members = (self.cast.shenrc, self.cast.tangsy, self.cast.linhd)
        discussion.discuss(
            case=self.case,
            actor=self.cast.shenrc,
            members=members,
            place="局党组会议室",
            minutes="承办人汇报案情，法制审核人员说明审核意见，与会人员逐一发表意见。",
            conclusion="同意拟处罚意见。",
            fine=self.case.notice.fine,
        )

    def _decide(self):
        deciding.issue_decision(
            case=self.case,
            actor=self.cast.shenrc,
            fine=self.case.notice.fine,
            reasons="综合违法事实、情节、后果和整改情况作出决定。",
        )

    def _exempt(self):
        deciding.issue_exemption(
            case=self.case,
            actor=self.cast.shenrc,
            reasons="初次违法，危害后果轻微并及时改正，依法不予处罚，已进行教育。",
            education="对单位负责人进行批评教育，讲解台账管理要求，负责人表示接受。",
        )

    def _serve_decision(self):
        executing.serve_decision(case=self.case, actor=self.officer, **self._service())

    def _pay(self):
        decision = self.case.decision
        self._pay_amount(decision.due_amount - decision.paid_amount)

    def _pay_amount(self, amount):
        decision = self.case.decision
        paying.record_payment(
            case=self.case,
            actor=self.cast.heq,
            paid_on=today(),
            amount=amount,
            receipt_no=f"{today():%Y%m%d}{decision.pk:05d}",
        )
