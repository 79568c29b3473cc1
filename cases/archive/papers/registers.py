"""Two lists of 副卷 that only rows hold: origin and internal opinions, and the whole process record of the case."""

from datetime import date

from django.utils import timezone

from bureau.documents.chinese import date_text
from bureau.record.models import Chain, Entry
from cases.models import Case
from cases.wording.approvals import day_or_blank

CHAINED = "各条的指纹由内容和上一条的指纹算出，改动、增删任何一条即与链首不符。"


def inner_register(case: Case, *, on: date) -> dict:
    """案件来源和内部审核登记表: the clue with its confidential reporters, reviews, legal reviews, discussions."""
    clue = case.clue
    return {
        "fields": [
            [["案件", str(case)]],
            [["案由", case.violation.name]],
            [["线索编号", clue.number], ["案件来源", clue.get_source_display()]],
            [["收到日期", date_text(clue.received_on)], ["立案日期", day_or_blank(case.filed_on)]],
        ],
        "texts": [
            {"label": label, "text": text}
            for label, text in (
                ("线索内容", clue.content),
                ("举报人\n（保密）", "\n".join(_reporters(clue))),
                ("案件审查", "\n".join(_reviews(case))),
                ("法制审核", "\n".join(_legal_reviews(case))),
                ("集体讨论", "\n".join(_discussions(case))),
            )
            if text
        ],
        "opinions": [],
    }


def process_record(case: Case, *, on: date) -> dict:
    """执法全过程记录 as printed text (行政处罚法 第47条): every entry with its short hash, the head of the chain."""
    chain = Chain.objects.of(case).first()
    head = f"共 {chain.length} 条，链首 SHA-256 {chain.head}" if chain else "没有记录"
    return {
        "intro": f"案件：{case}\n截至{date_text(on)}{head}。{CHAINED}",
        "columns": [
            {"label": "登记时间", "width": 35, "align": "c"},
            {"label": "事项", "width": "", "align": ""},
            {"label": "经办人", "width": 19, "align": "c"},
            {"label": "发生日期", "width": 27, "align": "c"},
            {"label": "指纹", "width": 25, "align": "c"},
        ],
        "rows": [_entry(entry) for entry in Entry.objects.of(case).order_by("sequence").iterator()],
        "signatures": [],
    }


def _entry(entry) -> list:
    at = f"{timezone.localtime(entry.at):%Y-%m-%d %H:%M}"
    return [at, entry.label, entry.actor_name, entry.on.isoformat(), entry.short_hash]


def _reporters(clue):
    if clue.reporter:
        yield f"{clue.reporter} {clue.reporter_phone}".strip()
    for complaint in clue.complaints.all():
        known = (complaint.reporter, complaint.reporter_phone, complaint.reporter_address)
        yield f"{complaint.get_channel_display()}{complaint.number}：{' '.join(filter(None, known)) or '未留姓名'}"


def _reviews(case):
    for review in case.reviews.select_related("reviewer"):
        yield f"{_by(review.reviewer, review.reviewed_on)}{'通过' if review.passed else '退回'}。{review.opinion}"


def _legal_reviews(case):
    for review in case.legal_reviews.select_related("reviewer"):
        agreed = "同意" if review.agreed else "不同意"
        yield f"{_by(review.reviewer, review.reviewed_on)}{agreed}。{review.opinion}"


def _discussions(case):
    for held in case.discussions.select_related("chair").prefetch_related("members"):
        members = "、".join(member.name for member in held.members.all())
        yield f"{date_text(held.held_on)}，{held.place}，主持人{held.chair.name}，参加人{members}。"
        yield held.minutes
        yield f"结论：{held.conclusion}"


def _by(person, on) -> str:
    return f"{person.name}，{date_text(on)}，"
