"""查封（扣押）现场笔录: every part 行政强制法 第18条 asks for."""

from datetime import date

from django.utils import timezone

from bureau.documents.chinese import date_text
from cases.measures.papers.sealings import frame, item_text, place_label
from cases.models import Sealing, SealingScene
from cases.wording.party import party_fields
from cases.wording.people import officers
from cases.wording.prose import clause, prose

TOLD = (
    "执法人员出示执法证件，说明来意；当场告知采取{measure}的理由、依据以及依法享有的陈述、申辩、申请行政复议、"
    "提起行政诉讼的权利；告知有权申请执法人员回避、有协助和不得拒绝、阻挠的义务。"
)


def sealing_scene(sealing: Sealing, scene: SealingScene, *, on: date) -> dict:
    """Context of the scene record; lines for signatures stay for the hand."""
    return {
        **frame(sealing, "现场笔录"),
        "fields": [
            [["时间", f"{moment(scene.started_at)} 至 {moment(scene.ended_at)}"]],
            [[place_label(sealing), clause(sealing.place)]],
            *party_fields(sealing.case),
            [["到场情况", scene.get_presence_display()], ["到场人", scene.present_name]],
            [["执法人员", "、".join(officers(sealing.officer_a, sealing.officer_b, on=on))]],
            [["见证人", scene.witness], ["音像记录", "有" if scene.video else "无"]],
        ],
        "texts": [
            {"label": "告知事项", "text": TOLD.format(measure=sealing.get_kind_display())},
            {"label": "现场情况", "text": prose(sealing.scene_record)},
            {"label": "查封扣押物", "text": "\n".join(f"{item_text(i)}。" for i in sealing.items.all())},
            {"label": "陈述和申辩", "text": prose(scene.defence) or "当事人没有陈述和申辩。"},
            {"label": "交付情况", "text": _handed(sealing)},
            {"label": "签名情况", "text": f"当事人：{scene.get_signature_display()}。"},
        ],
        "opinions": [
            {"label": label, "text": text, "people": [], "on": None}
            for label, text in (
                ("当事人", "以上笔录已阅，与实际情况一致。"),
                ("见证人", ""),
                ("执法人员", ""),
            )
        ],
    }


def moment(at) -> str:
    """2026年9月9日10时05分, local time."""
    local = timezone.localtime(at)
    return f"{date_text(local.date())}{local:%H时%M分}"


def _handed(sealing: Sealing) -> str:
    if sealing.emergency and not sealing.approved_on:
        return (
            "清单一式两份，一份当场交付当事人；情况紧急，批准手续在实施后二十四小时内补办，决定书另行送达。"
        )
    keeper = f"扣押物由{sealing.custodian}保管。" if sealing.custodian else ""
    return f"决定书和清单当场交付当事人，清单一式两份，由当事人和我局分别保存。{keeper}"
