"""Seized goods: notice to collect, return, disposal, handing over to the police."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.timelimits import services as timelimits
from cases import papers
from cases.measures.services.noting import note_on_case
from cases.models import SealedGoods, Sealing
from cases.states import ReferralState
from cases.workflow import SEALINGS


@transaction.atomic
def notify_collection(*, sealing: Sealing, actor, on: date | None = None) -> SealedGoods:
    """领取财物通知书: sixty days to collect (查封扣押办法 第21条)."""
    on = on or today()
    with SEALINGS.step(sealing, "notify_collection", actor=actor, on=on) as row:
        goods = _goods(row)
        goods.notified_on = on
        goods.save()
        paper = papers.goods_collection(row, on=on)
        documents.issue(row.case, "goods_collection", actor=actor, on=on, context=paper)
    note_on_case(row, actor, "通知领取财物：", on)
    return goods


@transaction.atomic
def return_goods(
    *, sealing: Sealing, actor, receiver: str, condition: str, on: date | None = None
) -> SealedGoods:
    """The party takes the goods back and signs for them (行政强制法 第28条第2款)."""
    on = on or today()
    with SEALINGS.step(sealing, "return_goods", actor=actor, on=on) as row:
        goods = _goods(row)
        goods.returned_on, goods.receiver, goods.condition = on, receiver, condition
        goods.full_clean(exclude=["sealing"])
        goods.save()
        paper = papers.goods_receipt(row, goods, on=on)
        documents.issue(row.case, "goods_receipt", actor=actor, on=on, context=paper)
    note_on_case(row, actor, "返还财物：", on)
    return goods


@transaction.atomic
def dispose_goods(*, sealing: Sealing, actor, disposal: str, on: date | None = None) -> SealedGoods:
    """What nobody collected in time is dealt with; where the money went is recorded."""
    on = on or today()
    with SEALINGS.step(sealing, "dispose_goods", actor=actor, on=on, note=disposal) as row:
        goods = _goods(row)
        goods.disposed_on, goods.disposal = on, disposal
        goods.full_clean(exclude=["sealing"])
        goods.save()
    note_on_case(row, actor, "处理逾期未领财物：", on)
    return goods


@transaction.atomic
def hand_over_goods(
    *, sealing: Sealing, actor, handed_to: str, filing_paper: str, on: date | None = None
) -> SealedGoods:
    """A crime was filed: everything goes to the police with the case, the party is told (行政强制法 第21条)."""
    on = on or today()
    with SEALINGS.step(sealing, "hand_over_goods", actor=actor, on=on, data={"to": handed_to}) as row:
        goods = _goods(row)
        goods.handed_on, goods.handed_to, goods.filing_paper = on, handed_to, filing_paper
        goods.full_clean(exclude=["sealing"])
        goods.save()
        paper = papers.goods_transfer(row, goods, on=on)
        documents.issue(row.case, "goods_transfer", actor=actor, on=on, context=paper)
    _with_the_referral(row, on)
    note_on_case(row, actor, "移交财物：", on)
    return goods


def _with_the_referral(row: Sealing, on: date) -> None:
    """The last of the goods to leave keeps the three days of the transfer (行刑衔接办法 第10条)."""
    referral = row.case.referrals.filter(state=ReferralState.POLICE_FILED).last()
    listed = referral and referral.items and not referral.goods_on
    if referral and not listed and not row.case.sealings.standing().exists():
        timelimits.meet(referral, "crime.goods", on=on)


def _goods(row: Sealing) -> SealedGoods:
    return SealedGoods.objects.get_or_create(sealing=row)[0]
