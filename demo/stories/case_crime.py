"""A suspected crime goes to the police with what was seized; the penalty waits."""

from collections.abc import Iterator

from django.utils import timezone

from bureau.dates import today
from cases.measures.services import referral, sealed_goods, transfers
from cases.models import Referral
from demo.stories.case_file import CaseFile
from demo.stories.tale import Step

POLICE, PROCURATORATE = "青禾县公安局", "青禾县人民检察院"


class Crime(CaseFile):
    """From the report to the head to the goods in the hands of the police."""

    def _crime(self) -> Iterator[Step]:
        yield "report_crime", 2, self._report_crime
        yield "approve_crime", 1, self._approve_crime
        yield "send_crime", 0, self._send_crime
        yield "platform", 2, lambda: referral.enter_platform(referral=self.referral, actor=self.cast.heq)
        yield "police_accept", 1, self._police_accept
        yield "police_file", 3, self._police_file
        yield "goods", 1, self._goods_to_police
        yield "recheck", 2, self._recheck

    @property
    def referral(self) -> Referral:
        """The referral as it now is."""
        return self.case.referrals.get()

    def _report_crime(self):
        case = self.case
        goods = [item for sealing in case.sealings.all() for item in sealing.items.all()]
        referral.report_crime(
            case=case,
            actor=self.officer,
            facts=case.facts,
            reason="非法倾倒危险废物三吨以上，涉嫌构成犯罪，应当移送公安机关。",
            charge="污染环境罪",
            basis="《中华人民共和国刑法》第三百三十八条；"
            "《最高人民法院、最高人民检察院关于办理环境污染刑事案件适用法律若干问题的解释》第一条",
            persons=[{"name": self.firm.legal_representative, "number": "", "post": "法定代表人"}],
            materials=transfers.default_materials(case),
            items=[
                {"name": i.name, "quantity": i.quantity, "feature": i.model, "place": i.place} for i in goods
            ],
        )

    def _approve_crime(self):
        referral.approve_referral(referral=self.referral, actor=self.cast.shenrc, opinion="同意移送。")

    def _send_crime(self):
        referral.send_referral(
            referral=self.referral,
            actor=self.officer,
            sent_at=timezone.now(),
            receiver=POLICE,
            copies_kept=True,
            procuratorate=PROCURATORATE,
            procuratorate_on=today(),
        )

    def _police_accept(self):
        referral.accept_referral(
            referral=self.referral,
            actor=self.officer,
            receipt_no="接受案件回执（虚构）",
            complexity=Referral.Complexity.CHECKED,
        )

    def _police_file(self):
        referral.police_filed(
            referral=self.referral,
            actor=self.officer,
            outcome="青禾县公安局决定立案侦查（立案告知书，虚构）。",
        )

    def _goods_to_police(self):
        for row in self.case.sealings.all():
            sealed_goods.hand_over_goods(
                sealing=row, actor=self.cast.shenrc, handed_to=POLICE, filing_paper="立案告知书（虚构）"
            )
        referral.hand_over_goods(
            referral=self.referral,
            actor=self.officer,
            goods_note="移交清单一式三份，接收人签字，已书面告知当事人。",
        )
