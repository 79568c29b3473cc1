"""Papers about seized goods: notice to collect, receipt, handing over to the police."""

from datetime import date

from bureau.timelimits import services as timelimits
from cases.measures.papers.sealings import decision_number, frame, item_text
from cases.models import SealedGoods, Sealing
from cases.wording.articles import article
from cases.wording.people import contact
from cases.wording.prose import clause
from cases.wording.terms import term


def goods_collection(sealing: Sealing, *, on: date) -> dict:
    """Context of 领取财物通知书: what, where, until when, what happens otherwise."""
    release = sealing.papers("sealing_release").last()
    return {
        **frame(sealing, ""),
        "heading": "领取财物通知书",
        "decision_number": decision_number(sealing),
        "release_number": release.number if release else "",
        "released_on": sealing.released_on,
        "items": [item_text(item) for item in sealing.items.all()],
        "term": term("seal.collect", on, office=sealing.office),
        "until": timelimits.due("seal.collect", on, office=sealing.office).on,
        "article": article("sealing.collect", on),
        "contact": contact(on, sealing.case.handler, sealing.case.co_handler),
    }


def goods_receipt(sealing: Sealing, goods: SealedGoods, *, on: date) -> dict:
    """Context of 财物领取清单, signed by who takes the goods back."""
    columns = (("名称", "", ""), ("规格型号", "40", ""), ("数量", "24", "c"), ("清点情况", "44", ""))
    return {
        **frame(sealing, ""),
        "heading": "扣押财物领取清单",
        "carries": decision_number(sealing),
        "columns": [{"label": label, "width": width, "align": align} for label, width, align in columns],
        "rows": [[i.name, i.model, i.quantity, ""] for i in sealing.items.all()],
        "intro": f"当事人：{sealing.case.party_name}\n领取人：{goods.receiver}\n清点情况：{clause(goods.condition)}",
        "signatures": [["领取人", ""], ["领取日期", ""], ["执法人员", ""], ["执法人员", ""]],
    }


def goods_transfer(sealing: Sealing, goods: SealedGoods, *, on: date) -> dict:
    """Context of 财物移交通知书: the party is told in writing that the goods went to the police (行政强制法 第21条)."""
    return {
        **frame(sealing, ""),
        "heading": "查封（扣押）财物移交通知书",
        "decision_number": decision_number(sealing),
        "handed_to": goods.handed_to,
        "handed_on": goods.handed_on,
        "filing_paper": goods.filing_paper,
        "items": [item_text(item) for item in sealing.items.all()],
        "article": article("sealing.transfer", on),
        "contact": contact(on, sealing.case.handler, sealing.case.co_handler),
    }
