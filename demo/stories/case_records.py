"""Records on paper, signed and scanned; evidence registered before it can vanish; an investigation suspended."""

from django.utils import timezone

from bureau.dates import today
from cases.investigation.services import evidence as filing_evidence
from cases.investigation.services import records, registration, suspension
from cases.models import Registration, Suspension
from demo.clock import ago
from demo.pictures import photo
from demo.stories.case_file import CaseFile


class RecordSteps(CaseFile):
    """What a careful pair of officers brings back from a visit."""

    def _signed_scene(self):
        made = records.save_record(
            case=self.case,
            actor=self.officer,
            kind="scene",
            officer_b=self.partner,
            started_at=ago(45),
            ended_at=ago(5),
            place=self.place,
            certificates_shown=True,
            rights_told=True,
            present_name=self.firm.legal_representative,
            present_post="法定代表人",
            findings=f"检查人员到达{self.place}，向在场人员出示执法证并说明来意。{self.wording.facts}",
            references="现场照片 2 张",
        )
        self._sign("scene", made, ("time", "place", "act", "circumstances", "consequence"))
        self._pictures()
        filing_evidence.issue_photo_sheet(case=self.case, actor=self.officer)

    def _sign(self, kind: str, made, elements: tuple[str, ...]):
        made = records.issue_record(case=self.case, actor=self.officer, kind=kind, existing=made)
        records.sign_record(
            case=self.case,
            actor=self.officer,
            kind=kind,
            existing=made,
            signing="signed",
            upload=photo(f"{self.firm.name} {kind}", "签名页.png"),
            elements=elements,
        )

    def _register_evidence(self):
        row = registration.apply_for_registration(
            case=self.case,
            actor=self.officer,
            officer_b=self.partner,
            reason="自行监测原始记录和台账可能灭失，以后难以取得。",
            place=self.place,
            keeper=self.firm.legal_representative,
            items=[
                {"name": "自行监测原始记录", "quantity": "2 本", "condition": "有涂改"},
                {"name": "环境管理台账", "quantity": "1 本"},
            ],
        )
        registration.approve_registration(registration=row, actor=self.cast.shenrc)
        registration.execute_registration(
            registration=Registration.objects.get(pk=row.pk),
            actor=self.officer,
            officer_b=self.partner,
            acted_at=timezone.now(),
            party_present="法定代表人到场，清点无误并签名",
        )

    def _settle_registration(self):
        registration.decide_registration(
            registration=self.case.registrations.get(),
            actor=self.cast.shenrc,
            outcome=Registration.Outcome.PRESERVE,
            outcome_note="已复印、拍照固定，原件返还当事人。",
        )

    def _suspend(self):
        suspension.suspend(
            case=self.case,
            actor=self.cast.shenrc,
            ground=Suspension.Ground.PARTY_MISSING,
            reason=f"{today():%Y-%m-%d} 前多次上门和电话联系，当事人停产，法定代表人下落不明，暂时无法调查。",
        )
