"""Sealing and seizure within a case."""

from collections.abc import Iterator

from cases.measures.services import sealed_goods, sealing, sealing_end, sealing_term
from cases.models import SealedItem, Sealing, SealingScene
from demo.clock import moment
from demo.stories.case_file import CaseFile
from demo.stories.tale import Step

LINE = {
    "name": "生产线配电柜",
    "model": "GGD",
    "quantity": "1 台",
    "place": "生产车间",
    "tie": SealedItem.Tie.DEVICE,
    "relation": "为产生废水的生产线供电",
}
PUMP = {
    "name": "排污水泵和软管",
    "quantity": "2 台",
    "place": "车间地坑",
    "tie": SealedItem.Tie.DEVICE,
    "relation": "用于绕开处理设施排放",
}
DRUMS = {
    "name": "盛装废液的吨桶",
    "model": "IBC 1000 升",
    "quantity": "4 只",
    "place": "厂区西侧空地",
    "tie": SealedItem.Tie.MATTER,
    "relation": "盛装拟倾倒的废液",
}
DURING = ("corrected", "extended", "seized", "emergency")  # released before the case is decided
KEEPER = "青禾县应急物资仓库"


class SealingSteps(CaseFile):
    """Application, approval, execution, extension, release; on the spot in an emergency; goods taken and returned."""

    def _sealing_steps(self) -> Iterator[Step]:
        match self.tale.sealing:
            case "":
                return
            case "emergency":
                yield "seal", 0, self._seal_at_once
                yield "approve_sealing", 0, self._approve_emergency
            case _:
                yield "apply_sealing", 0, self._apply_for_sealing
                yield "approve_sealing", 0, self._approve_sealing
                yield "seal", 1, self._seal

    def _release_steps(self) -> Iterator[Step]:
        if self.tale.sealing in DURING:
            yield "release", 9 if self.tale.sealing == "extended" else 2, self._release
            yield "serve_release", 1, self._serve_release
        if self.tale.sealing == "seized":
            yield "notify_goods", 0, self._notify_collection
            yield "return_goods", 2, self._return_goods

    @property
    def _seizes(self) -> bool:
        return self.tale.sealing in ("seized", "police")

    def _measure(self) -> dict:
        """Kind, ground, reason and list."""
        return {
            "kind": Sealing.Kind.SEIZE if self._seizes else Sealing.Kind.SEAL,
            "ground": Sealing.Ground.EVASION if not self._seizes else Sealing.Ground.TOXIC,
            "reason": "违法排放、处置污染物，可能造成严重污染，须防止继续排放和证据灭失。",
            "place": self.place,
            "items": [dict(PUMP), dict(DRUMS)] if self._seizes else [dict(LINE), dict(PUMP)],
            "not_sealed_elsewhere": True,
            "no_daily_goods": True,
        }

    def _scene_facts(self) -> dict:
        """What the record on the spot says; the custodian only where things are taken away."""
        return {
            "started_at": moment(8, 30),
            "ended_at": moment(8, 55),
            "certificates_shown": True,
            "told": True,
            "presence": SealingScene.Presence.PARTY,
            "present_name": "法定代表人",
            "findings": "当场清点，逐件拍照并加贴封条 2 张，当事人核对清单无误。",
            "signature": SealingScene.Signature.SIGNED,
            "list_handed": True,
            "video": True,
            "custodian": KEEPER if self._seizes else "",
        }

    def _apply_for_sealing(self):
        found = sealing.apply_for_sealing(case=self.case, actor=self.officer, **self._measure())
        self._sealing = found.pk

    def _seal_at_once(self):
        found = sealing.seal_at_once(
            case=self.case,
            actor=self.officer,
            officer_b=self.partner,
            reported_to=self.cast.shenrc,
            **self._measure(),
            **self._scene_facts(),
        )
        self._sealing = found.pk

    def _sealed(self) -> Sealing:
        return Sealing.objects.get(pk=self._sealing)

    def _approve_sealing(self):
        sealing.approve_sealing(sealing=self._sealed(), actor=self.cast.shenrc)

    def _approve_emergency(self):
        sealing.approve_emergency(
            sealing=self._sealed(), actor=self.cast.shenrc, opinion="情况紧急，同意补办批准手续。"
        )

    def _seal(self):
        sealing.execute_sealing(
            sealing=self._sealed(), actor=self.officer, officer_b=self.partner, **self._scene_facts()
        )

    def _extend(self):
        sealing_term.extend_sealing(
            sealing=self._sealed(), actor=self.cast.shenrc, reason="情况复杂，整改尚未完成，需要继续查封。"
        )

    def _release(self):
        sealing_end.release_sealing(
            sealing=self._sealed(), actor=self.cast.shenrc, release_ground=Sealing.ReleaseGround.CORRECTED
        )

    def _serve_release(self):
        sealing_end.serve_release(sealing=self._sealed(), actor=self.officer, **self._service())

    def _notify_collection(self):
        sealed_goods.notify_collection(sealing=self._sealed(), actor=self.officer)

    def _return_goods(self):
        sealed_goods.return_goods(
            sealing=self._sealed(),
            actor=self.officer,
            receiver=self.firm.legal_representative,
            condition="外观完好，封条完整，数量与清单一致。",
        )
