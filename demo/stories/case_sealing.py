"""Sealing within a case."""

from datetime import datetime, timedelta

from bureau.dates import start_of_day, today
from cases.measures.services import sealing, sealing_end, sealing_term
from cases.models import SealedItem, Sealing, SealingScene
from demo.stories.case_file import CaseFile


def moment(hour: int, minute: int) -> datetime:
    """A time of the story's day."""
    return start_of_day(today()) + timedelta(hours=hour, minutes=minute)


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
                {
                    "name": "生产线配电柜",
                    "model": "GGD",
                    "quantity": "1 台",
                    "place": "生产车间",
                    "tie": SealedItem.Tie.DEVICE,
                    "relation": "为产生废水的生产线供电",
                },
                {
                    "name": "排污水泵和软管",
                    "quantity": "2 台",
                    "place": "车间地坑",
                    "tie": SealedItem.Tie.DEVICE,
                    "relation": "用于绕开处理设施排放",
                },
            ],
            not_sealed_elsewhere=True,
            no_daily_goods=True,
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
            started_at=moment(8, 30),
            ended_at=moment(8, 55),
            certificates_shown=True,
            told=True,
            presence=SealingScene.Presence.PARTY,
            present_name="法定代表人",
            findings="当场清点并加贴封条，配电柜、水泵各加贴 2 张，当事人核对清单无误。",
            signature=SealingScene.Signature.SIGNED,
            list_handed=True,
            video=True,
        )

    def _extend(self):
        sealing_term.extend_sealing(
            sealing=self._sealed(), actor=self.cast.shenrc, reason="情况复杂，整改尚未完成，需要继续查封。"
        )

    def _release(self):
        sealing_end.release_sealing(
            sealing=self._sealed(), actor=self.cast.shenrc, release_ground=Sealing.ReleaseGround.CORRECTED
        )
