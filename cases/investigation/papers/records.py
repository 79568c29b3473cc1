"""The three records for signing: 现场检查（勘察）笔录, 调查询问笔录, 采样取证登记单 (办法 第28条)."""

from datetime import date, datetime

from django.utils import timezone

from bureau.documents.chinese import date_text
from bureau.law.services import issuing_organ
from cases.models import InquiryRecord, Sampling, SceneRecord
from cases.wording.party import party
from cases.wording.prose import prose

TOLD = (
    "我们是{organ}的执法人员，这是我们的执法证件（证号：{first}、{second}），请过目。"
    "你认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避；"
    "同时你有如实回答询问、协助调查和检查的义务，不得拒绝、阻挠。"
)


def moment(at: datetime) -> str:
    """2026年9月9日9时05分, local time."""
    local = timezone.localtime(at)
    return f"{date_text(local.date())}{local.hour}时{local.minute:02d}分"


def with_numbers(*pairs) -> str:
    """陈晓岚（QH-001）、周予安（QH-002）: officers with the certificates frozen in the row."""
    return "、".join(f"{user.name}（{number}）" for user, number in pairs)


def _pair(record) -> str:
    return with_numbers((record.officer_a, record.certificate_a), (record.officer_b, record.certificate_b))


def _frame(record, on: date) -> dict:
    organ = issuing_organ(on).name
    people = ((record.officer_a, record.certificate_a), (record.officer_b, record.certificate_b))
    told = TOLD.format(organ=organ, first=record.certificate_a, second=record.certificate_b)
    old = getattr(record, "supplements", None)
    return {
        "heading": f"{record._meta.verbose_name}{'（补充）' if old else ''}",
        "supplements": f"补充{date_text(timezone.localdate(old.started_at))}所作笔录。" if old else "",
        "party": party(record.case),
        "case_number": record.case.number,
        "cause": record.case.violation.name,
        "told": told,
        "officers": [f"{user.name}（执法证号{number}）" for user, number in people],
        "time": f"{moment(record.started_at)}至{moment(record.ended_at)}",
        "note": record.note,
    }


def scene_record(record: SceneRecord, *, on: date) -> dict:
    """Context of the scene record: hours, place, officers, who was there, rights told, findings, drawings."""
    case = record.case
    present = [record.present_name, record.present_post, record.present_code]
    return {
        **_frame(record, on),
        "fields": [
            [["案由", f"涉嫌{case.violation.name}"], ["立案号", case.number]],
            [["检查时间", f"{moment(record.started_at)}至{moment(record.ended_at)}"]],
            [["检查地点", record.place]],
            [["被检查人", case.party_name]],
            [
                ["统一社会信用代码（身份证号）", case.party_code],
                ["法定代表人（负责人）", case.party_representative],
            ],
            [["地址", case.party_address], ["联系电话", case.party_phone]],
            [["在场人员", "，".join(filter(None, present)) or record.absence]],
            [
                [
                    "执法人员",
                    _pair(record),
                ]
            ],
            [["记录人", record.recorder.name], ["见证人", "　"]],
        ],
        "text_label": "现场情况",
        "text": prose(record.findings),
        "references": record.references,
        "signer": "被检查人（在场人员）",
    }


def inquiry_record(record: InquiryRecord, *, on: date) -> dict:
    """Context of the inquiry record: the person, the rights, questions and answers in order."""
    case = record.case
    answers = record.answers.all() if record.pk else []
    return {
        **_frame(record, on),
        "fields": [
            [["案由", f"涉嫌{case.violation.name}"], ["立案号", case.number]],
            [["询问时间", f"{moment(record.started_at)}至{moment(record.ended_at)}"]],
            [["询问地点", record.place]],
            [["被询问人", record.person], ["身份证号", record.person_code]],
            [["工作单位和职务", record.employer], ["与本案关系", record.relation]],
            [["住址", record.address], ["电话", record.phone]],
            [
                [
                    "询问人",
                    _pair(record),
                ]
            ],
            [["记录人", record.recorder.name], ["当事人", case.party_name]],
        ],
        "answers": [[prose(line.question), prose(line.answer)] for line in answers],
        "signer": "被询问人",
    }


_POINTS = (
    ("样品编号", "20", "c"),
    ("采样点位", "", ""),
    ("介质", "13", "c"),
    ("数量", "14", "c"),
    ("容器及保存方法", "34", ""),
    ("采样时间", "19", "c"),
    ("检测项目", "25", ""),
)


def sampling_form(record: Sampling, *, on: date) -> dict:
    """Context of 采样取证登记单: each sample with container and preservation, the party's witness, the laboratory."""
    points = record.points.all() if record.pk else []
    local = timezone.localtime
    return {
        **_frame(record, on),
        "intro": (
            f"被采样人：{record.case.party_name}\n案由：涉嫌{record.case.violation.name}（{record.case.number}）\n"
            f"采样时间：{moment(record.started_at)}至{moment(record.ended_at)}\n采样地点：{record.place}\n"
            f"送检机构：{record.laboratory}\n封样情况：{record.sealed or '现场封样，当事人在封条上签名'}"
        ),
        "columns": [{"label": label, "width": width, "align": align} for label, width, align in _POINTS],
        "rows": [
            [
                p.code,
                p.point,
                p.medium,
                p.quantity,
                f"{p.container}；{p.preservation}",
                f"{local(p.taken_at):%m-%d %H:%M}",
                p.items,
            ]
            for p in points
        ],
        "signatures": [
            ["采样人", record.officer_a.name],
            ["执法证号", record.certificate_a],
            ["采样人", record.officer_b.name],
            ["执法证号", record.certificate_b],
            ["当事人在场见证人", record.party_witness],
            ["签名", ""],
        ],
    }
