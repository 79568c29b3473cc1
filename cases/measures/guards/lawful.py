"""Whether a sealing may be asked for at all: ground, objects, double sealing (强制法 第23条; 查封扣押办法 第4、6条)."""

import re
from datetime import date

from bureau.workflow import Refusal
from cases.measures.models.sealing import NEW_GROUNDS, SealedItem, Sealing
from cases.states import SEALED, SealingState
from cases.wording.articles import CODE

_NAMED = re.compile(r"(法|条例|法典|规定|办法)》?\s*第[一二三四五六七八九十百千零\d]+条")
_ALIVE = (*SEALED, SealingState.APPLIED, SealingState.APPROVED)


def lawful(sealing: Sealing, items: list[SealedItem], on: date) -> list[Refusal]:
    """Everything the law asks of ground and objects; `sealing` may still be unsaved."""
    return [*_ground(sealing, on), *_refrain(sealing), *_objects(sealing, items), *_double(sealing, items)]


def names_a_law(text: str) -> bool:
    """Fatal error 11: a catch-all ground stands only with a law or regulation and its article."""
    return bool(_NAMED.search(text or ""))


def _ground(sealing: Sealing, on: date) -> list[Refusal]:
    if sealing.ground in NEW_GROUNDS and on < CODE:
        text = f"情形“{sealing.get_ground_display()}”自 {CODE} 起才可适用，{on} 不能作为依据。请改选情形。"
        return [Refusal(text, "法典 第52条")]
    if sealing.ground == Sealing.Ground.OTHER and not names_a_law(sealing.other_basis):
        text = "“其他情形”没有写明法律、法规的名称和条款。请填写，例如：固体废物污染环境防治法 第27条。"
        return [Refusal(text, "查封扣押办法（令 29）第4条第1款第6项")]
    return []


def _refrain(sealing: Sealing) -> list[Refusal]:
    if not sealing.refrain or sealing.refrain_reason.strip():
        return []
    text = f"{sealing.get_refrain_display()}的，可以不予查封、扣押。请写明仍须实施的理由，或撤回申请。"
    return [Refusal(text, "查封扣押办法（令 29）第6条")]


def _objects(sealing: Sealing, items: list[SealedItem]) -> list[Refusal]:
    """Fatal error 13: nothing unrelated, nothing a family lives on."""
    article, found = "行政强制法 第23条", []
    if not items:
        found.append(Refusal("没有列明查封、扣押的场所、设施或财物。请逐件填写清单。", article))
    untied = [i.name for i in items if i.tie not in SealedItem.Tie.values or not (i.relation or "").strip()]
    if untied:
        text = f"{'、'.join(untied)}：没有写明与违法行为的关系。与违法行为无关的不得查封、扣押。请补填或移出清单。"
        found.append(Refusal(text, article))
    if sealing.case.party_kind != "entity" and not sealing.no_daily_goods:
        text = "没有核对生活必需品。不得查封、扣押公民个人及其所扶养家属的生活必需品。请核对清单后勾选。"
        found.append(Refusal(text, article))
    if not sealing.not_sealed_elsewhere:
        text = "没有核对是否已被其他机关查封、扣押。已依法查封的不得重复查封。请核对后勾选。"
        found.append(Refusal(text, article))
    return found


def _double(sealing: Sealing, items: list[SealedItem]) -> list[Refusal]:
    """The same object of the same party never stands under two measures of this bureau."""
    standing = SealedItem.objects.filter(
        sealing__state__in=_ALIVE, sealing__case__party_name=sealing.case.party_name
    ).exclude(sealing=sealing.pk)
    taken = set(standing.values_list("name", "model", "place"))
    twice = [item.name for item in items if (item.name, item.model, item.place) in taken]
    if not twice:
        return []
    text = f"{'、'.join(twice)}：已在另一件未解除的查封、扣押清单中，不得重复查封。请移出清单，或写明编号、位置以区别。"
    return [Refusal(text, "行政强制法 第23条第2款")]
