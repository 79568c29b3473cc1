"""复查笔录: time, place, method, findings, sampling, refusal, signatures (按日办法 第10、13条; 办法 第28条)."""

from datetime import date

from cases.models import Recheck
from cases.wording.articles import article
from cases.wording.party import party, party_fields
from cases.wording.people import officers
from cases.wording.prose import clause, prose


def recheck_record(made: Recheck, *, on: date) -> dict:
    """Context of the record of one round; `made` may be unsaved."""
    order = made.order
    return {
        "heading": "责令改正复查笔录",
        "party": party(order),
        "fields": [
            *party_fields(order),
            [["案由", order.violation.name]],
            [
                ["责令改正文号", order.document.number if order.document else ""],
                ["送达日期", _day(order.served_on)],
            ],
            [["复查日期", _day(made.on)], ["复查时间", _times(made)]],
            [
                ["复查地点", clause(made.place or order.party_address)],
                ["复查方式", made.get_method_display()],
            ],
            [["执法人员", "、".join(officers(made.officer_a, made.officer_b, on=on))]],
            [["当事人到场", made.party_present], ["采样、监测", made.sampling or "未采样"]],
        ],
        "article": article("recheck", on),
        "demand": prose(order.demand),
        "result": prose(made.result),
        "conclusion": made.get_finding_display(),
        "refusal": made.is_refusal,
        "obstructed": made.finding == Recheck.Finding.OBSTRUCTED,
    }


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _times(made: Recheck) -> str:
    if not made.from_time:
        return ""
    end = f"{made.to_time:%H时%M分}" if made.to_time else ""
    return f"{made.from_time:%H时%M分}至{end}"
