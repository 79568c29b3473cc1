"""Sealing within a case."""

from cases.measures.services import sealing
from cases.models import Sealing
from demo.stories.case_file import CaseFile


class SealingSteps(CaseFile):
    """Application, approval, execution, extension, release."""

    def _apply_for_sealing(self):
        found = sealing.apply_for_sealing(
            case=self.case,
            actor=self.officer,
            kind=Sealing.Kind.SEAL,
            ground=Sealing.Ground.EVASION,
            reason="以逃避监管的方式排放污染物，可能造成严重污染，须防止继续排放和证据灭失。",
            place=self.place,
            items=[
                {"name": "生产线配电柜", "model": "GGD", "quantity": "1 台", "place": "生产车间"},
                {"name": "排污水泵和软管", "quantity": "2 台", "place": "车间地坑"},
            ],
        )
        self._sealing = found.pk

    def _sealed(self) -> Sealing:
        return Sealing.objects.get(pk=self._sealing)

    def _approve_sealing(self):
        sealing.approve_sealing(sealing=self._sealed(), actor=self.cast.shenrc)

    def _seal(self):
        sealing.execute_sealing(
            sealing=self._sealed(),
            actor=self.officer,
            officer_b=self.partner,
            scene_record="向当事人出示执法证，告知理由、依据和权利，当场清点并加贴封条，制作清单一式两份，当事人核对无误。",
            party_present="法定代表人到场",
        )

    def _extend(self):
        sealing.extend_sealing(
            sealing=self._sealed(), actor=self.cast.shenrc, reason="情况复杂，整改尚未完成，需要继续查封。"
        )

    def _release(self):
        sealing.release_sealing(
            sealing=self._sealed(), actor=self.cast.shenrc, release_ground=Sealing.ReleaseGround.CORRECTED
        )
